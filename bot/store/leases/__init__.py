"""Leases: what somebody has taken, and until when it counts as theirs."""
