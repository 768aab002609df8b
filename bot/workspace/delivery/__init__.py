"""How an act reaches the app: a signed POST, or an envelope of Socket Mode."""
