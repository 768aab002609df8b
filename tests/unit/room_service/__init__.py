"""The local room service, called as a client would call it."""
