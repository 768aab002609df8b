"""What answers a person: the world by its ports, and the doors back into Slack."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.rooms.place import Place
from bot.slack.background import Background
from bot.slack.responder import Responder
from bot.usecases.following.home import HomeKeeper
from bot.usecases.following.leaving import Farewell
from bot.usecases.outside import Outside


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to every verb, button and form.

    Attributes:
        background: Does what was acknowledged.
        aside: Says what the other pool would not take on; a pool of its own, as that one is full.
        homes: Keeps the home tabs as they should be.
        admits: Says whether we are let in at a place; asks the store at most, and not for long.
        farewell: Wipes all that is about who left.
        in_hand: Keys of the inbox rows that this process works on now.
    """

    outside: Outside
    responder: Responder
    background: Background
    aside: Background
    homes: HomeKeeper
    admits: Callable[[Place], Awaitable[bool]]
    farewell: Farewell
    in_hand: set[str] = field(default_factory=set)
