"""What live rooms alone have: metadata, robots, totals."""
