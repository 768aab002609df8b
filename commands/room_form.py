"""The form of `/room`: opened by the launcher, switched by its kind, sent to make a room."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import uuid4

from bot.errors import BadInput, SlackError, SlackRefused
from bot.rooms.draft import Draft
from bot.rooms.place import Place
from bot.rooms.request import RoomRequest
from bot.rooms.room import RoomKind
from bot.slack import blocks
from bot.slack.answers import form_expired
from bot.slack.buttons import Button, pack
from bot.slack.forms import room_form as form
from bot.slack.forms.room_form import Field, FormValues
from bot.slack.forms.values import GROUPS, ZONE
from bot.slack.message import Message
from bot.usecases.book_room import member
from commands.asked import Asked
from commands.desk import Desk
from commands.making import order
from commands.metadata import is_zone, read_metadata
from commands.pressed import draft_with
from commands.refusals import refusal

# A trigger lives 3 s and opens one form (S2, S3).
EXPIRED: Final = frozenset(
    {"expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "trigger_exchanged"}
)
STALE: Final = "hash_conflict"  # the form changed meanwhile: the newer change draws it (S23)
NO_ZONE: Final = "This form does not say in which zone that is; open it again with /room."
NO_CHANNEL: Final = "Choose the channel for the card: this form was opened in none."
NOWHERE: Final = "UTC"  # for a form without a time, where no zone is needed


@dataclass(frozen=True, slots=True)
class Carried:
    """What a form carries: ids only, no word of a person (S19).

    Attributes:
        channel: Where it was opened.
        draft: What stands in fields that the form does not show; empty when nothing does.
        zone: Of the times in it.
        is_nowhere: It was opened in no conversation, so it must say where the card goes (S15).
    """

    channel: str = ""
    draft: str = ""
    zone: str = ""
    is_nowhere: bool = False

    def metadata(self) -> str:
        """Return it as `private_metadata`."""
        nowhere = {"nowhere": "yes"} if self.is_nowhere else {}
        carries = {"channel": self.channel, "draft": self.draft, "zone": self.zone}
        return json.dumps(carries | nowhere)


def carried(view: Mapping[str, Any]) -> Carried:
    """Read the metadata of a form; whatever cannot be read is empty."""
    found = read_metadata(view)
    return Carried(
        found.get("channel", ""),
        found.get("draft", ""),
        found.get("zone", ""),
        is_nowhere="nowhere" in found,
    )


async def open_empty(asked: Asked, desk: Desk) -> Message | None:
    """Open the form of a conference room."""
    return await _open(FormValues(), asked, desk)


async def open_filled(
    request: RoomRequest, raw: Mapping[str, str], asked: Asked, desk: Desk
) -> Message | None:
    """Open the form with what was typed before, the fields in `raw` just as they were typed."""
    return await _open(form.values_of(request, raw), asked, desk)


async def _open(values: FormValues, asked: Asked, desk: Desk) -> Message | None:
    """Open it; when that does not go in time, say so with a button that opens the same form."""
    draft_id = await _keep(values, asked.place, desk) if values.fields else ""
    try:
        person = await member(asked.place, desk.outside)
    except SlackError as error:  # its times would be in nobody's zone
        return await _not_opened(error, draft_id, asked, desk)
    zone, is_nowhere = values.text(ZONE) or person.zone, bool(asked.view)
    carries = Carried(asked.place.channel_id, draft_id, zone, is_nowhere=is_nowhere)
    view = form.view(values.kind, values, metadata=carries.metadata(), zone=carries.zone)
    return await show(view, form_expired(draft_id), asked, desk)


async def show(
    view: Mapping[str, Any], expired: Message, asked: Asked, desk: Desk
) -> Message | None:
    """Open a form; when the trigger has died, return what is said instead."""
    try:
        await desk.responder.open_view(
            asked.place.team_id, asked.trigger_id, view, is_above=asked.is_in_window
        )
    except SlackRefused as refused:
        if refused.error not in EXPIRED:
            raise
        return expired
    return None


async def _not_opened(error: SlackError, draft_id: str, asked: Asked, desk: Desk) -> Message:
    """Explain why it did not open; the button tries once more, with what was typed."""
    told = await refusal(error, asked, desk)
    value = pack(draft=draft_id) if draft_id else pack()
    again = blocks.button(Button.OPEN_FORM, "Open the form", value, style="primary")
    return replace(told, blocks=(*told.blocks, blocks.actions("form_again", again)))


async def _keep(values: FormValues, place: Place, desk: Desk, draft_id: str = "") -> str:
    """Keep what stands in the form, under the same id as before if it has one."""
    kept_as = draft_id or uuid4().hex
    now = desk.outside.clock.now()
    request = RoomRequest(kind=values.kind)
    await desk.outside.store.drafts.keep(Draft(kept_as, place, request, now, dict(values.fields)))
    return kept_as


async def _kept(draft_id: str, place: Place, desk: Desk) -> FormValues | None:
    """Return what was kept; only who typed it gets it back."""
    draft = await draft_with(draft_id, place, desk) if draft_id else None
    return None if draft is None else FormValues(draft.request.kind, draft.fields)


def switch_text(body: Mapping[str, Any]) -> str:
    """Return what the change of the kind carries: the form as it stands."""
    view = body.get("view") or {}
    return json.dumps(
        {
            "id": view.get("id") or "",
            "hash": view.get("hash") or "",
            "state": (view.get("state") or {}).get("values") or {},
            "metadata": view.get("private_metadata") or "",
        }
    )


async def switch(asked: Asked, desk: Desk) -> None:
    """Show the fields of the chosen kind; nothing that was typed is lost by that."""
    shown = json.loads(asked.text)
    carries = carried({"private_metadata": shown["metadata"]})
    place = replace(asked.place, channel_id=carries.channel)
    kind = form.kind_of(shown["state"])
    values = form.read(kind, shown["state"], await _kept(carries.draft, place, desk))
    draft_id = await _keep(values, place, desk, carries.draft)
    metadata = replace(carries, draft=draft_id).metadata()
    view = form.view(kind, values, metadata=metadata, zone=carries.zone)
    try:
        await desk.responder.update_view(place.team_id, shown["id"], shown["hash"], view)
    except SlackRefused as refused:
        if refused.error != STALE:
            raise


def problems_of(view: Mapping[str, Any], now: float) -> Mapping[str, str]:
    """Return what is wrong with a form that was sent, by field; empty when it can be done."""
    state = (view.get("state") or {}).get("values") or {}
    try:
        values = form.read(form.kind_of(state), state)
        carries = carried(view)
        form.request_from(values, now, _zone(carries.zone, values))
        _refuse_nowhere(carries, values)
    except BadInput as bad:
        return form.errors_for_view(bad.problems, view.get("blocks") or ())
    return {}


def _zone(carried_zone: str, values: FormValues) -> str:
    """Return the zone of the times in a form; anybody may have written its metadata.

    Raises:
        BadInput: It has a time, and no zone that there is.
    """
    if is_zone(carried_zone):
        return carried_zone
    if values.text(Field.START_DATE) or values.text(Field.START_TIME):
        raise BadInput({Field.START_TIME: NO_ZONE})
    return NOWHERE


def _refuse_nowhere(carries: Carried, values: FormValues) -> None:
    """Raise `BadInput` when the card would belong nowhere."""
    if carries.is_nowhere and not values.text(Field.CHANNEL):
        raise BadInput({Field.CHANNEL: NO_CHANNEL})


def kept_text(view: Mapping[str, Any]) -> str:
    """Return what the inbox keeps of a form that was sent."""
    state = (view.get("state") or {}).get("values") or {}
    values = form.read(form.kind_of(state), state)
    carries = carried(view)
    kept = {"draft": carries.draft, "zone": _zone(carries.zone, values)}
    return json.dumps({"kind": values.kind, "fields": dict(values.fields), **kept})


async def send(asked: Asked, desk: Desk) -> Message | None:
    """Make the room that the form asks for; its fields were checked before the ack."""
    sent = json.loads(asked.text)
    before = await _kept(sent["draft"], asked.place, desk)
    groups = before.fields.get(GROUPS, "") if before is not None else ""
    values = FormValues(RoomKind(sent["kind"]), {**sent["fields"], GROUPS: groups})
    # As of when it was sent: what was allowed then may have waited in the inbox since.
    return await order(
        form.request_from(values, asked.at, sent.get("zone") or NOWHERE), asked, desk
    )
