"""Keys and values of a live room (647/64374 to 64376)."""

from bot.room_service.callbacks import news
from bot.room_service.envelope import Json, Refused
from bot.room_service.rooms import asked
from bot.room_service.rooms.fields import byte_length
from bot.room_service.rooms.room import Room
from bot.room_service.rooms.rules import LIVE
from bot.room_service.state import Ask, State

KEYS_MAX = 10
KEY_MAX_BYTES = 50
VALUE_MAX_BYTES = 2 * 1024
TOTAL_MAX_BYTES = 16 * 1024
"""64375. ASSUMED: KB are 1024 bytes, and the total is of the values."""

ASKED_MAX = 1000
"""Keys in one call: ours."""


def set_room_metadata(state: State, ask: Ask) -> Json:
    """Set some keys and keep the others; all of them or none."""
    room = _room(state, ask)
    entries = _entries(ask.body)
    if not state.switches.package:
        raise Refused(100007)
    metadata = room.metadata | {entry["Key"]: entry["Value"] for entry in entries}
    _check(metadata)
    room.metadata = metadata
    news.metadata_set(state, room, entries, ask.identifier)
    return {}


def _entries(body: Json) -> list[Json]:
    entries = body.get("Metadata")
    if not isinstance(entries, list) or not entries:
        raise Refused(100002, "Metadata must be an array of keys and values")
    return [_entry(each) for each in entries]


def _entry(value: object) -> Json:
    if not isinstance(value, dict):
        raise Refused(100002, "an entry of Metadata must be an object")
    entry = {name: value.get(name) for name in ("Key", "Value")}
    if not (all(isinstance(each, str) for each in entry.values()) and entry["Key"]):
        raise Refused(100002, "Key and Value must be strings")
    return entry


def _check(metadata: dict[str, str]) -> None:
    """Raise the code of the first limit that is not kept."""
    if any(byte_length(key) > KEY_MAX_BYTES for key in metadata):
        raise Refused(100504)
    if len(metadata) > KEYS_MAX:
        raise Refused(100500)
    lengths = [byte_length(value) for value in metadata.values()]
    if max(lengths) > VALUE_MAX_BYTES:
        raise Refused(100501)
    if sum(lengths) > TOTAL_MAX_BYTES:
        raise Refused(100502)


def get_room_metadata(state: State, ask: Ask) -> Json:
    """Show some keys, or all when none is named; those that are not there are passed over."""
    room = _room(state, ask)
    keys = asked.strings(ask.body, "Keys", ASKED_MAX) or list(room.metadata)
    found = [{"Key": key, "Value": room.metadata[key]} for key in keys if key in room.metadata]
    return {"Response": {"Metadata": found}}


def del_room_metadata(state: State, ask: Ask) -> Json:
    """Delete keys; raise 100503 when none of them was there."""
    room = _room(state, ask)
    keys = dict.fromkeys(asked.strings(ask.body, "Keys", ASKED_MAX))
    deleted = [key for key in keys if room.metadata.pop(key, None) is not None]
    if not deleted:
        raise Refused(100503)
    news.metadata_deleted(state, room, deleted, ask.identifier)
    return {}


def _room(state: State, ask: Ask) -> Room:
    return state.rooms.named(asked.room_id_of(ask.body), LIVE)
