"""Journeys through the page itself: what is around the app, not the app."""
