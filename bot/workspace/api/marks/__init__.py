"""What the app puts on messages and conversations of others: reactions, pins, bookmarks."""
