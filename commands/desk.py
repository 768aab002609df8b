"""What answers a person: the world by its ports, and the doors back into Slack."""

from dataclasses import dataclass, field

from bot.slack.background import Background
from bot.slack.responder import Responder
from bot.usecases.following.home import HomeKeeper
from bot.usecases.outside import Outside


@dataclass(frozen=True, slots=True)
class Desk:
    """Handed to every verb, button and form.

    Attributes:
        background: Does what was acknowledged.
        aside: Says what the other pool would not take on; a pool of its own, as that one is full.
        homes: Keeps the home tabs as they should be.
        in_hand: Keys of the inbox rows that this process works on now.
    """

    outside: Outside
    responder: Responder
    background: Background
    aside: Background
    homes: HomeKeeper
    in_hand: set[str] = field(default_factory=set)
