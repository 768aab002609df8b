"""The words of the messages beside the card: news, reminders, warnings, failures."""

from bot.slack.news.words import message_of

__all__ = ["message_of"]
