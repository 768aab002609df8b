"""Tests of the store over PostgreSQL: several at once, lost connections, its clock, its tables."""
