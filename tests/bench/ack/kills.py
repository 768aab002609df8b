"""`kill -9` right after the ack of `/room now`, then a restart: one room, one card."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.bench.program import folder_in
from tests.bench.report import CannotMeasure, Row, Size, all_of
from tests.blackbox.slack import Asked
from tests.blackbox.stage import Stage, a_stage

CARD_WITHIN_S: Final = 45.0  # a dead owner's lease lasts 30 s (design 5.2)
# Seconds from the ack to the kill, for each round.
SCALES: Final[Mapping[Size, Sequence[float]]] = {
    Size.FULL: (0.0, 0.0, 0.0, 0.005, 0.01, 0.02, 0.05),
    Size.QUICK: (0.0, 0.02),
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What there is in the end of the room that was asked for."""

    rooms: int
    cards: int


async def measure(size: Size, folder: Path) -> list[Row]:
    """Return the row of all kills."""
    outcomes = [
        await _killed(folder_in(folder, f"kill-{number}"), delay_s)
        for number, delay_s in enumerate(SCALES[size])
    ]
    as_promised = outcomes.count(Outcome(rooms=1, cards=1))
    return [all_of("kill -9 after the ack: one room, one card", as_promised, len(outcomes))]


async def _killed(folder: Path, delay_s: float) -> Outcome:
    async with a_stage(folder) as stage:
        asked = await stage.slack.type("now Promised")
        if asked.ack.status != 200 or asked.ack.body:
            raise CannotMeasure(f"/room now was not taken: {asked.ack}.")
        await asyncio.sleep(delay_s)
        await stage.bot.kill_9()
        await stage.restart()
        await _settled(stage, asked)
        return _outcome(stage, asked)


async def _settled(stage: Stage, asked: Asked) -> None:
    """Wait for the card, and for that of a later room: a second one would have come before it."""
    try:
        await stage.card(asked, within=CARD_WITHIN_S)
        await stage.card(await stage.slack.type("now Afterwards"))
    except AssertionError as waited_in_vain:
        print(waited_in_vain)  # what came of it is counted all the same


def _outcome(stage: Stage, asked: Asked) -> Outcome:
    kept = stage.room_service.rooms.kept.values()
    rooms = [room for room in kept if room["RoomName"] == "Promised"]
    return Outcome(len(rooms), len(stage.slack.record.public(asked.channel)))
