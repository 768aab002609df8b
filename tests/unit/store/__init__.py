"""Tests of the store over SQLite: its file, its thread, its rows."""
