"""Hypothesis strategies for our nouns, as strange as the world may make them."""

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from bot.errors import (
    BadInput,
    BotError,
    Fault,
    NoSuchRoom,
    NotAllowed,
    RoomApiRefused,
    RoomApiUnreachable,
    SlackRefused,
    StoreUnavailable,
    Try,
)
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.rooms.limits import clip_bytes
from bot.rooms.people import Account, AccountRule, Person
from bot.rooms.request import RoomRequest
from bot.rooms.room import (
    VOICE_TEMPLATES,
    RoomInfo,
    RoomKind,
    RoomType,
    SeatMode,
    SeatTemplate,
)
from tests.factories import NOW, a_booking

# Text that tries to be more than text, among any other.
NASTY = st.sampled_from(
    ["<!channel>", "<@U0ANNA>", "<https://a.example|x>", "`code`", "*b*", "> q", "```", "&lt;", "&"]
)
TEXT = st.one_of(NASTY, st.text(max_size=60), st.text(max_size=4000), NASTY.map(lambda t: t * 300))
IDS = st.from_regex(r"[UWC][A-Z0-9]{5,10}", fullmatch=True)
TIMES = st.one_of(st.integers(-(10**15), 10**15), st.integers(NOW - 10**7, NOW + 10**7))
NUMBERS = st.integers(-(10**12), 10**12)


def _one_line(text: str) -> str:
    shown = "".join(one for one in text if one.isprintable())
    return " ".join(clip_bytes(shown, 100).split())


NAMES = st.one_of(NASTY, st.text(max_size=100), NASTY.map(lambda t: t * 20)).map(_one_line)
COVERS = st.from_regex(r"https://[a-z&<>]{1,20}/[!-~]{0,150}", fullmatch=True)
SWITCHES = (
    "is_audio_disabled",
    "is_video_disabled",
    "is_screen_sharing_disabled",
    "is_cloud_recording_disabled",
)


@st.composite
def requests(draw: st.DrawFn) -> RoomRequest:
    """Draw any request that breaks no rule; lengths in whole minutes, as people can type them."""
    kind = draw(st.sampled_from(RoomKind))
    common: dict[str, Any] = {
        "name": draw(NAMES),
        "room_id": draw(st.none() | st.from_regex(r"[A-Za-z0-9_-]{1,48}", fullmatch=True)),
        "invitees": tuple(draw(st.lists(IDS, max_size=300, unique=True))),
        "groups": tuple(draw(st.lists(IDS, max_size=3, unique=True))),
        "channel_id": draw(st.none() | IDS),
        "cap": draw(st.none() | st.integers(2, 1_000_000)),
        "seats": draw(st.none() | st.integers(1, 50)) if kind is not RoomKind.LIVE else None,
        "seat_mode": draw(st.none() | st.sampled_from(SeatMode)),
        "is_message_disabled": draw(st.booleans()),
        "is_quiet": draw(st.booleans()),
    }
    own = _conference(draw) if kind is RoomKind.CONFERENCE else _live(draw, kind)
    return RoomRequest(kind=kind, **common, **own)


def _conference(draw: st.DrawFn) -> dict[str, Any]:
    return {
        "length_s": 60 * draw(st.integers(5, 24 * 60)),
        **{name: draw(st.booleans()) for name in SWITCHES},
    }


def _live(draw: st.DrawFn, kind: RoomKind) -> dict[str, Any]:
    fitting = [one for one in SeatTemplate if (one in VOICE_TEMPLATES) == (kind is RoomKind.VOICE)]
    return {
        "template": draw(st.none() | st.sampled_from(fitting)),
        "is_public": draw(st.none() | st.booleans()),
        "notice": clip_bytes(draw(TEXT), 100).strip(),
        "cover": draw(st.just("") | COVERS),
        "categories": tuple(draw(st.lists(st.integers(0, 2**31 - 1), max_size=3))),
    }


INFOS = st.builds(
    RoomInfo,
    room_id=TEXT,
    room_type=st.sampled_from(RoomType),
    name=TEXT,
    owner_account=TEXT,
    status=st.none() | TEXT,
    member_count=st.none() | NUMBERS,
    max_members=st.none() | NUMBERS,
    starts_at=st.none() | TIMES,
    ends_at=st.none() | TIMES,
    created_at=st.none() | TIMES,
    is_video_disabled=st.none() | st.booleans(),
    is_audio_disabled=st.none() | st.booleans(),
    is_message_disabled=st.none() | st.booleans(),
    is_screen_sharing_disabled=st.none() | st.booleans(),
    is_cloud_recording_disabled=st.none() | st.booleans(),
    is_seat_enabled=st.none() | st.booleans(),
    max_seats=st.none() | NUMBERS,
    seat_mode=st.none() | TEXT,
    cover_url=st.none() | TEXT,
    categories=st.none() | st.lists(NUMBERS, max_size=30).map(tuple),
    activity_status=st.none() | NUMBERS,
    view_count=st.none() | NUMBERS,
    is_public=st.none() | st.booleans(),
    notice=st.none() | TEXT,
)

TRIES = st.builds(
    Try,
    at=st.just(float(NOW)),
    took_s=st.just(0.1),
    code=st.integers(0, 10**6) | st.sampled_from([100001, 100002, 100003, 100007, 70009]),
    info=TEXT,
    request_id=TEXT,
) | st.builds(Try, st.just(float(NOW)), st.just(0.1), fault=st.sampled_from(Fault), info=TEXT)


@st.composite
def bookings(draw: st.DrawFn) -> Booking:
    """Draw any booking, also one that should never come to be."""
    request = draw(requests())
    return replace(
        a_booking(request=request),
        state=draw(st.sampled_from(State)),
        channel_id=draw(IDS | TEXT),
        room_id=draw(st.from_regex(r"[A-Za-z0-9_-]{1,48}", fullmatch=True)),
        owner_account=draw(TEXT),
        ends_at=draw(st.none() | st.integers(NOW - 10**7, NOW + 10**7)),
        version=draw(st.integers(1, 10**9)),
        made_at=draw(st.none() | st.just(float(NOW))),
        request_id=draw(TEXT),
        info=draw(st.none() | INFOS),
        checked_at=draw(st.none() | st.just(float(NOW))),
        trouble=draw(st.none() | TRIES),
        ended_by=draw(st.just("") | IDS | TEXT),
        left_out=tuple(draw(st.lists(st.sampled_from(["seats", "template", "cap"]) | TEXT))),
    )


PEOPLE = st.builds(Person, user_id=IDS, name=TEXT, zone=TEXT)
ACCOUNTS = st.builds(
    Account,
    user_id=IDS,
    account=TEXT,
    rule=st.none() | st.sampled_from(AccountRule),
    name=TEXT,
    is_imported=st.booleans(),
)
_ALL_TRIES = st.lists(TRIES, min_size=1, max_size=3).map(tuple)
ERRORS: st.SearchStrategy[BotError] = st.one_of(
    st.builds(
        BadInput, st.dictionaries(st.sampled_from(["name", "muted", "command"]) | TEXT, TEXT)
    ),
    st.builds(NotAllowed, TEXT),
    st.builds(NoSuchRoom, TEXT, st.lists(TEXT, max_size=6).map(tuple)),
    st.builds(RoomApiRefused, st.just("create_room"), _ALL_TRIES),
    st.builds(RoomApiUnreachable, st.just("create_room"), _ALL_TRIES),
    st.builds(SlackRefused, st.just("chat.postMessage"), TEXT),
    st.builds(StoreUnavailable),
)
