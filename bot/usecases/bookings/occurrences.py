"""The bookings of a series: made ahead, each wall time once."""

from dataclasses import replace
from typing import Final
from uuid import uuid4

from bot.errors import BadInput
from bot.ports import Occurrence
from bot.rooms.booking import Booking
from bot.rooms.ids import mint_code
from bot.rooms.request import When
from bot.rooms.series import begin_series, occurrences
from bot.rooms.series.booked import BookedSeries
from bot.rooms.when.readings import Moment
from bot.usecases.bookings.plan import planned_actions
from bot.usecases.effects.cards import card_action
from bot.usecases.new_booking import new_booking
from bot.usecases.outside import Outside

AHEAD_S: Final = 8 * 86_400  # bookings stand for the next week, and
LEAST_AHEAD: Final = 2  # however rare they are, the next two
CARD_S: Final = 86_400  # a card comes a day before, so that a series does not fill the channel
AT_ONCE: Final = 20


def new_series(first: Booking) -> BookedSeries:
    """Return the series whose first booking was promised; it has made no booking yet.

    Raises:
        BadInput: It ends before its first time.
    """
    when = first.request.when
    if when is None or not when.rule:
        raise ValueError("A series has a rule.")
    series = begin_series(when.rule, when.local, when.zone)
    if series is None:
        raise BadInput({"when": "The series ends before its first time."})
    return BookedSeries(
        id=uuid4().hex,
        code=mint_code(),
        asked=first.asked,
        channel_id=first.channel_id,
        request=first.request,
        series=series,
        owner_account=first.owner_account,
        remind_s=first.remind_s,
        created_at=first.created_at,
        expanded_until=float(when.at - 1),
    )


def first_occurrences(
    series: BookedSeries, outside: Outside
) -> tuple[BookedSeries, tuple[Occurrence, ...]]:
    """Return the series with its next bookings made ahead, and these."""
    now = outside.clock.now()
    ahead = [
        moment
        for number, moment in enumerate(
            occurrences(series.series, max(series.expanded_until, now), AT_ONCE)
        )
        if number < LEAST_AHEAD or moment.at <= now + AHEAD_S
    ]
    if not ahead:
        return replace(series, is_over=True), ()
    booked = tuple(_occurrence(series, moment, outside) for moment in ahead)
    return replace(series, expanded_until=float(ahead[-1].at)), booked


def _occurrence(series: BookedSeries, moment: Moment, outside: Outside) -> Occurrence:
    booking = _booking(series, moment)
    is_first = moment.local == series.series.local_start
    due = outside.clock.now() if is_first else max(moment.at - CARD_S, outside.clock.now())
    actions = (card_action(booking, due), *planned_actions(booking, outside))
    return Occurrence(booking, actions)


def _booking(series: BookedSeries, moment: Moment) -> Booking:
    when = When(moment.at, moment.local, series.series.zone, moment.notes, series.series.rule)
    booking = new_booking(
        replace(series.request, when=when),
        series.asked,
        moment.at,
        owner_account=series.owner_account,
        at=series.created_at,
    )
    return replace(
        booking,
        channel_id=series.channel_id,
        remind_s=series.remind_s,
        series_id=series.id,
    )


async def expand_all(outside: Outside) -> int:
    """Make the bookings ahead of every series that has too few; return how many were made.

    Done again and again by the engine: a wall time that is booked already is passed over.
    """
    made = 0
    waiting = await outside.store.series.to_expand(outside.clock.now() + AHEAD_S, AT_ONCE)
    for series in waiting:
        made += await _expand(series, outside)
    if made:
        outside.engine.nudge()
    return made


async def _expand(series: BookedSeries, outside: Outside) -> int:
    ahead = await outside.store.series.bookings(series.id, outside.clock.now(), LEAST_AHEAD)
    expanded, more = first_occurrences(series, outside)
    if len(ahead) >= LEAST_AHEAD:  # enough of a rare one: only what is near is added
        horizon = outside.clock.now() + AHEAD_S
        more = tuple(one for one in more if one.booking.starts_at <= horizon)
        starts = [float(one.booking.starts_at) for one in more]
        expanded = replace(expanded, expanded_until=max((series.expanded_until, *starts)))
    if not more and not expanded.is_over:
        return 0
    written = replace(expanded, version=series.version + 1)
    return len(more) if await outside.store.series.change(written, more) else 0
