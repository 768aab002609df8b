"""Look again at a room that a callback tells of, soon and not too often.

Its law: a callback is only a reason to look; asking the room service stays the base. A look that
fails is dropped: Refresh, and the next callback, look again.
"""

import logging
from typing import Final, TypeAlias

from bot import metrics
from bot.errors import RoomApiError, RoomApiRefused, StoreUnavailable
from bot.rooms.booking import Booking
from bot.rooms.room import ROOM_TYPES, RoomType
from bot.usecases.following.gather import Gather, Later, Submit, on_the_loop
from bot.usecases.get_room_info import NO_SUCH_ROOM, check_room
from bot.usecases.outside import Outside

LOG: Final = logging.getLogger(__name__)
# A burst of callbacks, and what ends a room, comes to rest. Where people come and go all the time a
# card is then edited ever more rarely: chat.update is Tier 3.
FIRST_S: Final = 1.0

Room: TypeAlias = tuple[RoomType, str]


class LookAgain:
    """Hears what is told of rooms; each is looked at once a second at most.

    Args:
        outside: The world.
        submit: Runs work in the background; False when that is full.
        later: Calls something after so many seconds; tests hand in a timer that they push.
    """

    def __init__(self, outside: Outside, submit: Submit, later: Later = on_the_loop) -> None:
        self._outside = outside
        self._rooms: Gather[Room] = Gather(
            self._look,
            submit,
            first_s=FIRST_S,
            later=later,
            drop=metrics.LOOKS.labels("dropped").inc,
        )

    def hear(self, room_type: RoomType, room_id: str) -> None:
        """Remember that something happened to a room."""
        self._rooms.hear((room_type, room_id))

    async def _look(self, room: Room) -> None:
        await look_again(*room, self._outside)


async def look_again(room_type: RoomType, room_id: str, outside: Outside) -> None:
    """Show on its card what a room of ours is like now; others are passed over."""
    try:
        ours = await _ours(room_type, room_id, outside)
        for booking in ours:
            metrics.LOOKS.labels(await _looked(booking, outside)).inc()
    except StoreUnavailable as error:
        LOG.warning("The room %s was not looked at: %s", room_id, error)
        metrics.LOOKS.labels("failed").inc()
        return
    if not ours:
        metrics.LOOKS.labels("not_ours").inc()


async def _ours(room_type: RoomType, room_id: str, outside: Outside) -> list[Booking]:
    ready = await outside.store.finder.ready_with(room_id)
    return [one for one in ready if ROOM_TYPES[one.request.kind] is room_type]


async def _looked(booking: Booking, outside: Outside) -> str:
    """Look, in nobody's way; return what came of it."""
    try:
        await check_room(booking, outside, can_wait=True)
    except RoomApiError as error:
        if isinstance(error, RoomApiRefused) and error.code == NO_SUCH_ROOM:
            return "gone"
        LOG.info("The room of gr-%s could not be looked at: %s", booking.code, error)
        return "failed"
    return "seen"
