"""One thing that a person asked of us: a command typed, a form sent, a button pressed."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from bot.ports import Arrival
from bot.rooms.place import Place, Reply
from bot.slack.home.window import WINDOW

HOME: Final = "home"  # the type of a home tab: docs.slack.dev/reference/views/home-tab-views
REPLY_LIVES_S: Final = 25 * 60  # Slack allows 30 minutes; we stop before (requirement S4)


class Kind(StrEnum):
    """How it was asked."""

    COMMAND = "command"
    FORM = "form"
    BUTTON = "button"
    EVENT = "event"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, by whom, where, and how to answer.

    Attributes:
        name: The verb, the form's callback id, or the button's action id.
        text: What follows the verb; the form's values as JSON; the button's value.
        at: When it reached us, UTC epoch seconds.
        key: Names this delivery for ever.
        reply: The private way back; None where Slack gives none (forms).
        trigger_id: Opens a form within 3 s; a secret, and never kept.
        is_kept: It stands in the inbox, so that it survives a crash.
        said_at: When it was done, by Slack's clock where it tells that; UTC epoch seconds.
        view: Where a button was pressed that is in no message: `HOME`, or the id of a window.
    """

    kind: Kind
    name: str
    text: str
    place: Place
    at: float
    key: str
    reply: Reply | None = None
    trigger_id: str = ""
    is_kept: bool = False
    view: str = ""
    said_at: float = 0.0

    @property
    def is_in_window(self) -> bool:
        """Say whether a button of a window was pressed: what opens then, opens above it."""
        return self.view not in {"", HOME}

    def arrival(self) -> Arrival:
        """Return it as an inbox row; the trigger is left out, it dies within 3 s anyway."""
        payload = ROW.encode(replace(self, trigger_id=""))
        # What says that a workspace left is done when that workspace is wiped, not before.
        team_id = "" if self.kind is Kind.EVENT else self.place.team_id
        return Arrival(self.key, self.kind, payload, self.at, team_id)

    def kept(self) -> "Asked":
        """Return it as one that stands in the inbox."""
        return replace(self, is_kept=True)


def _fields(thing: Any) -> dict[str, Any]:  # noqa: ANN401  one of the frozen classes above
    """Return what a dataclass with slots holds; `asdict` takes five times as long."""
    return {name: getattr(thing, name) for name in thing.__slots__}


ROW: Final = json.JSONEncoder(default=_fields)


def from_arrival(arrival: Arrival) -> Asked:
    """Read an inbox row back; raises `ValueError` when it is not one that `arrival` made."""
    try:
        raw = json.loads(arrival.payload)
        raw["place"] = Place(**raw["place"])
        raw["reply"] = Reply(**raw["reply"]) if raw["reply"] else None
        raw["kind"] = Kind(raw["kind"])
        return Asked(**{**raw, "is_kept": True})
    except (KeyError, TypeError) as error:
        raise ValueError(f"no inbox row of ours: {error!r}") from error


def command_asked(body: Mapping[str, Any], verb: str, rest: str, now: float) -> Asked:
    """Read Slack's body of a slash command."""
    place = Place(
        body.get("team_id") or "",
        body.get("channel_id") or "",
        body.get("user_id") or "",
        body.get("enterprise_id") or "",
    )
    trigger = body.get("trigger_id") or ""
    return Asked(
        Kind.COMMAND,
        verb,
        rest,
        place,
        now,
        _key(Kind.COMMAND, verb, rest, place, trigger or body.get("response_url") or str(now)),
        _reply(body, now),
        trigger,
    )


def interaction_asked(
    body: Mapping[str, Any], kind: Kind, name: str, text: str, channel_id: str, now: float
) -> Asked:
    """Read Slack's body of a button or a form; a form names its channel itself."""
    place = Place(
        _team_id(body),
        (body.get("channel") or {}).get("id") or channel_id,
        body["user"]["id"],
        (body.get("enterprise") or {}).get("id") or "",
    )
    trigger = body.get("trigger_id") or ""
    key = _key(kind, name, text, place, trigger or str(now))
    return Asked(
        kind,
        name,
        text,
        place,
        now,
        key,
        _reply(body, now),
        trigger,
        view=_view(body.get("view")),
        said_at=_said_at(body, now),
    )


def _team_id(body: Mapping[str, Any]) -> str:
    """Return whose it is: of an app of a whole organisation Slack may name no team.

    Then it is the person's, else the organisation itself: nobody is in a workspace of no name.
    """
    named = (body.get("team") or {}).get("id") or body["user"].get("team_id")
    return named or (body.get("enterprise") or {}).get("id") or ""


def event_asked(body: Mapping[str, Any], name: str, text: str, place: Place, now: float) -> Asked:
    """Read Slack's envelope of an event; the same one again has the same id."""
    nonce = str(body.get("event_id") or text)
    key = _key(Kind.EVENT, name, "", place, nonce)
    return Asked(Kind.EVENT, name, text, place, now, key)


def _said_at(body: Mapping[str, Any], now: float) -> float:
    """Return when a button was pressed: docs.slack.dev, "block_actions payload", `action_ts`."""
    actions: Sequence[Mapping[str, Any]] = body.get("actions") or ({},)
    try:
        return float(actions[0].get("action_ts") or now)
    except ValueError:
        return now


def _view(view: Mapping[str, Any] | None) -> str:
    """Return in which view of ours a button was pressed; forms answer otherwise."""
    if view is None:
        return ""
    if view.get("type") == HOME:
        return HOME
    return str(view.get("id") or "") if view.get("callback_id") == WINDOW else ""


def _reply(body: Mapping[str, Any], now: float) -> Reply | None:
    url = body.get("response_url")
    return Reply(url, now + REPLY_LIVES_S) if url else None


def _key(kind: Kind, name: str, text: str, place: Place, nonce: str) -> str:
    """Name a delivery by what it says: the same one again has the same trigger (C12)."""
    said = repr((kind.value, name, text, place, nonce))
    return hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()
