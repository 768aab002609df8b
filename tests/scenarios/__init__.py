"""A person's story per test: signed HTTP in, calls out, everything real but Slack and Tencent."""
