"""The control API: faults, switches, people in rooms, where callbacks go, a look at everything.

JSON, no signature, for callers on this machine alone.
"""
