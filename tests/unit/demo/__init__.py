"""Tests of what joins the two stand-ins and the bot."""
