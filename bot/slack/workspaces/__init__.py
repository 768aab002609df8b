"""Many workspaces: with whose token we speak in which, and how an admin lets us in."""
