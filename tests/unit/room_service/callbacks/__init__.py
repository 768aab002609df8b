"""Callbacks of the local room service, as their receiver sees them."""
