"""A verb of `/room`: its words, and what it does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.rooms.room import RoomKind
from bot.slack.message import Message
from commands.asked import Asked
from commands.desk import Desk

Run = Callable[[Asked, Desk], Awaitable[Message | None]]


@dataclass(frozen=True, slots=True)
class Verb:
    """One row of `VERBS`.

    Attributes:
        usage: What is typed after ``/room``.
        summary: What it does, in a few words.
        example: A whole line that works.
        run: Does it and returns the private answer; None when the answer comes otherwise.
        is_durable: It changes something, so it is kept in the inbox before it is acknowledged.
        kind: What it makes, for its help; None when it makes no room.
        is_for_later: It makes it for a time, and takes the clauses that only such a room has.
    """

    name: str
    usage: str
    summary: str
    example: str
    run: Run
    is_durable: bool = False
    kind: RoomKind | None = None
    is_for_later: bool = False
