"""The contract of `Bookings.find` and `Bookings.of`: found again by what people type."""

import pytest

from bot.ports import Store
from bot.rooms.booking import Booking
from tests.factories import NOW, a_booking, a_place, a_request

ROOMS = (
    a_booking(id="b1", code="7F3K9A", room_id="stand-up-1", created_at=NOW + 1.0),
    a_booking(
        id="b2",
        code="ABC123",
        room_id="Retro",
        request=a_request(name="Straße 100%"),
        channel_id="C0ROAD",
        created_at=NOW + 2.0,
    ),
    a_booking(
        id="b3",
        code="ZZZZZZ",
        room_id="stand-up-2",
        request=a_request(name="Stand-up of B_ris"),
        asked=a_place(user_id="U0BORIS"),
        channel_id="C0ROAD",
        created_at=NOW + 3.0,
    ),
    a_booking(id="b4", code="7F3K9A", room_id="stand-up-1", asked=a_place(team_id="T0OTHER")),
)


@pytest.fixture
async def filled(store: Store) -> Store:
    """Give a store with `ROOMS` in it."""
    for booking in ROOMS:
        await store.bookings.add(booking, [])
    return store


def ids(found: object) -> list[str]:
    """Return the ids of bookings, in their order."""
    assert isinstance(found, list | tuple)
    return [one.id for one in found if isinstance(one, Booking)]


@pytest.mark.parametrize(
    ("ref", "expected"),
    [
        ("stand-up-1", ["b1"]),  # a room id
        ("STAND-UP-1", []),  # whose case matters
        ("7F3K9A", ["b1"]),  # a code
        ("7f3k9a", ["b1"]),  # whose case does not
        ("gr-7F3K9A", ["b1"]),  # as the card shows it
        ("retro", []),  # no name has it
        ("Retro", ["b2"]),
        ("stand", ["b3", "b1"]),  # a part of names, newest first
        ("STAND-UP OF", ["b3"]),
        ("STRASSE", ["b2"]),
        ("100%", ["b2"]),  # no wildcards
        ("B%ris", []),
        ("b_ris", ["b3"]),
        ("_", ["b3"]),
        ("!", []),
        ("", []),
        ("   ", []),
        ("\ud800", []),
        ("\0", []),
        ("語" * 40_000, []),
    ],
)
async def test_a_reference_finds_what_it_names(
    filled: Store, ref: str, expected: list[str]
) -> None:
    assert ids(await filled.bookings.find("T0ACME", ref)) == expected


async def test_no_more_are_found_than_asked_for(filled: Store) -> None:
    assert ids(await filled.bookings.find("T0ACME", "stand", limit=1)) == ["b3"]


async def test_nothing_is_found_for_another_team(filled: Store) -> None:
    assert ids(await filled.bookings.find("T0NOBODY", "stand")) == []


@pytest.mark.parametrize(
    ("user_id", "channel_id", "expected"),
    [
        ("U0ANNA", "", ["b2", "b1"]),
        ("", "C0ROAD", ["b3", "b2"]),
        ("U0ANNA", "C0ROAD", ["b3", "b2", "b1"]),
        ("", "", []),
        ("U0NOBODY", "", []),
    ],
)
async def test_the_newest_of_a_person_or_a_channel(
    filled: Store, user_id: str, channel_id: str, expected: list[str]
) -> None:
    found = await filled.bookings.of("T0ACME", user_id=user_id, channel_id=channel_id)

    assert ids(found) == expected


async def test_a_list_has_its_limit(filled: Store) -> None:
    assert ids(await filled.bookings.of("T0ACME", user_id="U0ANNA", limit=1)) == ["b2"]
