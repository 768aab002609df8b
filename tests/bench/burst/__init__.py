"""2,000 bookings due in one second: how fast they are ready, at what price, and who notices."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.bench import report
from tests.bench.burst.round import ALLOWED, Burst, Ground
from tests.bench.program import cores, folder_in, pinned
from tests.bench.report import Row, Size, at_most, below, percentile, plain

FLOOR_MOST, CPU_MOST_MS, ACK_LIMIT_MS, LAG_MOST_MS = 1.10, 1.5, 50, 100  # design, section 8
AHEAD_S: Final = 12
METHOD: Final = f"""
Method. The bot is alone on the first core; the load generator and the stand-ins are on the last
one. The bookings were written beforehand through the bot's own store; their cards stand in 400
channels, and their rooms are due at one instant. The room service counts each call after up to
30 ms of jitter and answers 20 ms later; of each command it lets {ALLOWED} through in any sliding
second, and TRTC_RATE is {ALLOWED}. The total is from the instant at which all is due until the
last card shows its room (chat.update taken); the floor is {ALLOWED} at once, {ALLOWED} more each
second, and one round trip. Meanwhile 20 people a second schedule a room (a durable row before the
ack; then the person, the account, the booking, the card), and /healthz is asked 50 times a second:
its slowest answer bounds the lag of the loop from above. CPU is the user and system time of all
threads from the due instant to the last card, without what the same typing took just before the
burst. Figures are medians over rounds, each on a fresh database; the slowest and the refused
are those of all rounds. The Slack stand-in has no limit on chat.update, the real one has.
"""


@dataclass(frozen=True, slots=True)
class Scale:
    """How many bookings, how many rounds, and how long people type."""

    bookings: int
    rounds: int
    types_for_s: float


SCALES: Final[Mapping[Size, Scale]] = {
    Size.FULL: Scale(bookings=2000, rounds=3, types_for_s=9.0),
    Size.QUICK: Scale(bookings=600, rounds=1, types_for_s=2.5),
}


async def measure(size: Size) -> Sequence[Row]:
    """Play the rounds."""
    on, scale = cores(), SCALES[size]
    bursts: list[Burst] = []
    with TemporaryDirectory(prefix="bench-") as folder, pinned(on.load):
        for number in range(scale.rounds):
            home = folder_in(Path(folder), f"round-{number}")
            ahead_s = AHEAD_S + int(scale.types_for_s)
            bursts.append(await Ground(on, home, ahead_s, scale.types_for_s).play(scale.bookings))
    return [*_work(bursts), *_others(bursts)]


def _median(bursts: Sequence[Burst], of: Callable[[Burst], float]) -> float:
    return statistics.median(map(of, bursts))


def _work(bursts: Sequence[Burst]) -> list[Row]:
    first = bursts[0]
    return [
        plain("bookings due at one instant", first.bookings),
        plain("floor", first.floor_s, " s", digits=2),
        plain("due to the last card ready", _median(bursts, lambda b: b.seconds), " s", digits=2),
        at_most("total ÷ floor", _median(bursts, lambda b: b.seconds / b.floor_s), FLOOR_MOST),
        plain(
            "the same from the first call on",
            _median(bursts, lambda b: b.from_first_s / b.floor_s),
            digits=2,
        ),
        at_most("rate-limit answers", sum(b.ledger["refused"] for b in bursts), 0, digits=0),
        at_most(
            "rooms made beyond one each", sum(b.ledger["creates"] - b.bookings for b in bursts), 0
        ),
        at_most(
            "CPU per booking, card included",
            _median(bursts, lambda b: b.cpu_s / b.bookings * 1e3),
            CPU_MOST_MS,
            " ms",
        ),
        plain("memory grown by", _median(bursts, lambda b: b.grown_mb), " MB", digits=1),
    ]


def _others(bursts: Sequence[Burst]) -> list[Row]:
    def acks(share: float) -> float:
        return _median(bursts, lambda b: percentile(b.typing.acks.ms, share))

    looks = [b.typing.looks.ms for b in bursts]
    late = max(percentile(b.typing.acks.late_ms, 0.99) for b in bursts)
    return [
        plain("ack of /room schedule meanwhile: p50", acks(0.5), " ms", digits=1),
        below("ack of /room schedule meanwhile: p99", acks(0.99), ACK_LIMIT_MS, " ms"),
        plain("ack: slowest", max(max(b.typing.acks.ms) for b in bursts), " ms", digits=1),
        plain("ack: generator late, p99", late, " ms", digits=1),
        plain(
            "loop lag, from outside: p99",
            statistics.median(percentile(ms, 0.99) for ms in looks),
            " ms",
            digits=1,
        ),
        at_most("loop lag, from outside: slowest", max(map(max, looks)), LAG_MOST_MS, " ms"),
    ]


def main(argv: list[str]) -> int:
    """Measure and print; 2 when it could not be measured."""
    return report.run("burst", METHOD, measure, argv)
