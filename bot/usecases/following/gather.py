"""Gathers what is told of many things, so that each is acted on soon and not too often."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from functools import partial
from typing import Final, Generic, TypeAlias, TypeVar

REST_MOST_S: Final = 4.0  # where something happens all the time
KEYS_MOST: Final = 2000  # told of and at rest

Key = TypeVar("Key", bound=Hashable)
Work: TypeAlias = Callable[[], Awaitable[None]]
Submit: TypeAlias = Callable[[Work], bool]
Later: TypeAlias = Callable[[float, Callable[[], None]], object]


def on_the_loop(seconds: float, act: Callable[[], None]) -> object:
    """Call `act` after `seconds`, by the running event loop."""
    return asyncio.get_running_loop().call_later(seconds, act)


@dataclass(slots=True)
class _Rest:
    """How long a thing is left alone, and whether it was told of meanwhile."""

    seconds: float
    is_told: bool = True


class Gather(Generic[Key]):
    """Acts once for all that is told within a rest; a rest is twice as long as the one before it.

    Args:
        act: What is done about a thing.
        submit: Runs work in the background; False when that is full.
        first_s: How long after the first word of a thing it is acted on, seconds.
        later: Calls something after so many seconds; tests hand in a timer that they push.
        drop: Hears of everything that is not acted on.
    """

    def __init__(
        self,
        act: Callable[[Key], Awaitable[None]],
        submit: Submit,
        *,
        first_s: float,
        later: Later = on_the_loop,
        drop: Callable[[], None] = lambda: None,
    ) -> None:
        self._act = act
        self._submit = submit
        self._first_s = first_s
        self._later = later
        self._drop = drop
        self._resting: dict[Key, _Rest] = {}

    def hear(self, key: Key) -> None:
        """Remember that something happened to a thing."""
        rest = self._resting.get(key)
        if rest is not None:
            rest.is_told = True
        elif len(self._resting) < KEYS_MOST:
            self._resting[key] = _Rest(self._first_s)
            self._later(self._first_s, partial(self._rested, key))
        else:
            self._drop()

    def _rested(self, key: Key) -> None:
        """Act, if something was told since the last time; else forget the thing."""
        rest = self._resting[key]
        if not rest.is_told:
            del self._resting[key]
            return
        rest.is_told = False
        rest.seconds = min(rest.seconds * 2, REST_MOST_S)
        if not self._submit(partial(self._do, key)):
            del self._resting[key]
            self._drop()

    async def _do(self, key: Key) -> None:
        try:
            await self._act(key)
        finally:
            self._later(self._resting[key].seconds, partial(self._rested, key))
