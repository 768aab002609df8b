"""The demo played in headless Chromium, as a newcomer would: one journey a test.

Its law: a test asserts on what a person sees; the room service is only told what to break.
"""
