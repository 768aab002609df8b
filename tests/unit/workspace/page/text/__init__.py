"""Tests of how words are drawn."""
