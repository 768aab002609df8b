"""Hypothesis strategies for our nouns, as strange as the world may make them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
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
from bot.explain.explain import explain
from bot.explain.language import Language
from bot.ports import Said, What
from bot.rooms.actions.news import News, NewsKind
from bot.rooms.booking import Answer, Booking, Rsvp
from bot.rooms.lifecycle import State
from bot.rooms.limits import clip_bytes
from bot.rooms.people import Account, AccountRule, Person
from bot.rooms.request import RoomRequest, When
from bot.rooms.room import (
    VOICE_TEMPLATES,
    RoomInfo,
    RoomKind,
    RoomType,
    SeatMode,
    SeatTemplate,
)
from bot.rooms.series import Series, begin_series
from bot.rooms.series.booked import BookedSeries
from bot.rooms.when import Choice, Moment
from bot.rooms.when.zones import resolve_after, zone_named
from tests.factories import NOW, a_booking, a_series

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
REMINDERS = st.just(0) | st.integers(1, 24 * 60).map(lambda minutes: 60 * minutes)
SWITCHES = (
    "is_audio_disabled",
    "is_video_disabled",
    "is_screen_sharing_disabled",
    "is_cloud_recording_disabled",
)


# Clocks that change, that never do, and that were typed as an offset.
ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "UTC+5:30"])
RULES = st.sampled_from(
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3;COUNT=12",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH",
        "FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=20280131T235959",
    ]
)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """Draw any start that can be asked for, in whole minutes."""
    zone, rule = draw(ZONES), draw(st.just("") | RULES)
    begin = datetime.fromtimestamp(NOW, UTC).replace(tzinfo=None)
    local = begin + timedelta(days=1, minutes=draw(st.integers(0, 360 * 24 * 60)))
    if rule:
        series = begin_series(rule, local.isoformat(timespec="minutes"), zone)
        assert series is not None
        local = datetime.fromisoformat(series.local_start)
    moment = resolve_after(local, zone_named(zone), NOW)
    return When(moment.at, moment.local, zone, moment.notes, rule)


@st.composite
def requests(draw: st.DrawFn) -> RoomRequest:
    """Draw any request that breaks no rule; lengths in whole minutes, as people can type them."""
    kind = draw(st.sampled_from(RoomKind))
    when = draw(st.none() | whens())
    room_ids = st.from_regex(r"[A-Za-z0-9_-]{1,48}", fullmatch=True)
    common: dict[str, Any] = {
        "name": draw(NAMES),
        "room_id": draw(st.none() | room_ids) if when is None or not when.rule else None,
        "when": when,
        "remind_s": draw(st.none() | REMINDERS) if when is not None else None,
        "invitees": tuple(draw(st.lists(IDS, max_size=300, unique=True))),
        "groups": tuple(draw(st.lists(IDS, max_size=3, unique=True))),
        "channel_id": draw(st.none() | IDS),
        "cap": draw(st.none() | st.integers(2, 1_000_000)),
        "seats": draw(st.none() | st.integers(1, 50)) if kind is not RoomKind.LIVE else None,
        "seat_mode": draw(st.none() | st.sampled_from(SeatMode)),
        "is_message_disabled": draw(st.booleans()),
        "is_quiet": draw(st.booleans()) and when is None,
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
    answers = st.builds(Rsvp, user_id=IDS | TEXT, answer=st.sampled_from(Answer))
    when = request.when
    return replace(
        a_booking(request=request),
        starts_at=when.at if when is not None else NOW,
        remind_s=draw(REMINDERS) if when is not None else 0,
        series_id="s0000001" if when is not None and when.rule else "",
        rsvps=tuple(draw(st.lists(answers, max_size=8, unique_by=lambda one: one.user_id)))
        * draw(st.sampled_from([1, 1, 40])),
        tries=draw(st.integers(0, 40)),
        next_try=draw(st.none() | st.just(NOW + 2.5) | TIMES),
        closed_at=draw(st.none() | st.just(float(NOW)) | TIMES),
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


@st.composite
def series(draw: st.DrawFn) -> BookedSeries:
    """Draw any series."""
    when = draw(whens().filter(lambda one: bool(one.rule)))
    return a_series(
        request=replace(draw(requests()), when=when, room_id=None, is_quiet=False),
        series=Series(when.rule, when.zone, when.local),
        code=draw(TEXT),
    )


NEWS = st.builds(
    News,
    kind=st.sampled_from(NewsKind),
    by=st.just("") | IDS | TEXT,
    to=st.just("") | IDS,
    was_name=TEXT,
    was_at=TIMES,
    people=st.lists(IDS | TEXT, max_size=300).map(tuple),
)
EXPLANATIONS = st.builds(explain, ERRORS, st.sampled_from(Language))
CHOICES = st.builds(
    Choice,
    label=st.just("Fri 12 Mar 2027, 17:00"),
    moment=st.builds(Moment, at=st.integers(NOW, NOW + 10**7), local=st.just("2027-03-12T17:00")),
)


@st.composite
def things_said(draw: st.DrawFn) -> Said:
    """Draw any message beside the cards."""
    what, news = draw(st.sampled_from(What)), draw(NEWS)
    return Said(
        what=what,
        booking=draw(bookings()),
        to=news.to if what is What.NEWS else "",
        news=news if what is What.NEWS else None,
        explanation=draw(EXPLANATIONS),
        others=tuple(draw(st.lists(bookings(), max_size=2))) * draw(st.sampled_from([1, 30])),
    )
