"""Series as people type them, and when their bookings are."""
