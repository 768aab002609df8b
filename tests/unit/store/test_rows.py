"""A booking and its row say the same."""

from dataclasses import fields

from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Fault, Try
from bot.rooms.booking import Booking, Card
from bot.rooms.lifecycle import State
from bot.rooms.place import Place, Reply
from bot.rooms.room import RoomInfo, RoomKind, RoomType, SeatMode
from bot.store.rows import ASKED, COLUMNS, booking_from_row, booking_to_row, folded, storable
from tests.factories import a_booking, a_request

TEXT = st.text()
INTS = st.integers(-(2**63), 2**63 - 1)
TIMES = st.floats(0, 4e9)
TRIES = st.builds(
    Try,
    at=TIMES,
    took_s=TIMES,
    code=st.none() | st.integers(),
    info=TEXT,
    request_id=TEXT,
    fault=st.none() | st.sampled_from(Fault),
)
INFOS = st.builds(
    RoomInfo,
    room_id=TEXT,
    room_type=st.sampled_from(RoomType),
    name=TEXT,
    owner_account=TEXT,
    categories=st.none() | st.tuples(INTS, INTS),
    is_public=st.none() | st.booleans(),
    view_count=st.none() | INTS,
)
REQUESTS = st.sampled_from(
    [
        a_request(),
        a_request(name="", invitees=("U1", "U2"), groups=("S1",), cap=50, is_audio_disabled=True),
        a_request(kind=RoomKind.VOICE, seats=8, seat_mode=SeatMode.APPLY, categories=(1, 2)),
        a_request(kind=RoomKind.LIVE, is_public=False, notice="语音", cover="https://a.example/b"),
    ]
)
BOOKINGS = st.builds(
    Booking,
    id=TEXT,
    code=TEXT,
    asked=st.builds(Place, TEXT, TEXT, TEXT, TEXT),
    channel_id=TEXT,
    request=REQUESTS,
    room_id=TEXT,
    is_id_ours=st.booleans(),
    owner_account=TEXT,
    starts_at=INTS,
    ends_at=st.none() | INTS,
    created_at=TIMES,
    state=st.sampled_from(State),
    version=INTS,
    reply=st.none() | st.builds(Reply, TEXT, TIMES, st.integers(0, 4)),
    card=st.none() | st.builds(Card, TEXT, TEXT),
    made_at=st.none() | TIMES,
    request_id=TEXT,
    info=st.none() | INFOS,
    checked_at=st.none() | TIMES,
    trouble=st.none() | TRIES,
    ended_by=TEXT,
    left_out=st.lists(TEXT).map(tuple),
)


@given(BOOKINGS)
def test_a_booking_reads_the_same_from_its_row(booking: Booking) -> None:
    assert booking_from_row(booking_to_row(booking)) == booking


def test_every_field_has_a_column_or_stands_in_the_rest() -> None:
    row = booking_to_row(a_booking())
    without = {**row, "rest": "{}"}

    missing = {one.name for one in fields(Booking)} - {*COLUMNS, "asked", "reply"}

    assert set(ASKED.values()) <= set(without)
    assert all(f'"{name}"' in row["rest"] for name in missing)


def test_the_way_to_answer_stands_in_its_own_column_alone() -> None:
    row = booking_to_row(a_booking(reply=Reply("https://hooks.slack.example/secret", 1.0)))

    assert [name for name, value in row.items() if "secret" in str(value)] == ["reply"]


@given(st.text(st.characters()))
def test_anything_can_be_made_storable(text: str) -> None:
    assert "\0" not in storable(text)
    assert storable(text).encode().decode() == storable(text)


def test_names_are_compared_without_case_and_width() -> None:
    assert folded("ＳＴＲＡẞＥ") == folded("strasse")
