"""Tests of the home tab."""
