"""What a pressed button means: the booking or the draft whose id it carries."""

from bot.errors import BadInput, NoSuchRoom
from bot.rooms.booking import Booking
from bot.rooms.draft import Draft
from bot.rooms.place import Place
from bot.slack.buttons import unpack
from commands.asked import Asked
from commands.desk import Desk


async def booking_of(asked: Asked, desk: Desk) -> Booking:
    """Return the booking of a button.

    Raises:
        BadInput: The button is none of ours.
        NoSuchRoom: There is no such booking in this workspace.
    """
    return await booking_with(unpack(asked.text).get("booking", ""), asked, desk)


async def booking_with(booking_id: str, asked: Asked, desk: Desk) -> Booking:
    """Return the booking of an id that came back from Slack; raises `NoSuchRoom`."""
    booking = await desk.outside.store.bookings.get(booking_id)
    if booking is None or booking.asked.team_id != asked.place.team_id:
        raise NoSuchRoom(booking_id)
    return booking


async def draft_of(asked: Asked, desk: Desk) -> Draft:
    """Return the draft of a button; only who typed it gets it back, others a `BadInput`."""
    draft = await draft_with(unpack(asked.text).get("draft", ""), asked.place, desk)
    if draft is None:
        raise BadInput({"draft": "What was typed is kept for a day; type it again with /room."})
    return draft


async def draft_with(draft_id: str, place: Place, desk: Desk) -> Draft | None:
    """Return the draft of an id that came back from Slack, if it is this person's."""
    draft = await desk.outside.store.drafts.get(draft_id)
    if draft is None or _who(draft.asked) != _who(place):
        return None
    return draft


def _who(place: Place) -> tuple[str, str]:
    return place.team_id, place.user_id
