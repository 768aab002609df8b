"""Tests of how we are let in."""
