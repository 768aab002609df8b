"""What each button does: one row of `BUTTONS` each; durable ones are kept before the ack."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Final

from bot.errors import BadInput, NoSuchRoom
from bot.ports import Drafts
from bot.rooms.booking import Booking, Draft
from bot.rooms.lifecycle import State
from bot.slack import answers
from bot.slack.buttons import Button, unpack
from bot.slack.forms.fields import Field
from bot.slack.message import Message
from bot.usecases.end_room import end_booking, may_manage
from bot.usecases.get_room_info import Looked, check_room
from bot.usecases.retry_room import retry_room
from commands import room_form
from commands.asked import Asked
from commands.desk import Desk
from commands.making import order

Press = Callable[[Asked, Desk], Awaitable[Message | None]]


async def _booking(asked: Asked, desk: Desk) -> Booking:
    booking_id = unpack(asked.text).get("booking", "")
    booking = await desk.outside.store.bookings.get(booking_id)
    if booking is None or booking.asked.team_id != asked.place.team_id:
        raise NoSuchRoom(booking_id)
    return booking


async def _draft(asked: Asked, drafts: Drafts) -> Draft:
    """Return the draft of a button; only who typed it gets it back."""
    draft = await drafts.get(unpack(asked.text).get("draft", ""))
    if draft is None or draft.asked.user_id != asked.place.user_id:
        raise BadInput({"draft": "What was typed is kept for a day; type it again with /room."})
    return draft


async def _nothing(_asked: Asked, _desk: Desk) -> None:
    """A link button tells us that it was pressed; the browser does the rest (S44)."""


async def _refresh(asked: Asked, desk: Desk) -> Message | None:
    """Edit the card; one that went by a way back cannot be edited, so the answer is said."""
    booking = await _booking(asked, desk)
    looked = await check_room(booking, desk.outside)
    is_shown = booking.card is not None and bool(booking.card.ts)
    return None if is_shown else _said(looked, desk)


async def _show(asked: Asked, desk: Desk) -> Message:
    return _said(await check_room(await _booking(asked, desk), desk.outside), desk)


def _said(looked: Looked, desk: Desk) -> Message:
    now = desk.outside.clock.now()
    return answers.info_answer(looked.info, looked.booking, looked.request_id, now)


async def _manage(asked: Asked, desk: Desk) -> Message:
    booking = await _booking(asked, desk)
    may = await may_manage(booking, asked.place, desk.outside)
    return answers.manage_panel(booking, may_end=may and booking.state is State.READY)


async def _end(asked: Asked, desk: Desk) -> Message:
    booking = await end_booking(await _booking(asked, desk), asked.place, desk.outside)
    return answers.ended(booking)


async def _retry(asked: Asked, desk: Desk) -> Message:
    value = unpack(asked.text)
    booking = await retry_room(
        (await _booking(asked, desk)).id,
        asked.place,
        asked.reply,
        desk.outside,
        room_id=value.get("room_id", ""),
    )
    return answers.retrying(booking)


async def _make_another(asked: Asked, desk: Desk) -> Message | None:
    draft = await _draft(asked, desk.outside.store.drafts)
    return await order(draft.request, asked, desk, may_repeat=True)


async def _open_form(asked: Asked, desk: Desk) -> Message | None:
    value = unpack(asked.text)
    if "draft" in value:
        draft = await _draft(asked, desk.outside.store.drafts)
        return await room_form.open_filled(draft.request, draft.fields, asked, desk)
    if "booking" in value:
        booking = await _booking(asked, desk)
        return await room_form.open_filled(booking.request, {}, asked, desk)
    return await room_form.open_empty(asked, desk)


async def _copy_for_support(asked: Asked, desk: Desk) -> None:
    text = unpack(asked.text).get("text", "")
    await desk.responder.open_view(asked.trigger_id, answers.support_view(text))


@dataclass(frozen=True, slots=True)
class Row:
    """A button's row.

    Attributes:
        is_durable: It changes something, so it is kept in the inbox before it is acknowledged.
    """

    press: Press
    is_durable: bool = False


BUTTONS: Final[Mapping[str, Row]] = {
    Button.JOIN: Row(_nothing),
    Button.REFRESH: Row(_refresh),
    Button.SHOW: Row(_show),
    Button.MANAGE: Row(_manage),
    Button.END: Row(_end, is_durable=True),
    Button.USE_ID: Row(_retry, is_durable=True),
    Button.RETRY: Row(_retry, is_durable=True),
    Button.CHECK_AND_RETRY: Row(_retry, is_durable=True),
    Button.MAKE_ANOTHER: Row(_make_another, is_durable=True),
    Button.CHOOSE_ID: Row(_open_form),
    Button.REOPEN_FORM: Row(_open_form),
    Button.OPEN_FORM: Row(_open_form),
    Button.AGAIN: Row(_open_form),
    Button.COPY_FOR_SUPPORT: Row(_copy_for_support),
    Field.KIND: Row(room_form.switch),
}
