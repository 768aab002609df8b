"""The room service client, without a room service."""
