"""The cards of rooms, and the words for what rooms are like."""

from bot.slack.cards.card import EVENT_TYPE, Cards, join_button, metadata

__all__ = ["EVENT_TYPE", "Cards", "join_button", "metadata"]
