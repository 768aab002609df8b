"""`python -m tests.bench NAME [--quick]`: measure what the name says, and print it."""

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tests.bench import ack, burst, chaos, copying, demo, rolling, room_api, scale, start

BENCHES: Final[Mapping[str, Callable[[list[str]], int]]] = {
    "ack": ack.main,
    "burst": burst.main,
    "chaos": chaos.main,
    "copy": copying.main,
    "demo": demo.main,
    "rolling": rolling.main,
    "room-api": room_api.main,
    "scale": scale.main,
    "start": start.main,
}


def main(argv: Sequence[str]) -> int:
    """Run the bench that `argv` names with what follows its name."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("name", choices=sorted(BENCHES))
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="for the bench, such as --quick")
    asked = parser.parse_args(argv)
    return BENCHES[asked.name](asked.rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
