"""Tests of what actions do."""
