"""A rolling restart as a table: each process replaced in turn under a steady load of commands."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.bench import report
from tests.bench.chaos import kept
from tests.bench.report import Row, Size, all_of, at_most, plain
from tests.chaos.rolling import FULL, LEAD_S, PROGRAMS, RATE, SMALL, Rolled, Rolling, rolling

ENDS_MOST_S: Final = 20.0  # docs/deploy.md: what a host is told to wait before it kills
METHOD: Final = f"""
Method. Two processes `serve` and two `work`, TRTC_RATE={RATE}, on a PostgreSQL of their own, as
durable as an operator's. Bookings fall due evenly, each second's at once, and each starts {LEAD_S}
s after it is due: less than any lease, so that a room which waits for one is late. Meanwhile people
type `/room now`, each somebody else in another channel, at even distances whether or not acks come.
They come by a stand-in for a load balancer: it asks /readyz every second, sends to those that said
200 in turns, and to the next one when a connection is refused; nothing that was sent is sent again.
At even distances, just when a room or a card has come, one process after another gets SIGTERM, is
waited for, and is started again.
Room service and Slack are the strict ones of the black box, as in `chaos`; what is counted stands
in their ledgers. A command has failed unless it was answered by 200 and no words; a booking is
late when at its start the room was not made or the card did not show the way in.
"""
SCALES: Final[Mapping[Size, Rolling]] = {Size.FULL: FULL, Size.QUICK: SMALL}


async def measure(size: Size) -> Sequence[Row]:
    """Play it once."""
    at_stake = SCALES[size]
    with TemporaryDirectory(prefix="bench-") as folder:
        rolled = await rolling(at_stake, Path(folder))
    return [
        plain("processes", len(PROGRAMS)),
        plain("how often each was replaced", at_stake.rounds),
        plain("bookings", at_stake.bookings),
        plain("seconds over which they fell due", at_stake.lasts_s),
        plain("commands", rolled.typed),
        *_people(rolled),
        *kept(rolled.outcome),
        at_most("late bookings", len(rolled.late), 0, digits=0),
        at_most("due to room and card ready, latest", rolled.latest_s, LEAD_S, " s"),
        at_most(
            "most creates in any second", rolled.outcome.verdict.most_in_a_second, RATE, digits=0
        ),
        *_ends(rolled),
    ]


def _people(rolled: Rolled) -> list[Row]:
    return [
        at_most("failed commands", len(rolled.failed), 0, digits=0),
        plain("slowest ack", rolled.slowest_ack_s * 1e3, " ms"),
    ]


def _ends(rolled: Rolled) -> list[Row]:
    well = sum(one.status == 0 for one in rolled.ends)
    return [
        all_of("ends with status 0", well, len(rolled.ends)),
        at_most(
            "SIGTERM to the end, slowest",
            max(one.seconds for one in rolled.ends),
            ENDS_MOST_S,
            " s",
        ),
        plain("slowest start", rolled.outcome.restart_s, " s", digits=2),
    ]


def main(argv: list[str]) -> int:
    """Measure and print; 2 when it could not be measured."""
    return report.run("rolling", METHOD, measure, argv)
