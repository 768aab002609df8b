"""Messages that wait for their time: docs.slack.dev/reference/methods/chat.scheduleMessage."""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

# The clock may be moved while a message waits, so it is looked at again and again.
LOOKS_EVERY_S: Final = 0.25


@dataclass(frozen=True, kw_only=True)
class Scheduled:
    """One message that waits.

    Attributes:
        id: `Q…`, given here.
        post_at: Seconds since the epoch.
        created: The same.
        content: What is to be posted, as the app sent it.
    """

    id: str
    channel: str
    post_at: int
    created: int
    content: Mapping[str, Any]
    thread_ts: str = ""
    is_broadcast: bool = False


class Schedule:
    """The messages that wait.

    Args:
        clock: Seconds since the epoch.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._waiting: dict[str, Scheduled] = {}
        self._watch: asyncio.Task[None] | None = None

    def new_id(self) -> str:
        """Return an id that no message has."""
        return f"Q{secrets.token_hex(5).upper()}"

    def add(self, message: Scheduled, post: Callable[[Scheduled], object]) -> None:
        """Let `message` wait; `post` is called with it when its time has come."""
        self._waiting[message.id] = message
        if self._watch is None or self._watch.done():
            self._watch = asyncio.get_running_loop().create_task(self._look(post))

    def waiting(self) -> list[Scheduled]:
        """Return what waits, the next one first."""
        return sorted(self._waiting.values(), key=lambda message: message.post_at)

    def remove(self, message: Scheduled) -> None:
        """Let `message` wait no longer."""
        del self._waiting[message.id]

    def stop(self) -> None:
        """Post nothing any more."""
        self._waiting.clear()
        if self._watch is not None:
            self._watch.cancel()

    async def _look(self, post: Callable[[Scheduled], object]) -> None:
        while self._waiting:
            await asyncio.sleep(LOOKS_EVERY_S)
            for message in self.waiting():
                if message.post_at <= self._clock():
                    self.remove(message)
                    post(message)
