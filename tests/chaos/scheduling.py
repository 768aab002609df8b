"""Scheduling under fire: people type commands all the while, and the bot is killed under them."""

import asyncio
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import aiohttp

from tests.blackbox.slack.delivery import Ack
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
    """They type, each somebody else in another channel, whether the bot is there or not.

    Attributes:
        says: What they type, with a place for the name of a room.
        gap_s: From one command to the next, seconds.
        enough: Set when nobody is to type any more.
        typed: What each typed for.
        acknowledged: What was taken: 200, without words.
        failed: What came instead, by the name of the room.
        acks_s: How long each answer took, seconds.
    """

    stage: Stage
    says: str = "schedule {} in 5m remind off"  # a reminder would be due at once
    gap_s: float = GAP_S
    enough: asyncio.Event = field(default_factory=asyncio.Event)
    typed: list[Promise] = field(default_factory=list)
    acknowledged: list[Promise] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    acks_s: list[float] = field(default_factory=list)

    async def type_on(self) -> None:
        """Type commands until it is enough, and hear every answer."""
        async with asyncio.TaskGroup() as typing:
            while not self.enough.is_set():
                typing.create_task(self.type_one())
                await asyncio.sleep(self.gap_s)

    async def type_one(self) -> None:
        """Type the next command; that the bot is away is taken as it is."""
        world = self.stage.slack.world
        promise = Promise(room=f"Promised {len(self.typed):04d}", card=world.channel())
        self.typed.append(promise)
        text, user = self.says.format(promise.room), world.person()
        try:
            asked = await self.stage.slack.type(text, user=user, channel=promise.card)
        except aiohttp.ClientError as error:
            self.failed[promise.room] = repr(error)
        else:
            self._hear(promise, asked.ack)

    def _hear(self, promise: Promise, ack: Ack) -> None:
        self.acks_s.append(ack.seconds)
        if (ack.status, ack.body) == (200, ""):
            self.acknowledged.append(promise)
        else:
            self.failed[promise.room] = f"{ack.status} {ack.payload.get('text', ack.body)}"


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
        people.enough.set()
        await typing
        owed = people.acknowledged
        return await outcome(
            stage, lambda: verdict(stage, BY_NAME, owed, people.typed), 2 * len(owed)
        )
