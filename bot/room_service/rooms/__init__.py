"""The commands about rooms, of both services, and the rules they keep."""
