"""Whatever anybody may send to the two stand-ins: `python -m tests.fuzz` sends 10,000 of it."""
