"""`python -m tests.chaos [--seed N] [--full]`: one burst under fire, again with the same seed."""

import argparse
import asyncio
import pprint
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.chaos.burst import FULL, SMALL, burst


def main() -> int:
    """Play it and print what came of it; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--full", action="store_true", help="2,000 bookings and eight kills")
    asked = parser.parse_args()
    print(f"seed {asked.seed}")
    with TemporaryDirectory(prefix="chaos-") as folder:
        outcome = asyncio.run(burst(FULL if asked.full else SMALL, asked.seed, Path(folder)))
    pprint.pp(outcome)
    return 0 if outcome.verdict.is_kept else 1


if __name__ == "__main__":
    sys.exit(main())
