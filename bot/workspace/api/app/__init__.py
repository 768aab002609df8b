"""The methods about the app itself: who it is, and how it gets its token."""
