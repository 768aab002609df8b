"""What a language has to say: every table that a catalogue fills."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from bot.errors import Fault
from bot.explain.explanation import Words
from bot.explain.frame import Frame


class Effect(StrEnum):
    """What a call without a usable answer may have done."""

    NOTHING = "nothing"  # never reached, or it only reads
    ROOM_MAY_EXIST = "room may exist"
    MAY_HAVE_CHANGED = "may have changed"  # a room that existed before


# A command that is not here may have changed something: rather a look too many.
EFFECTS: Final[Mapping[str, Effect]] = {
    "create_room": Effect.ROOM_MAY_EXIST,
    "get_room_info": Effect.NOTHING,
    "get_room_list": Effect.NOTHING,
    "account_check": Effect.NOTHING,
    "account_import": Effect.NOTHING,  # it makes no room, and repeating it is harmless
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """The words of one language.

    Attributes:
        codes: `ErrorCode` → words; every documented one.
        texts: `ErrorCode` → real `ErrorInfo` text → words, where one code has many reasons.
        network: What the call may have done → why there was no usable answer → words.
        slack: Slack's error word → words.
        success: For an `ErrorCode` of 0.
        unknown_code: For any other code.
        slack_unknown: For any other error word of Slack's.
        slack_unreachable: For no usable answer from Slack.
        bad_input: For `BadInput`.
        not_allowed: For `NotAllowed`; its cause stands in when nobody said who may.
        no_such_room: For `NoSuchRoom` without candidates.
        several_rooms: For `NoSuchRoom` with candidates.
        too_late: For `TooLate`.
        store_unavailable: For `StoreUnavailable`.
        bug: For anything that we do not raise on purpose.
        who_may: Sentence of `NotAllowed`, as it is raised → the same in this language.
        frame: What stands around all of these.
    """

    codes: Mapping[int, Words]
    texts: Mapping[int, Mapping[str, Words]]
    network: Mapping[Effect, Mapping[Fault, Words]]
    slack: Mapping[str, Words]
    success: Words
    unknown_code: Words
    slack_unknown: Words
    slack_unreachable: Words
    bad_input: Words
    not_allowed: Words
    no_such_room: Words
    several_rooms: Words
    too_late: Words
    store_unavailable: Words
    bug: Words
    who_may: Mapping[str, str]
    frame: Frame
