"""The local room service: a stand-in for Tencent RTC's server REST API, for trying out and testing.

Its law: it is written from the documents alone and imports nothing of the bot, so that a misreading
of a page cannot pass on both sides. `coverage` says what is emulated, how well, and who says so.
"""
