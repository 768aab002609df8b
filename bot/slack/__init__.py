"""Everything that we say and show in Slack, and how it gets there."""
