"""The bot judged from outside: its public face, a strict room service and a strict Slack.

Its law: everything here is written from the documents. Nothing imports the bot or its commands.
"""
