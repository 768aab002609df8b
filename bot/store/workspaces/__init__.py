"""The workspaces that let us in: their tokens, their way in, and what goes when they leave."""
