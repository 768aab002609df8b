"""Proof under fire: the bot is killed again and again, and every promise is kept once."""
