"""What each button does: one row of `BUTTONS` each; durable ones are kept before the ack."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from bot.rooms.booking import Answer
from bot.slack import answers
from bot.slack.buttons import Button, unpack
from bot.slack.forms.fields import Field
from bot.slack.message import Message
from bot.usecases.end_room import end_booking, may_manage
from bot.usecases.get_room_info import Looked, check_room
from bot.usecases.languages import known_language
from bot.usecases.retry_room import retry_room
from commands import booking_buttons as on_booking
from commands import change_form, room_form
from commands.asked import Asked
from commands.changing import CHANGE, REF, VERB
from commands.desk import Desk
from commands.making import order
from commands.pressed import booking_of, booking_with, draft_of
from commands.verb import Run

# Several such buttons stand in one row, and Slack wants an id of its own for each.
NUMBERED: Final = re.compile(rf"({Button.CHOOSE_TIME})_[0-9]+")


def button_of(action_id: str) -> str:
    """Return the name of a button, without the number that it has among its like."""
    numbered = NUMBERED.fullmatch(action_id)
    return numbered[1] if numbered else action_id


async def _nothing(_asked: Asked, _desk: Desk) -> None:
    """A link button tells us that it was pressed; the browser does the rest (S44)."""


async def _refresh(asked: Asked, desk: Desk) -> Message | None:
    """Edit the card; one that went by a way back cannot be edited, so the answer is said."""
    booking = await booking_of(asked, desk)
    looked = await check_room(booking, desk.outside)
    is_shown = booking.card is not None and bool(booking.card.ts)
    return None if is_shown and not asked.view else _said(looked, desk)


async def _show(asked: Asked, desk: Desk) -> Message:
    booking = await booking_of(asked, desk)
    if booking.is_only_promised:  # the room service knows nothing of it
        return await _manage(asked, desk)
    return _said(await check_room(booking, desk.outside), desk)


def _said(looked: Looked, desk: Desk) -> Message:
    now = desk.outside.clock.now()
    return answers.info_answer(looked.info, looked.booking, looked.request_id, now)


async def _manage(asked: Asked, desk: Desk) -> Message:
    booking = await booking_of(asked, desk)
    may = await may_manage(booking, asked.place, desk.outside)
    return answers.manage_panel(booking, may=may)


async def _end(asked: Asked, desk: Desk) -> Message:
    booking = await end_booking(await booking_of(asked, desk), asked.place, desk.outside)
    return answers.ended(booking)


async def _retry(asked: Asked, desk: Desk) -> Message:
    value = unpack(asked.text)
    booking = await retry_room(
        (await booking_of(asked, desk)).id,
        asked.place,
        asked.reply,
        desk.outside,
        room_id=value.get("room_id", ""),
    )
    return answers.retrying(booking)


async def _make_another(asked: Asked, desk: Desk) -> Message | None:
    draft = await draft_of(asked, desk)
    return await order(draft.request, asked, desk, may_repeat=True)


async def _open_form(asked: Asked, desk: Desk) -> Message | None:
    """Open the form with what was typed, or with what a booking is like."""
    value = unpack(asked.text)
    if "draft" in value:
        draft = await draft_of(asked, desk)
        if draft.fields.get(VERB) == CHANGE:
            booking = await booking_with(draft.fields.get(REF, ""), asked, desk)
            return await change_form.open_filled(booking, draft.fields, asked, desk)
        return await room_form.open_filled(draft.request, draft.fields, asked, desk)
    if "booking" in value:
        booking = await booking_of(asked, desk)
        return await room_form.open_filled(booking.request, {}, asked, desk)
    return await room_form.open_empty(asked, desk)


async def _again(asked: Asked, desk: Desk) -> Message | None:
    """Open the form of a room like it; when it begins is for the person to say."""
    booking = await booking_of(asked, desk)
    request = replace(booking.request, when=None, remind_s=None)
    return await room_form.open_filled(request, {}, asked, desk)


async def _copy_for_support(asked: Asked, desk: Desk) -> None:
    text = unpack(asked.text).get("text", "")
    language = known_language(asked.place, desk.outside)
    view = answers.support_view(text, language)
    await desk.responder.open_view(
        asked.place.team_id, asked.trigger_id, view, is_above=asked.is_in_window
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A button's row.

    Attributes:
        is_durable: It changes something, so it is kept in the inbox before it is acknowledged.
    """

    press: Run
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
    Button.AGAIN: Row(_again),
    Button.GOING: Row(on_booking.answering(Answer.GOING), is_durable=True),
    Button.MAYBE: Row(on_booking.answering(Answer.MAYBE), is_durable=True),
    Button.NO: Row(on_booking.answering(Answer.NO), is_durable=True),
    Button.CHOOSE_TIME: Row(on_booking.choose_time, is_durable=True),
    Button.CHANGE: Row(on_booking.open_change),
    Button.CANCEL: Row(on_booking.cancel, is_durable=True),
    Button.PUT_BACK: Row(on_booking.put_it_back, is_durable=True),
    Button.SKIP: Row(on_booking.skip, is_durable=True),
    Button.CANCEL_SERIES: Row(on_booking.cancel_series, is_durable=True),
    Button.EXPLAIN: Row(on_booking.explain),
    Button.POST_HERE: Row(on_booking.post_here, is_durable=True),
    Button.COPY_FOR_SUPPORT: Row(_copy_for_support),
    Field.KIND: Row(room_form.switch),
}
