"""What the bot does, one verb a file; each reaches the world through ports alone."""
