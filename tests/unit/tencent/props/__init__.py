"""What the tests of the client need: pushed timers, a script, printed samples, rooms."""
