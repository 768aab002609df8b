"""What follows when something changed: a look at a room, a person's home."""
