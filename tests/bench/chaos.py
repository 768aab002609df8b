"""A burst under fire as a table: 2,000 bookings due in one second, and eight times `kill -9`."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.bench import report
from tests.bench.report import Row, Size, at_most, plain
from tests.chaos.burst import FULL, SMALL, Scale, burst
from tests.chaos.many import FULL as MANY_FULL
from tests.chaos.many import PROGRAMS, RATE, Many, many
from tests.chaos.many import SMALL as MANY_SMALL
from tests.chaos.outcome import Outcome

LEASE_S, FLOOR_MOST = 30.0, 1.10  # design 5.2, 8
METHOD: Final = """
Method. The bookings are written through the bot's own store, each with its card and its room due
at the same instant; then `python -m bot serve` is killed after random numbers of rooms and cards,
plus up to 50 ms, and started again at once. Room service and Slack are the strict ones of the
black box, which share no code with the bot; they take effect at once and answer 20 ms later, and
Slack refuses a second post in a channel within a second. What is counted stands in their ledgers.
A promise is kept when its room was made once (a repeated create that is answered 100010 makes
none) and its card was posted once and shows the way in. What a dead process had announced to its
database is left alone for a lease of 30 s: it may still be on its way.
"""
METHOD_MANY: Final = """
Method. As in `chaos`, but on PostgreSQL, durable and alone with this bench, and in five processes:
`serve`, `serve --no-work` and three of `work`, TRTC_RATE=200. One of them at random is killed each
time, and started again at once; PostgreSQL is restarted once at a random instant. The further
bookings are due in a month. The total is from the instant at which all is due; it should take 1.10
× bookings ÷ rate, and a lease: what a killed one had announced is left alone, and looked for then.
"""
SCALES: Final[Mapping[Size, Scale]] = {Size.FULL: FULL, Size.QUICK: SMALL}
MANY: Final[Mapping[Size, Many]] = {Size.FULL: MANY_FULL, Size.QUICK: MANY_SMALL}


async def measure(size: Size) -> Sequence[Row]:
    """Play one burst by a seed of chance, which is a row of the table."""
    seed, scale = random.SystemRandom().randrange(10**6), SCALES[size]
    with TemporaryDirectory(prefix="bench-") as folder:
        outcome = await burst(scale, seed, Path(folder))
    return [
        plain("bookings due in one second", scale.bookings),
        plain("kill -9", scale.kills),
        Row("seed", str(seed), seed),
        *kept(outcome),
        *_effort(outcome),
    ]


async def measure_many(size: Size) -> Sequence[Row]:
    """Play one burst on many processes by a seed of chance."""
    seed, at_stake = random.SystemRandom().randrange(10**6), MANY[size]
    with TemporaryDirectory(prefix="bench-") as folder:
        outcome = await many(at_stake, seed, Path(folder))
    return [
        plain("processes", len(PROGRAMS)),
        plain("bookings due in one second", at_stake.burst.bookings),
        plain("further bookings", at_stake.far),
        plain("kill -9", at_stake.burst.kills),
        plain("restarts of PostgreSQL", at_stake.restarts),
        Row("seed", str(seed), seed),
        *kept(outcome),
        at_most("most creates in any second", outcome.verdict.most_in_a_second, RATE, digits=0),
        at_most("due to all kept", outcome.due_s, _most_s(at_stake), " s", digits=1),
        plain("last restart to all kept", outcome.after_s, " s", digits=1),
        *_effort(outcome)[1:-1],
    ]


def _most_s(at_stake: Many) -> float:
    """Return how long it may take: the burst at the rate, and a lease of who was killed last."""
    return FLOOR_MOST * at_stake.burst.bookings / RATE + LEASE_S


def kept(outcome: Outcome) -> list[Row]:
    """Return what must not have happened to any promise."""
    found = outcome.verdict
    counts = {
        "lost": found.lost,
        "rooms made beyond one each": found.rooms_twice,
        "posts beyond one card each": found.cards_twice,
        "breaches of a document": found.breaches,
    }
    return [at_most(what, len(those), 0, digits=0) for what, those in counts.items()]


def _effort(outcome: Outcome) -> list[Row]:
    found = outcome.verdict
    return [
        at_most("last restart to all kept", outcome.after_s, LEASE_S, " s", digits=1),
        plain("slowest restart", outcome.restart_s, " s", digits=2),
        plain("creates repeated after a kill", found.repeated),
        plain("posts that Slack put off", found.put_off),
        plain("most creates in any second", found.most_in_a_second),
    ]


def main(argv: list[str]) -> int:
    """Measure and print; 2 when it could not be measured. ``--many``: several processes."""
    if "--many" not in argv:
        return report.run("chaos", METHOD, measure, argv)
    rest = [word for word in argv if word != "--many"]
    return report.run("chaos --many", METHOD_MANY, measure_many, rest)
