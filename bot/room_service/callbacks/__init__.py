"""Callbacks, which newer pages call webhooks: what is told to a URL, and how (section 6)."""
