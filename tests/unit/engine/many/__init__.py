"""Tests of the engine on many machines, over a real PostgreSQL."""
