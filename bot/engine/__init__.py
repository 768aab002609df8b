"""What wakes up due actions: APScheduler on one machine."""
