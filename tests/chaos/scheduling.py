"""Scheduling under fire: people type commands all the while, and the bot is killed under them."""

import asyncio
import itertools
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import aiohttp

from tests.chaos.outcome import Outcome, outcome
from tests.chaos.promises import Promise
from tests.chaos.stage import Stage, a_stage
from tests.chaos.verdict import BY_NAME, verdict

KILLS: Final = 2
GAP_S: Final = 0.04  # between two commands
ALIVE_S: Final = (0.2, 1.0)  # how long the bot lives between two kills
LAST_S: Final = 0.3  # commands are still typed so long after the last restart


@dataclass(slots=True)
class People:
    """They type, each somebody else in another channel, whether the bot is there or not."""

    stage: Stage
    typed: list[Promise] = field(default_factory=list)
    acknowledged: list[Promise] = field(default_factory=list)

    async def type_on(self) -> None:
        """Type commands until cancelled."""
        async with asyncio.TaskGroup() as typing:
            for number in itertools.count():
                typing.create_task(self._type(f"Promised {number:04d}"))
                await asyncio.sleep(GAP_S)

    async def _type(self, name: str) -> None:
        world = self.stage.slack.world
        user, channel = world.person(), world.channel()
        promise = Promise(room=name, card=channel)
        self.typed.append(promise)
        with _nobody_there():
            text = f"schedule {name} in 5m remind off"  # a reminder would be due at once
            asked = await self.stage.slack.type(text, user=user, channel=channel)
            if (asked.ack.status, asked.ack.body) == (200, ""):
                self.acknowledged.append(promise)


@contextmanager
def _nobody_there() -> Iterator[None]:
    """Take it as it is that the bot is away: then nothing was acknowledged."""
    try:
        yield
    except aiohttp.ClientError:
        return


async def scheduling(seed: int, folder: Path) -> Outcome:
    """Play it: what was acknowledged is owed, what was typed is allowed, once."""
    chance = random.Random(seed)  # noqa: S311 - chance is no secret here, but must be repeatable
    async with a_stage(folder) as stage:
        people = People(stage)
        await stage.start()
        typing = asyncio.create_task(people.type_on())
        for _ in range(KILLS):
            await asyncio.sleep(chance.uniform(*ALIVE_S))
            await stage.kill_now(chance)
        await asyncio.sleep(LAST_S)
        typing.cancel()
        await asyncio.gather(typing, return_exceptions=True)
        owed = people.acknowledged
        return await outcome(
            stage, lambda: verdict(stage, BY_NAME, owed, people.typed), 2 * len(owed)
        )
