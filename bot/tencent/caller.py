"""One call to the room service: signed, paced, timed, and repeated where that is safe and quick.

Its law: whatever happens on the wire is a `Try`; no exception of a library leaves this file, for
their texts hold the URL, and the URL holds `usersig`.
"""

import asyncio
import logging
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Final

import httpx

from bot import metrics
from bot.errors import Fault, RoomApiRefused, RoomApiUnreachable, Try
from bot.ports import Clock
from bot.tencent import commands
from bot.tencent.commands import Command
from bot.tencent.endpoint import Endpoint
from bot.tencent.http import FAILURES, TOTAL_S, fault_of
from bot.tencent.pacing.pacer import Pacer, Rank
from bot.tencent.usersig import Signer
from bot.tencent.wire import encode
from bot.tencent.wire_info import Reply, read_reply

LOG: Final = logging.getLogger(__name__)
HEADERS: Final = {"Content-Type": "application/json"}


@dataclass(frozen=True, slots=True)
class Ask:
    """A call that is to be made.

    Attributes:
        service: The first part of the path.
        new_room_id: The id that it creates; empty when it creates none.
    """

    service: str
    command: Command
    body: Mapping[str, Any]
    rank: Rank = Rank.PERSON
    new_room_id: str = ""

    @property
    def path(self) -> str:
        """Return service and command as they stand in the URL."""
        return f"{self.service}/{self.command.name}"


@dataclass(frozen=True, slots=True)
class Called:
    """A call that succeeded.

    Attributes:
        content: The whole answer, parsed.
        tries: Every call on the wire, oldest first; the last one succeeded.
    """

    content: object
    tries: tuple[Try, ...]

    @property
    def last(self) -> Try:
        """Return the try that succeeded."""
        return self.tries[-1]


@dataclass(frozen=True, slots=True)
class Caller:
    """Makes calls.

    Attributes:
        total_s: How long one try may take altogether, seconds: httpx bounds only its parts.
    """

    http: httpx.AsyncClient
    endpoint: Endpoint
    signer: Signer
    pacer: Pacer
    clock: Clock
    total_s: float = TOTAL_S

    async def call(self, ask: Ask) -> Called:
        """Make the call, at most once more for each of the two reasons to repeat one.

        Raises:
            RoomApiRefused: It answered with a code that does not mean "done".
            RoomApiUnreachable: It gave no usable answer.
        """
        tries, content = await self._tried(ask, (), self.total_s)
        if commands.is_signature_trouble(tries[-1]):
            self.signer.renew()
            tries, content = await self._tried(ask, tries, self.total_s)
        if ask.command.is_repeatable and commands.is_passing(tries[-1]):
            await self.pacer.pause(commands.PAUSE_S)
            tries, content = await self._tried(ask, tries, commands.SECOND_TRY_S)
        if tries[-1].fault is not None:
            raise RoomApiUnreachable(ask.command.name, tries)
        if tries[-1].code not in ask.command.fine:
            raise RoomApiRefused(ask.command.name, tries)
        return Called(content, tries)

    async def _tried(
        self, ask: Ask, before: tuple[Try, ...], most_s: float
    ) -> tuple[tuple[Try, ...], object]:
        """Return all tries with this one, and its answer."""
        async with self.pacer.turn(ask.path, ask.rank, ask.new_room_id):
            at, began = self.clock.now(), perf_counter()
            got = await self._posted(ask, min(most_s, self.total_s))
            took_s = perf_counter() - began
        if isinstance(got, Fault):
            one, content = Try(at, took_s, fault=got), None
        else:
            one, content = Try(at, took_s, got.code, got.info, got.request_id), got.content
        _note(ask, one)
        return (*before, one), content

    async def _posted(self, ask: Ask, most_s: float) -> Reply | Fault:
        url = self.endpoint.url(ask.path, self.signer.usersig())
        try:
            async with asyncio.timeout(most_s):
                response = await self.http.post(url, content=encode(ask.body), headers=HEADERS)
        except FAILURES as error:
            return fault_of(error)
        # The HTTP status says nothing: 200 for refusals too (page 002).
        return read_reply(response.content) or Fault.NOT_JSON


def _note(ask: Ask, one: Try) -> None:
    """Count the call and write it down, without what it carried."""
    outcome = one.fault if one.code is None else str(one.code)
    metrics.CALLS.labels(ask.command.name, outcome).inc()
    metrics.CALL_SECONDS.labels(ask.command.name).observe(one.took_s)
    LOG.debug("%s: %s in %.3f s, %s", ask.path, outcome, one.took_s, one.request_id or "no id")
