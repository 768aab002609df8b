"""What engines are tried with: actions that are due, and a `perform` that answers as told."""

import asyncio
from collections.abc import Callable

from bot.ports import Store
from bot.rooms.actions.action import Action, ActionKind, ActionState, NewAction, Outcome
from tests.factories import NOW, a_booking

DONE = Outcome(state=ActionState.DONE)


class Performer:
    """Answers each action with what `answer` gives, and lets a test wait for the n-th one."""

    def __init__(self, answer: Callable[[Action], Outcome] = lambda _: DONE) -> None:
        self._answer = answer
        self._changed = asyncio.Condition()
        self.done: list[Action] = []

    async def __call__(self, action: Action) -> Outcome:
        """Perform it."""
        async with self._changed:
            self.done.append(action)
            self._changed.notify_all()
        return self._answer(action)

    async def has_done(self, count: int) -> None:
        """Wait until that many were begun."""
        async with asyncio.timeout(10.0), self._changed:
            await self._changed.wait_for(lambda: len(self.done) >= count)


class Stuck(Performer):
    """Begins, and ends only when it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.let_go = asyncio.Event()

    async def __call__(self, action: Action) -> Outcome:
        """Perform it."""
        outcome = await super().__call__(action)
        await self.let_go.wait()
        return outcome


async def add(store: Store, *names: str, due: float = NOW) -> None:
    """Add a booking of each name with one action of that name."""
    for name in names:
        action = NewAction(ActionKind.CREATE_ROOM, name, due)
        await store.bookings.add(a_booking(id=name), [action])


async def left(store: Store, at: float) -> list[str]:
    """Return the keys that another process could claim at `at`."""
    return [one.key for one in await store.actions.claim("another", at, at + 30.0, 100)]
