"""One suite per port, over every implementation of it."""
