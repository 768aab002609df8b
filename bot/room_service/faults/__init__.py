"""Faults on demand: what they are, how a connection is dropped, and the API that asks for them."""
