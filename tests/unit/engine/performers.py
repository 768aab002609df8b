"""What stands in for `perform`: it remembers what it was asked, and answers as told."""

import asyncio
from collections.abc import Callable

from bot.rooms.actions.action import Action, ActionState, Outcome

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
