"""Actions: what keeps the promise of a booking, one outside effect each."""
