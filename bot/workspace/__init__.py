"""The local workspace: what stands in for Slack, for trying the bot out and for testing it.

Its law: it imports nothing of the bot's, so that a misreading of Slack cannot pass on both sides.
"""
