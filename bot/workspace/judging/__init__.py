"""The three judges of blocks: Slack's types, Slack's library, and rules across fields."""
