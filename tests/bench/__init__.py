"""What it costs, measured inside one run: `python -m tests.bench NAME`."""
