"""``/room list [mine|here|today|week|failed]``: rooms of this channel and mine."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.errors import BadInput
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.slack.answers import rooms_list
from bot.slack.message import Message
from bot.usecases.book_room import member
from bot.usecases.find_room import may_see
from commands.asked import Asked
from commands.desk import Desk
from commands.verb import Verb

MOST: Final = 20
READ: Final = 100  # looked through for the days and for failures

DONE: Final = frozenset({State.OVER, State.CANCELLED, State.FAILED})

Keeps = Callable[[Booking, datetime], bool]


def _starts(booking: Booking, day: datetime) -> datetime:
    return datetime.fromtimestamp(booking.starts_at, UTC).astimezone(day.tzinfo)


FILTERS: Final[Mapping[str, tuple[str, Keeps]]] = {
    "": ("Rooms of this channel, and yours", lambda _one, _now: True),
    "mine": ("Your rooms", lambda _one, _now: True),
    "here": ("Rooms of this channel", lambda _one, _now: True),
    "today": ("Today’s rooms", lambda one, now: _starts(one, now).date() == now.date()),
    "week": (
        "Rooms of the last and the next seven days",
        lambda one, now: abs(_starts(one, now) - now) <= timedelta(days=7),
    ),
    "failed": (
        "Rooms that could not be made",
        lambda one, _now: one.state in {State.FAILED, State.TROUBLE},
    ),
}


async def run(asked: Asked, desk: Desk) -> Message:
    """List them: what is ahead by its start, then the newest; only what this person may see."""
    word = asked.text.strip().lower()
    if word not in FILTERS:
        raise BadInput({"filter": f"List one of: {', '.join(filter(None, FILTERS))}."})
    title, keeps = FILTERS[word]
    now = await _now_there(asked, desk)
    found: Sequence[Booking] = await desk.outside.store.bookings.of(
        asked.place.team_id,
        user_id="" if word == "here" else asked.place.user_id,
        channel_id="" if word == "mine" else asked.place.channel_id,
        limit=READ,
    )
    shown = [one for one in found if keeps(one, now) and may_see(asked.place, one)]
    ordered = sorted(shown, key=lambda one: _place_of(one, now.timestamp()))
    return rooms_list(ordered[:MOST], title, viewer_id=asked.place.user_id)


def _place_of(booking: Booking, now: float) -> tuple[bool, float]:
    """Return its place in the list: those ahead come first, the next one before all."""
    is_ahead = booking.starts_at > now and booking.state not in DONE
    return not is_ahead, booking.starts_at if is_ahead else -booking.created_at


async def _now_there(asked: Asked, desk: Desk) -> datetime:
    """Return the time in the asker's zone, which says what "today" is."""
    person = await member(asked.place, desk.outside)
    return datetime.fromtimestamp(desk.outside.clock.now(), ZoneInfo(person.zone))


VERB: Final = Verb(
    name="list",
    usage="list [mine|here|today|week|failed]",
    summary="rooms of this channel, and yours",
    example="/room list today",
    run=run,
)
