"""`python -m tests.chaos [--seed N] [--full]`: the stories under fire, again with the same seed."""

import argparse
import asyncio
import pprint
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.chaos.away import Away, away
from tests.chaos.burst import FULL, SMALL, burst
from tests.chaos.many import FULL as MANY_FULL
from tests.chaos.many import SMALL as MANY_SMALL
from tests.chaos.many import many
from tests.chaos.outcome import Outcome
from tests.chaos.rolling import FULL as ROLLING_FULL
from tests.chaos.rolling import SMALL as ROLLING_SMALL
from tests.chaos.rolling import Rolled, rolling
from tests.chaos.scheduling import scheduling


async def play(seed: int, *, is_full: bool) -> list[Outcome | Rolled | Away]:
    """Play one after the other."""
    with TemporaryDirectory(prefix="chaos-") as folder:
        folders = [Path(folder, name) for name in ("one", "people", "several", "rolling", "away")]
        for each in folders:
            each.mkdir()
        return [
            await burst(FULL if is_full else SMALL, seed, folders[0]),
            await scheduling(seed, folders[1]),
            await many(MANY_FULL if is_full else MANY_SMALL, seed, folders[2]),
            await rolling(ROLLING_FULL if is_full else ROLLING_SMALL, folders[3]),
            await away(folders[4]),
        ]


def main() -> int:
    """Play them and print what came of it; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--full", action="store_true", help="2,000 bookings and eight kills")
    asked = parser.parse_args()
    print(f"seed {asked.seed}")  # noqa: T201
    outcomes = asyncio.run(play(asked.seed, is_full=asked.full))
    pprint.pp(outcomes)
    return 0 if all(one.is_kept for one in outcomes) else 1


if __name__ == "__main__":
    sys.exit(main())
