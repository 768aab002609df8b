"""Faults on demand: what they are, how a connection is dropped, and what may be switched."""
