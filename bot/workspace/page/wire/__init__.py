"""The other side of the wire, beside the chat: what goes on behind the app, and what moves it."""
