"""Rooms in words: what the room service said where it was asked, else what we stored."""

from collections.abc import Mapping, Sequence
from typing import Final

from bot.errors import RoomApiRefused, RoomApiUnreachable, Try
from bot.explain.explain import explain, frame_of
from bot.explain.language import Language
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.rooms.room import RoomInfo, RoomKind, RoomType
from bot.rooms.times import say_length
from bot.slack import mrkdwn
from bot.slack.forms.fields import KINDS, NO_CHAT, SEAT_MODES, SWITCHES, TEMPLATES

MOST_OF_A_NAME: Final = 150  # characters; the room service takes 100 bytes
MOST_OF_A_NOTICE: Final = 200
MOST_OF_AN_ID: Final = 60
RULES: Final[Mapping[str, str]] = dict([*SWITCHES.values(), NO_CHAT])
STATES: Final[Mapping[State, str]] = {
    State.PLANNED: "planned",
    State.PREPARING: "being made",
    State.READY: "ready",
    State.OVER: "over",
    State.TROUBLE: "not there yet",
    State.FAILED: "could not be made",
    State.CANCELLED: "cancelled",
}
TYPES: Final[Mapping[RoomType, str]] = {
    RoomType.CONFERENCE: "Conference room",
    RoomType.LIVE: "Live video or voice room",
}
# Attributes of the request that `Made.left_out` names.
LEFT_OUT: Final[Mapping[str, str]] = {
    "seats": "The layout decides the seats.",
    "seat_mode": "How a seat is taken could not be set.",
    "template": "The layout could not be chosen.",
    "cap": "The limit of people could not be set.",
    "notice": "The notice could not be set.",
    "cover": "The cover picture could not be set.",
    "categories": "The categories could not be set.",
    "is_public": "Whether the list shows it could not be set.",
}
LISTED: Final[Mapping[bool, str]] = {True: "Shown", False: "Not shown"}


def shown_name(booking: Booking) -> str:
    """Return the raw name to show; a room without one goes by its id."""
    return mrkdwn.clip(booking.request.name or booking.room_id, MOST_OF_A_NAME)


def quoted_name(booking: Booking) -> str:
    """Return the escaped name in quotation marks."""
    return f"“{mrkdwn.escape(shown_name(booking))}”"


def reference(booking: Booking) -> str:
    """Return the short code and the room id, which people can copy."""
    room_id = mrkdwn.code(mrkdwn.clip(booking.room_id, MOST_OF_AN_ID))
    return f"{mrkdwn.code(f'gr-{booking.code}')} · {room_id}"


def kind_in_words(booking: Booking) -> str:
    """Return what kind of room it is."""
    return KINDS[booking.request.kind]


def shown_notice(booking: Booking) -> str:
    """Return the notice as a quotation; empty when there is none or it could not be set."""
    notice = booking.request.notice
    if not notice.strip() or "notice" in booking.left_out:
        return ""
    return mrkdwn.quote(mrkdwn.clip(notice, MOST_OF_A_NOTICE))


def inside_in_words(booking: Booking) -> str:
    """Return how many were inside when the room service was asked; empty when it did not say.

    Live rooms tell all entries so far, which is something else (page 004).
    """
    inside = booking.info.member_count if booking.info is not None else None
    return "" if inside is None else f"{inside or 'nobody'} inside"


def trouble_in_words(booking: Booking, language: Language = Language.ENGLISH) -> str:
    """Return what the last try met; empty when it met nothing."""
    if booking.trouble is None:
        return ""
    said, frame = explain(_error(booking.trouble), language), frame_of(language)
    code = frame.bracketed.format(said=said.code) if said.code else ""
    return frame.missing.last_try.format(title=mrkdwn.escape(said.words.title), code=code)


def going_on_in_words(booking: Booking, language: Language = Language.ENGLISH) -> str:
    """Return how often the room was tried to be made, when again, and what the last try met."""
    tries, trouble = tries_in_words(booking, language), trouble_in_words(booking, language)
    return " ".join(filter(None, [tries, trouble]))


def tries_in_words(booking: Booking, language: Language = Language.ENGLISH) -> str:
    """Return how often the room was tried to be made, and when again; empty before the first."""
    frame = frame_of(language)
    tried, next_try = frame.missing.tried, frame.missing.next_try
    parts = [tried.format(number=booking.tries)] if booking.tries else []
    if booking.next_try:
        parts.append(next_try.format(when=mrkdwn.second(booking.next_try)))
    said = frame.comma.join(parts)
    return f"{said[:1].upper()}{said[1:]}{frame.stop}" if said else ""


def _error(one: Try) -> RoomApiRefused | RoomApiUnreachable:
    kind = RoomApiUnreachable if one.code is None else RoomApiRefused
    return kind("create_room", (one,))


def left_out_in_words(booking: Booking) -> list[str]:
    """Say what was asked for and this kind of room cannot be given."""
    return [
        LEFT_OUT.get(name, f"{mrkdwn.escape(mrkdwn.clip(name, 40))} could not be set.")
        for name in booking.left_out[:10]
    ]


def rules_in_words(booking: Booking) -> list[str]:
    """Return the rules of the room, in words that begin in small letters."""
    return [
        words[:1].lower() + words[1:]
        for attribute, words in RULES.items()
        if attribute not in booking.left_out and _is_on(booking, attribute)
    ]


def _is_on(booking: Booking, attribute: str) -> bool:
    checked = getattr(booking.info, attribute) if booking.info is not None else None
    return bool(getattr(booking.request, attribute) if checked is None else checked)


def facts(booking: Booking) -> list[str]:
    """Return the facts of a booking's room, at most ten, each a label and a value."""
    request, info = booking.request, booking.info
    is_given = {name: name not in booking.left_out for name in ("seats", "cap", "template")}
    public = request.is_public if info is None or info.is_public is None else info.is_public
    said = {
        "Id": mrkdwn.code(booking.room_id),
        "Owner": _owner(booking),
        **_place_or_times(booking),
        "Seats": _seats(booking) if is_given["seats"] else "",
        "People at most": _number(_checked(info, "max_members", request.cap))
        if is_given["cap"]
        else "",
        "Layout": TEMPLATES[request.template] if request.template and is_given["template"] else "",
        "List of live rooms": "" if public is None else LISTED[public],
        "Entries so far": _number(info.view_count) if info is not None else "",
    }
    return [f"*{label}*\n{value}" for label, value in said.items() if value]


def _place_or_times(booking: Booking) -> dict[str, str]:
    """Return where it was booked for, its times have a line of their own; else those of now."""
    if not booking.is_scheduled:
        return {**dict([_end(booking)]), "Planned length": length_in_words(booking)}
    has_ended = booking.state is State.OVER and booking.ended_by
    ended = dict([_end(booking)]) if has_ended else {}
    return {"Channel": mrkdwn.channel(booking.channel_id), **ended}


def length_in_words(booking: Booking, language: Language = Language.ENGLISH) -> str:
    """Return the planned length; empty for live rooms, which have none."""
    request, frame = booking.request, frame_of(language)
    if request.kind is not RoomKind.CONFERENCE:
        return ""
    return say_length(request.length_s, (frame.hours, frame.minutes))


def _end(booking: Booking) -> tuple[str, str]:
    """Return the end, by its name: what was planned, or what a person did."""
    label = "Ended" if booking.state is State.OVER and booking.ended_by else "Planned end"
    return label, mrkdwn.date(booking.ends_at) if booking.ends_at is not None else ""


def _owner(booking: Booking) -> str:
    person = mrkdwn.user(booking.asked.user_id)
    if booking.owner_account == booking.asked.user_id:
        return person
    return f"{person} as {mrkdwn.code(mrkdwn.clip(booking.owner_account, 100))}"


def _checked(info: RoomInfo | None, attribute: str, asked: int | None) -> int | None:
    """Return what the room service said, else what was asked for; its 0 says nothing."""
    return (getattr(info, attribute) if info is not None else None) or asked


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def _seats(booking: Booking) -> str:
    number = _checked(booking.info, "max_seats", booking.request.seats)
    mode = booking.request.seat_mode
    words = SEAT_MODES[mode].lower() if mode is not None else ""
    return ", ".join(filter(None, [_number(number), words]))


def info_facts(info: RoomInfo, kind: str = "") -> list[str]:
    """Return what the room service said of a room, each a label and a value.

    Args:
        info: Its answer, which does not tell a voice room from a live video room.
        kind: What we know of that, in words.
    """
    said = {
        "Id": mrkdwn.code(mrkdwn.clip(info.room_id, 100)),
        "Kind": kind or TYPES[info.room_type],
        "Owner’s account": mrkdwn.code(mrkdwn.clip(info.owner_account, 100)),
        "Status": mrkdwn.escape(mrkdwn.clip(info.status or "", 60)),
        "People inside": _number(info.member_count),
        "Entries so far": _number(info.view_count),
        "People at most": _number(info.max_members or None),
        "Planned start": mrkdwn.date(info.starts_at) if info.starts_at else "",
        "Planned end": mrkdwn.date(info.ends_at) if info.ends_at else "",
        "Made": mrkdwn.date(info.created_at) if info.created_at else "",
        "Seats": _info_seats(info),
        "List of live rooms": "" if info.is_public is None else LISTED[info.is_public],
        "Categories": ", ".join(map(str, (info.categories or ())[:10])),
        "Activity": _number(info.activity_status or None),
        "Cover": mrkdwn.code(mrkdwn.clip(info.cover_url, 250)) if info.cover_url else "",
    }
    return [f"*{label}*\n{value}" for label, value in said.items() if value]


def _info_seats(info: RoomInfo) -> str:
    if info.is_seat_enabled is False:
        return "none"
    modes = {mode.value: words.lower() for mode, words in SEAT_MODES.items()}
    said = info.seat_mode or ""
    mode = modes.get(said, mrkdwn.escape(mrkdwn.clip(said, 40)) if said not in {"", "None"} else "")
    return ", ".join(filter(None, [_number(info.max_seats or None), mode]))


def info_rules(info: RoomInfo) -> Sequence[str]:
    """Return the rules that the room service says are on."""
    return [
        words[:1].lower() + words[1:]
        for attribute, words in RULES.items()
        if getattr(info, attribute)
    ]
