"""How long the acks of an even load take: with everything prompt, then with everything stalled."""

import asyncio
import statistics
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, Final

import aiohttp

from tests.bench.deliveries import Deliveries
from tests.bench.load import TAKEN, Pace, pace
from tests.bench.program import PORT, Cores, Program, bot_settings, folder_in, serving, surroundings
from tests.bench.report import CannotMeasure, Row, Size, all_of, below, percentile, plain
from tests.bench.stand_ins import silence
from tests.blackbox.slack import Said, buttons
from tests.blackbox.slack.web_api import content_of, decoded

NOW: Final = "now Room {}"
PER_S: Final = 50
P99_LIMIT_MS, STALLED_LIMIT_MS = 25, 500  # design, section 8; issue 2
DONE_WITHIN_S: Final = 30.0
LOOK_AGAIN_S: Final = 0.02
FIRST: Final = 20  # commands before the counting begins

Ledger = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured: rounds of so many seconds, and acks of each kind while stalled."""

    rounds: int
    seconds: int
    stalled: int

    @property
    def commands(self) -> int:
        """Return how many commands there are in all, those before the counting included."""
        return FIRST + self.rounds * self.seconds * PER_S


SCALES: Final[Mapping[Size, Scale]] = {
    Size.FULL: Scale(rounds=3, seconds=8, stalled=50),
    Size.QUICK: Scale(rounds=1, seconds=4, stalled=20),
}


async def measure(size: Size, on: Cores, folder: Path) -> list[Row]:
    """Return the rows of the prompt and of the stalled world."""
    scale, home = SCALES[size], folder_in(folder, "latency")
    async with serving(
        "tests.bench.stand_ins", PORT, core=on.load, settings=surroundings(home)
    ) as outside:
        rows, ledger = await _prompt(scale, on, home, outside)
    async with silence() as silent:
        return [*rows, *await _stalled(scale, on, home, silent, ledger)]


async def _prompt(
    scale: Scale, on: Cores, home: Path, outside: Program
) -> tuple[list[Row], Ledger]:
    """Pace `/room now`, wait until everything is made and posted, and count."""
    deliveries = Deliveries(outside.url)
    settings = bot_settings(home, outside.url)
    async with serving("bot", "serve", core=on.server, folder=home, settings=settings) as bot:
        await _taken(bot, deliveries.commands(NOW, FIRST))
        count = scale.seconds * PER_S
        rounds = [await _taken(bot, deliveries.commands(NOW, count)) for _ in range(scale.rounds)]
        ledger, seconds = await _done(outside.url, scale.commands)
    return [
        *_ack_rows(rounds),
        all_of("rooms made, each once", _once(ledger, "rooms", "creates"), scale.commands),
        all_of("cards posted, each once", _once(ledger, "channels", "posts"), scale.commands),
        plain("last ack to last card", seconds, " s", digits=2),
    ], ledger


async def _taken(bot: Program, requests: Sequence[bytes]) -> Pace:
    went = await pace(bot.port, requests, PER_S)
    if set(went.acks) != {TAKEN}:
        raise CannotMeasure(f"not every /room now was taken: {dict(went.acks)}.")
    return went


async def _done(url: str, commands: int) -> tuple[Ledger, float]:
    """Return the ledger when all cards are posted, or as it is when that takes too long."""
    began = perf_counter()
    async with aiohttp.ClientSession() as http:
        while True:
            async with http.get(f"{url}/ledger") as response:
                ledger: Ledger = await response.json()
            seconds = perf_counter() - began
            if ledger["channels"] >= commands or seconds > DONE_WITHIN_S:
                return ledger, seconds
            await asyncio.sleep(LOOK_AGAIN_S)


def _once(ledger: Ledger, different: str, all_: str) -> int:
    """Return how many there are of a thing; whatever was done twice counts against it."""
    found: int = 2 * ledger[different] - ledger[all_]
    return found


def _ack_rows(rounds: Sequence[Pace]) -> list[Row]:
    def median(share: float) -> float:
        return statistics.median(percentile(went.ms, share) for went in rounds)

    late = max(percentile(went.late_ms, 0.99) for went in rounds)
    what = f"ack of /room now at {PER_S}/s"
    return [
        plain(f"{what}: p50", median(0.5), " ms", digits=1),
        below(f"{what}: p99", median(0.99), P99_LIMIT_MS, " ms"),
        plain(f"{what}: slowest", max(max(went.ms) for went in rounds), " ms", digits=1),
        plain(f"{what}: generator late, p99", late, " ms", digits=1),
    ]


async def _stalled(scale: Scale, on: Cores, home: Path, silent: str, ledger: Ledger) -> list[Row]:
    """Pace four kinds of deliveries in turn at the bot that now has a past and no outside."""
    deliveries = Deliveries(silent)
    kinds = {
        "/room now": deliveries.commands(NOW, scale.stalled),
        "/room info": deliveries.commands(f"info {ledger['newest_room']}", scale.stalled),
        "/room": deliveries.commands("", scale.stalled),
        "a button": _presses(deliveries, ledger["newest_card"], scale.stalled),
    }
    mixed = [request for turn in zip(*kinds.values(), strict=True) for request in turn]
    settings = bot_settings(home, silent)
    async with serving("bot", "serve", core=on.server, folder=home, settings=settings) as bot:
        went = await pace(bot.port, mixed, PER_S)
    if {ack.status for ack in went.acks} != {200}:
        raise CannotMeasure(f"not every delivery was acknowledged: {dict(went.acks)}.")
    return [
        below(
            f"stalled: slowest ack of {name}",
            max(went.ms[at :: len(kinds)]),
            STALLED_LIMIT_MS,
            " ms",
        )
        for at, name in enumerate(kinds)
    ]


def _presses(deliveries: Deliveries, card: Mapping[str, Any], count: int) -> list[bytes]:
    """Return presses of the buttons of a card, one after the other."""
    content = content_of(decoded(card))
    said = Said(0.0, "post", True, str(card["channel"]), "", "1.000001", content)  # noqa: FBT003 - public
    found = [button for button in buttons(content) if not button.url]
    if not found:
        raise CannotMeasure(f"the card has no button: {card}.")
    return [deliveries.press(found[number % len(found)], said) for number in range(count)]
