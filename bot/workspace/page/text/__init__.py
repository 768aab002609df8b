"""Draws words: mrkdwn, rich text, dates, emoji."""
