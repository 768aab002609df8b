"""The home tab of a person: what it is about, and that it follows what changes."""

import html
import logging
from collections import OrderedDict
from typing import Final, TypeAlias

from bot.errors import SlackError, StoreUnavailable
from bot.ports import Home, Homes
from bot.rooms.booking import Answer, Booking
from bot.rooms.lifecycle import State
from bot.usecases.following.gather import Gather, Later, Submit, on_the_loop
from bot.usecases.outside import Outside

LOG: Final = logging.getLogger(__name__)
SOON_S: Final = 0.3  # what one press changes is shown at once
DAY_S: Final = 86_400  # what failed longer ago needs nobody any more
REMEMBERED: Final = 1000  # people who opened their home, the last ones
ON: Final = frozenset({State.PREPARING, State.READY, State.TROUBLE})
IN_NEED: Final = frozenset({State.TROUBLE, State.FAILED})

Whose: TypeAlias = tuple[str, str]  # ids of a workspace and a person


async def gathered(team_id: str, user_id: str, outside: Outside) -> Home:
    """Return what a person's home shows: rooms that they asked for, are invited to or come to.

    Who asked for a room owns it, so what they own is among it.

    Raises:
        SlackError: We could not find out who they are.
        StoreUnavailable: The store cannot be read.
    """
    person = await outside.directory.person(team_id, user_id)
    if person.is_outsider:
        return Home(team_id=team_id, user_id=user_id, is_outsider=True)
    now = outside.clock.now()
    found = await outside.store.finder.concerning(team_id, user_id, now - DAY_S)
    theirs = [one for one in found if _is_theirs(one, user_id)]
    attention = [one for one in theirs if _needs(one, user_id, now)]
    return Home(
        team_id=team_id,
        user_id=user_id,
        on=tuple(one for one in theirs if one.state in ON and one not in attention),
        attention=tuple(attention),
        ahead=tuple(one for one in theirs if one.state is State.PLANNED),
        # It is kept as Slack sent it, with three characters escaped.
        usual=html.unescape(await outside.store.usual.get(team_id, user_id)),
    )


def _is_theirs(booking: Booking, user_id: str) -> bool:
    if booking.asked.user_id == user_id or user_id in booking.who(Answer.GOING):
        return True
    return user_id in booking.request.invitees and user_id not in booking.who(Answer.NO)


def _needs(booking: Booking, user_id: str, now: float) -> bool:
    """Say whether this person may have it tried again, and that still makes sense."""
    is_over = booking.is_scheduled and booking.has_ended(now)
    return booking.state in IN_NEED and booking.asked.user_id == user_id and not is_over


class HomeKeeper:
    """Shows a home when it is opened, and again when what it shows has changed.

    Args:
        outside: The world.
        homes: Where they are shown.
        submit: Runs work in the background; False when that is full.
        later: Calls something after so many seconds; tests hand in a timer that they push.
    """

    def __init__(
        self, outside: Outside, homes: Homes, submit: Submit, later: Later = on_the_loop
    ) -> None:
        self._outside = outside
        self._homes = homes
        self._submit = submit
        self._opened: OrderedDict[Whose, None] = OrderedDict()
        self._changed: Gather[Whose] = Gather(self._show, submit, first_s=SOON_S, later=later)

    def opened(self, team_id: str, user_id: str, *, is_blank: bool) -> None:
        """Show it now, and from now on; `is_blank`: Slack shows nothing yet."""
        whose = (team_id, user_id)
        self._opened[whose] = None
        self._opened.move_to_end(whose)
        if len(self._opened) > REMEMBERED:
            self._opened.popitem(last=False)
        if not self._submit(lambda: self._show(whose, is_blank=is_blank)):
            self._changed.hear(whose)

    def changed(self, team_id: str, user_id: str) -> None:
        """Hear that something of a person changed; nothing comes of it if they never looked."""
        if (team_id, user_id) in self._opened:
            self._changed.hear((team_id, user_id))

    def follow(self, booking: Booking) -> None:
        """Hear that a booking changed."""
        if not self._opened:
            return
        said = (one.user_id for one in booking.rsvps)
        for user_id in {booking.asked.user_id, *booking.request.invitees, *said}:
            self.changed(booking.asked.team_id, user_id)

    def forget(self, team_id: str) -> None:
        """Forget who looked in that workspace."""
        for whose in [one for one in self._opened if one[0] == team_id]:
            del self._opened[whose]

    async def _show(self, whose: Whose, *, is_blank: bool = False) -> None:
        try:
            home = await gathered(*whose, self._outside)
            await self._homes.show(home, is_blank=is_blank)
        except (SlackError, StoreUnavailable) as error:  # the next change shows it
            LOG.warning("The home of %s was not shown: %s", whose[1], error)
