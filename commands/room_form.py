"""The form of `/room`: opened by the launcher, switched by its kind, sent to make a room."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import uuid4

from bot.errors import BadInput, SlackRefused
from bot.rooms.booking import Draft, Place
from bot.rooms.request import RoomRequest
from bot.rooms.room import RoomKind
from bot.slack.answers import form_expired
from bot.slack.forms import room_form as form
from bot.slack.forms.room_form import FormValues
from bot.slack.forms.values import GROUPS
from bot.slack.message import Message
from commands.asked import Asked
from commands.desk import Desk
from commands.making import order

# A trigger lives 3 s and opens one form (S2, S3).
EXPIRED: Final = frozenset(
    {"expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "trigger_exchanged"}
)
STALE: Final = "hash_conflict"  # the form changed meanwhile: the newer change draws it (S23)


@dataclass(frozen=True, slots=True)
class Carried:
    """What a form carries: ids only, no word of a person (S19).

    Attributes:
        channel: Where it was opened.
        draft: What stands in fields that the form does not show; empty when nothing does.
    """

    channel: str = ""
    draft: str = ""

    def metadata(self) -> str:
        """Return it as `private_metadata`."""
        return json.dumps({"channel": self.channel, "draft": self.draft})


def carried(view: Mapping[str, Any]) -> Carried:
    """Read the metadata of a form; whatever cannot be read is empty."""
    try:
        read = json.loads(view.get("private_metadata") or "{}")
    except (ValueError, RecursionError):
        read = {}
    found = read if isinstance(read, dict) else {}
    return Carried(str(found.get("channel") or ""), str(found.get("draft") or ""))


async def open_empty(asked: Asked, desk: Desk) -> Message | None:
    """Open the form of a conference room."""
    return await _open(FormValues(), asked, desk)


async def open_filled(
    request: RoomRequest, raw: Mapping[str, str], asked: Asked, desk: Desk
) -> Message | None:
    """Open the form with what was typed before, the fields in `raw` just as they were typed."""
    return await _open(form.values_of(request, raw), asked, desk)


async def _open(values: FormValues, asked: Asked, desk: Desk) -> Message | None:
    """Open it; when the trigger has died, say so with a button that opens the same form."""
    draft_id = await _keep(values, asked.place, desk) if values.fields else ""
    carries = Carried(asked.place.channel_id, draft_id)
    view = form.view(values.kind, values, metadata=carries.metadata())
    try:
        await desk.responder.open_view(asked.trigger_id, view)
    except SlackRefused as refused:
        if refused.error not in EXPIRED:
            raise
        return form_expired(draft_id)
    return None


async def _keep(values: FormValues, place: Place, desk: Desk, draft_id: str = "") -> str:
    """Keep what stands in the form, under the same id as before if it has one."""
    kept_as = draft_id or uuid4().hex
    now = desk.outside.clock.now()
    request = RoomRequest(kind=values.kind)
    await desk.outside.store.drafts.keep(Draft(kept_as, place, request, now, dict(values.fields)))
    return kept_as


async def _kept(draft_id: str, place: Place, desk: Desk) -> FormValues | None:
    """Return what was kept; only who typed it gets it back."""
    draft = await desk.outside.store.drafts.get(draft_id) if draft_id else None
    if draft is None or draft.asked.user_id != place.user_id:
        return None
    return FormValues(draft.request.kind, draft.fields)


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
    view = form.view(kind, values, metadata=Carried(carries.channel, draft_id).metadata())
    try:
        await desk.responder.update_view(shown["id"], shown["hash"], view)
    except SlackRefused as refused:
        if refused.error != STALE:
            raise


def problems_of(view: Mapping[str, Any]) -> Mapping[str, str]:
    """Return what is wrong with a form that was sent, by field; empty when it can be done."""
    state = (view.get("state") or {}).get("values") or {}
    try:
        form.request_from(form.read(form.kind_of(state), state))
    except BadInput as bad:
        return form.errors_for_view(bad.problems, view.get("blocks") or ())
    return {}


def kept_text(view: Mapping[str, Any]) -> str:
    """Return what the inbox keeps of a form that was sent."""
    state = (view.get("state") or {}).get("values") or {}
    values = form.read(form.kind_of(state), state)
    return json.dumps(
        {"kind": values.kind, "fields": dict(values.fields), "draft": carried(view).draft}
    )


async def send(asked: Asked, desk: Desk) -> Message | None:
    """Make the room that the form asks for; its fields were checked before the ack."""
    sent = json.loads(asked.text)
    before = await _kept(sent["draft"], asked.place, desk)
    groups = before.fields.get(GROUPS, "") if before is not None else ""
    values = FormValues(RoomKind(sent["kind"]), {**sent["fields"], GROUPS: groups})
    return await order(form.request_from(values), asked, desk)
