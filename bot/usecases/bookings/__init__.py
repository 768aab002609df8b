"""What people do with bookings: schedule, change, cancel, answer; one act a file."""
