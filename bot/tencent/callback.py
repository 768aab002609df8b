"""Callbacks of the room service: whether one is for us, and which room it tells of.

Its law: nothing that a callback says is believed. The signature covers neither body nor address
(fact sheet, 6.1), so it is a reason to look at a room, and no more than that.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import BeforeValidator, ValidationError

from bot import metrics
from bot.ports import Clock
from bot.rooms.room import RoomType
from bot.tencent.wire_info import Read, Words

AGE_MOST_S: Final = 60  # before and after our clock: 269/32431
ROOM_ID_MOST: Final = 48  # bytes (page 002)
# Unix seconds; longer than any documented one, shorter than what costs anything to read.
TIME_SHAPE: Final = re.compile("[0-9]{1,12}")
OTHER: Final = "other"

# What each command means for a card (fact sheet, 6.2): True, it may have to change.
# What makes a room we know from the answer of create_room.
COMMANDS: Final[Mapping[str, bool]] = {
    "Room.CallbackAfterCreateRoom": False,
    "Room.CallbackAfterDestroyRoom": True,
    "Room.CallbackAfterUpdateRoomInfo": True,
    "Room.CallbackAfterMemberEnter": True,
    "Room.CallbackAfterMemberLeave": True,
    "Live.CallbackAfterCreateRoom": False,
    "Live.CallbackAfterDestroyRoom": True,
    "Live.CallbackAfterUpdateRoomInfo": True,
    "Live.CallbackAfterMemberStateChanged": True,
    "Live.CallbackMemberStateChanged": True,  # so in the table of 647/64424
    "Live.CallbackAfterChangeOwner": True,
    "Live.CallbackAfterSetMetadata": False,
    "Live.CallbackAfterDelMetadata": False,
    "Live.CallbackAfterStartBattle": False,
    "Live.CallbackAfterEndBattle": False,
    "Live.CallbackAfterCreateRoomReachingThreshold": False,
}
ROOM_TYPES: Final = {"Room": RoomType.CONFERENCE, "Live": RoomType.LIVE}


NOT_SET: Final = "No callbacks are taken: TRTC_CALLBACK_TOKEN is not set."


@dataclass(frozen=True, slots=True)
class Expected:
    """What a callback must show to be for us; without a token none is."""

    sdk_app_id: int
    token: str


@dataclass(frozen=True, slots=True)
class Callback:
    """A callback that is for us.

    Attributes:
        command: As in `COMMANDS`, else ``other``.
        room_type: Which service holds the room.
        room_id: Empty when there is nothing to look at.
    """

    command: str
    room_type: RoomType = RoomType.CONFERENCE
    room_id: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a callback is not taken, and the HTTP status that says so."""

    status: int
    why: str


class _Room(Read):
    """`RoomInfo` of a callback, of which only the id matters."""

    room_id: Words = None


def _object(value: object) -> object:
    return value if isinstance(value, dict) else None


class _Body(Read):
    """The body of a callback: fact sheet, 6.3."""

    callback_command: Words = None
    room_id: Words = None
    room_info: Annotated[_Room | None, BeforeValidator(_object)] = None


@dataclass(frozen=True, slots=True)
class Listener:
    """Takes callbacks.

    Attributes:
        tell: Hears of each room that may have changed, as often as it is told of.
    """

    expected: Expected
    clock: Clock
    tell: Callable[[RoomType, str], None]

    def hear(self, query: Mapping[str, str], body: bytes) -> Refusal | None:
        """Take one; return why not if it is not taken."""
        if not self.expected.token:
            return Refusal(404, NOT_SET)
        read = read_callback(query, body, self.expected, self.clock.now())
        if isinstance(read, Refusal):
            metrics.CALLBACKS.labels(OTHER, "refused").inc()
            return read
        metrics.CALLBACKS.labels(read.command, "taken").inc()
        if read.room_id:
            self.tell(read.room_type, read.room_id)
        return None


def read_callback(
    query: Mapping[str, str], body: bytes, expected: Expected, now: float
) -> Callback | Refusal:
    """Return what a callback tells, or why it is not taken.

    Args:
        query: The address's parameters.
        body: As it came.
        expected: Whose callbacks are taken.
        now: UTC epoch seconds.
    """
    stranger = _stranger(query, expected, now)
    if stranger:
        return Refusal(401, stranger)
    said = _read(body)
    if said is None:
        return Refusal(400, "The body is no JSON object.")
    command = query.get("CallbackCommand", "")
    if not command or said.callback_command != command:
        return Refusal(400, "CallbackCommand is missing, or another one in the body.")
    return _callback(command, said)


def signature(token: str, request_time: str) -> str:
    """Return `Sign`: the SHA-256 of token and time, one after the other (269/32431)."""
    return hashlib.sha256(f"{token}{request_time}".encode("utf-8", "replace")).hexdigest()


def _stranger(query: Mapping[str, str], expected: Expected, now: float) -> str:
    """Say why a callback is not from our app's room service, empty when it is."""
    if query.get("SdkAppid") != str(expected.sdk_app_id):
        return "SdkAppid is not the one of TRTC_SDK_APP_ID."
    at, sign = query.get("RequestTime", ""), query.get("Sign", "")
    if not sign or TIME_SHAPE.fullmatch(at) is None:
        return "It is not signed: turn on the authentication of callbacks, with a token."
    if not hmac.compare_digest(sign.encode("utf-8", "replace"), _expected_sign(expected, at)):
        return "Sign is not that of TRTC_CALLBACK_TOKEN."
    if abs(now - int(at)) > AGE_MOST_S:
        return f"RequestTime is more than {AGE_MOST_S} s away from the clock here."
    return ""


def _expected_sign(expected: Expected, at: str) -> bytes:
    return signature(expected.token, at).encode()


def _read(body: bytes) -> _Body | None:
    try:
        return _Body.model_validate(json.loads(body))
    except (ValueError, RecursionError, ValidationError):  # no JSON, or no object
        return None


def _callback(command: str, said: _Body) -> Callback:
    room_type = ROOM_TYPES.get(command.partition(".")[0])
    if command not in COMMANDS or room_type is None:
        return Callback(OTHER)
    in_info = said.room_info.room_id if said.room_info is not None else None
    room_id = said.room_id or in_info or ""
    is_one = COMMANDS[command] and len(room_id.encode()) <= ROOM_ID_MOST
    return Callback(command, room_type, room_id if is_one else "")
