"""Tests of moving an installation from one database to another."""
