"""The seats of a room: who sits where, and what is locked."""
