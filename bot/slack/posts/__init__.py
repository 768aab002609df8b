"""What we post in Slack by ourselves: cards, and what is said about bookings beside them."""
