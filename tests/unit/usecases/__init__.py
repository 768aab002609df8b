"""Tests of the engine, over a real store."""
