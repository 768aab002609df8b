"""What the workspace keeps for the app beside messages: registered calls, bookmarks, a schedule."""
