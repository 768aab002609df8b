"""`python -m tests.fuzz [--requests 10000] [--seed 0]`: half to each stand-in, told in a table."""

import argparse
import sys
from collections.abc import Sequence

from bot.room_service.app import build as build_room_service
from bot.workspace.app import build as build_workspace
from tests.fuzz import rooms, slack
from tests.fuzz.campaign import Tally, campaign


def main(argv: Sequence[str]) -> int:
    """Send the requests; 1 if any was answered with a 5xx, or not in time."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args(argv)
    half = asked.requests // 2
    tallies = {
        "room service": campaign(
            build_room_service(rooms.CREDENTIALS), rooms.requests, half, asked.seed
        ),
        "workspace": campaign(build_workspace(slack.SETUP), slack.requests, half, asked.seed),
    }
    for name, tally in tallies.items():
        print(_line(name, tally))  # noqa: T201 - a program's answer
        for each in tally.broken[:20]:
            print(f"  {each[:600]}")  # noqa: T201 - same
    return int(any(tally.broken for tally in tallies.values()))


def _line(name: str, tally: Tally) -> str:
    statuses = ", ".join(f"{status}: {count}" for status, count in sorted(tally.statuses.items()))
    slowest = f"slowest {tally.slowest_s * 1000:.0f} ms"
    return f"{name:<13} {tally.sent} sent; {statuses}; broken: {len(tally.broken)}; {slowest}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
