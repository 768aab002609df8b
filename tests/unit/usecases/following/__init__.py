"""Tests of what people do with bookings."""
