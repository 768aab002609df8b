"""What the workspace is made of: people, conversations, messages, views, tickets."""
