"""The form that changes a booking: opened by *Change*, sent to move it, rename it and the like.

Its law: before the ack nobody is asked, so what the form showed when it opened is carried in it.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Final

from bot.errors import BadInput
from bot.rooms.actions.news import NewsKind
from bot.rooms.booking import Booking
from bot.rooms.place import Place
from bot.rooms.request import RoomRequest, When
from bot.rooms.room import RoomKind
from bot.rooms.when.zones import wall_text, wall_time, zone_named
from bot.slack import answers
from bot.slack.forms import change_form as form
from bot.slack.forms.room_form import Field, FormValues, errors_for_view
from bot.slack.message import Message
from bot.usecases.book_room import member
from bot.usecases.bookings.change_booking import change_booking
from bot.usecases.end_room import refuse_if_not_theirs
from commands.asked import Asked
from commands.changing import refused_change
from commands.desk import Desk
from commands.metadata import is_zone, read_metadata
from commands.pressed import booking_with
from commands.room_form import show

UNREADABLE: Final = "This form cannot be read any more; press Change once more."
EXPIRED: Final = (
    "The form did not open in time: Slack allows three seconds. Press Change once more."
)
LATEST: Final = 2**33  # UTC epoch seconds: the year 2242


@dataclass(frozen=True, slots=True)
class Carried:
    """What the form carries: the booking as the form showed it, without a word of a person.

    Attributes:
        booking: Its id.
        channel: Where the form was opened.
        kind: Of its room.
        zone: Of the times in the form.
        at: Its start, UTC epoch seconds; empty when it was made at once.
        remind: Seconds before the start.
    """

    booking: str = ""
    channel: str = ""
    kind: str = ""
    zone: str = ""
    at: str = ""
    remind: str = ""

    def metadata(self) -> str:
        """Return it as `private_metadata`."""
        return json.dumps(asdict(self))


def carried(view: Mapping[str, Any]) -> Carried:
    """Read the metadata of a form; whatever cannot be read is empty."""
    found = read_metadata(view)
    return Carried(**{one.name: found.get(one.name, "") for one in fields(Carried)})


async def open_filled(
    booking: Booking, raw: Mapping[str, str], asked: Asked, desk: Desk
) -> Message | None:
    """Open the form as the booking is, the fields in `raw` as they were typed.

    Raises:
        NotAllowed: They may not change it, or are a guest.
        SlackError: Slack does not say who they are.
    """
    person = await member(asked.place, desk.outside)
    await refuse_if_not_theirs(booking, asked.place, desk.outside)
    kind, zone = booking.request.kind, person.zone
    shown = form.values_of(booking, zone)
    typed = {name: text for name, text in raw.items() if name in form.FIELDS}
    carries = Carried(
        booking.id,
        asked.place.channel_id,
        kind,
        zone,
        str(booking.starts_at) if booking.is_scheduled else "",
        str(booking.remind_s),
    )
    values = FormValues(kind, {**shown.fields, **typed})
    view = form.view(kind, values, metadata=carries.metadata(), zone=zone)
    return await show(view, Message(EXPIRED), asked, desk)


def problems_of(view: Mapping[str, Any], now: float) -> Mapping[str, str]:
    """Return what is wrong with a form that was sent, by field; empty when it can be done."""
    try:
        carries = carried(view)
        opened = _opened(carries)
        form.request_from(_values(view, opened.request.kind), opened, now, carries.zone)
    except BadInput as bad:
        return errors_for_view(bad.problems, view.get("blocks") or ())
    return {}


def _values(view: Mapping[str, Any], kind: RoomKind) -> FormValues:
    return form.read(kind, (view.get("state") or {}).get("values") or {})


def _opened(carries: Carried) -> Booking:
    """Return the booking as the form showed it; anybody may have written its metadata.

    Raises:
        BadInput: It is not what `open_filled` wrote.
    """
    try:
        kind, remind_s, at = RoomKind(carries.kind), int(carries.remind), int(carries.at or 0)
    except ValueError:
        raise BadInput({Field.NAME: UNREADABLE}) from None
    if not (is_zone(carries.zone) and 0 <= at < LATEST):
        raise BadInput({Field.NAME: UNREADABLE})
    local = wall_text(wall_time(at, zone_named(carries.zone)))
    when = When(at, local, carries.zone) if carries.at else None
    return Booking(
        id=carries.booking,
        code="",
        asked=Place("", carries.channel, ""),
        channel_id=carries.channel,
        request=RoomRequest(kind=kind, when=when),
        room_id="",
        is_id_ours=True,
        owner_account="",
        starts_at=at,
        ends_at=None,
        created_at=0,
        remind_s=remind_s,
    )


def kept_text(view: Mapping[str, Any]) -> str:
    """Return what the inbox keeps of a form that was sent."""
    carries = carried(view)
    values = _values(view, RoomKind(carries.kind))
    return json.dumps({"fields": dict(values.fields), **asdict(carries)})


async def send(asked: Asked, desk: Desk) -> Message | None:
    """Change what the form changed; its fields were checked before the ack."""
    sent = json.loads(asked.text)
    values = sent.pop("fields")
    carries = Carried(**sent)
    person = await member(asked.place, desk.outside)
    booking = await booking_with(carries.booking, asked, desk)
    try:
        request = _request(FormValues(booking.request.kind, values), booking, carries, asked.at)
        changed = await change_booking(booking, request, asked.place, desk.outside)
    except BadInput as bad:
        return await refused_change(bad.problems, booking, values, asked, desk)
    done = _done(booking, changed)
    return None if done is None else answers.changed(changed, person.zone, done)


def _request(values: FormValues, booking: Booking, carries: Carried, now: float) -> RoomRequest:
    """Return what is asked for; what nobody touched is as the booking has it by now."""
    opened = _opened(carries)
    before, when = opened.request.when, booking.request.when
    as_shown = replace(
        booking,
        starts_at=opened.starts_at,
        remind_s=opened.remind_s,
        request=replace(booking.request, when=before) if before and when else booking.request,
    )
    request = form.request_from(values, as_shown, now, carries.zone)
    is_untouched = request.when == as_shown.request.when
    return replace(request, when=when) if is_untouched else request


def _done(before: Booking, after: Booking) -> NewsKind | None:
    """Return the first of what was changed, to be told; None when nothing was."""
    moved = (before.starts_at, before.ends_at) != (after.starts_at, after.ends_at)
    changes = {
        NewsKind.MOVED: moved,
        NewsKind.RENAMED: before.request.name != after.request.name,
        NewsKind.INVITED: before.request.invitees != after.request.invitees,
        NewsKind.REMIND_CHANGED: before.remind_s != after.remind_s,
    }
    return next((kind for kind, is_done in changes.items() if is_done), None)
