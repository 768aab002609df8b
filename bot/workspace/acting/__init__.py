"""What a person can do in the workspace, and what comes of it."""
