"""What stands around the words of an explanation: labels, headlines, buttons, units."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.explain.explanation import Actor, Offer


class Tried(StrEnum):
    """What did not work, or what is explained: it begins a headline."""

    MAKE_ROOM = "make_room"
    MAKE_LIVE_ROOM = "make_live_room"
    MAKE_VOICE_ROOM = "make_voice_room"
    MAKE_NAMED_ROOM = "make_named_room"
    TAKE_IT_ON = "take_it_on"
    BOOK = "book"
    LOOK_UP = "look_up"
    LIST = "list"
    MOVE = "move"
    RENAME = "rename"
    INVITE = "invite"
    REMIND = "remind"
    CANCEL = "cancel"
    CANCEL_SERIES = "cancel_series"
    PUT_BACK = "put_back"
    SKIP = "skip"
    CHANGE = "change"
    END = "end"
    RETRY = "retry"
    EXPLAIN = "explain"
    KEEP_USUAL = "keep_usual"
    FIND_OUT_WHO = "find_out_who"
    LINK = "link"
    OPEN_FORM = "open_form"
    NOTE_ANSWER = "note_answer"
    POST_CARD = "post_card"
    ANYTHING = "anything"
    WHAT_A_CODE_MEANS = "what_a_code_means"
    WHAT_HAPPENED = "what_happened"
    NO_ROOM_YET = "no_room_yet"
    NOT_THERE_YET = "not_there_yet"
    STARTS_WITHOUT = "starts_without"


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """The window whose text is copied for support, and what stands before each of its lines."""

    title: str
    lead: str
    close: str
    what: str
    code: str
    request: str
    reference: str
    time: str
    tries: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """What is said of a booking whose room is not there.

    Attributes:
        about: `{name}`, `{times}`, `{who}` and `{where}`.
        following: The label of what comes next.
        only_admin: `{admin}` is what the admin does.
        too_late: The remedy, once the booking's time is over.
        tried: `{number}` of the try.
        next_try: `{when}` it is.
        last_try: `{title}` and `{code}` of what it met; for the card as well.
        direct: A direct message, where a channel would be named.
    """

    about: str
    following: str
    is_tried: str
    is_not_tried: str
    only_admin: str
    too_late: str
    retry: str
    again: str
    tried: str
    next_try: str
    last_try: str
    direct: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a language says around every explanation.

    Attributes:
        bracketed: `{said}` beside something, such as a code or a length.
        colon: Between what was tried and why, and after a label in a line of text.
        comma: Between two parts of a sentence.
        stop: Ends a sentence.
        is_lowered: A title begins small inside a sentence.
        kept: Beginnings of titles that keep their capital all the same.
        quoted: The label of the other side's words.
        theirs: Stands above the room service's own words.
        given: Stands above what a person gave.
        request: `{id}` of the room service's request.
        ours: `{reference}` of ours, beside another.
        tries: Their `{number}`.
        waiting: Whether waiting helps.
        offers: Labels of buttons; `{next_id}` is an id. At most 75 characters
            (docs.slack.dev/reference/block-kit/block-elements/button-element).
        more: `{number}` of what is left out of a list.
        fields: Names of what is no field of a form, and so is not named in English there.
        tried: Sentences; `{name}` is what it is about.
        hours: The unit of a length.
        minutes: Another.
    """

    cause: str
    remedy: str
    admin: str
    reference: str
    quoted: str
    bracketed: str
    colon: str
    comma: str
    stop: str
    is_lowered: bool
    kept: tuple[str, ...]
    theirs: str
    given: str
    request: str
    ours: str
    tries: str
    waiting: Mapping[Actor, str]
    offers: Mapping[Offer, str]
    copy: str
    more: str
    fields: Mapping[str, str]
    tried: Mapping[Tried, str]
    hours: str
    minutes: str
    support: Support
    missing: Missing
