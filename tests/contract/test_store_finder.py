"""The contract of `Finder`: bookings that are found by their room, or by who takes part."""

from dataclasses import replace

import pytest

from bot.ports import Store
from bot.rooms.booking import Answer, Booking, Rsvp
from bot.rooms.lifecycle import State
from tests.factories import NOW, a_booking, a_place, a_request

DAY = 86_400


def a_room(booking_id: str, **changes: object) -> Booking:
    valid: dict[str, object] = {"id": booking_id, "room_id": f"room-{booking_id}"}
    return a_booking(**(valid | changes))


async def keep(store: Store, *bookings: Booking) -> None:
    for booking in bookings:
        await store.bookings.add(booking, [])


async def concerning(store: Store, user_id: str, since: float = NOW) -> list[str]:
    return [one.id for one in await store.finder.concerning("T0ACME", user_id, since)]


async def test_ready_rooms_are_found_by_their_id_in_any_workspace(store: Store) -> None:
    other = a_place(team_id="T0OTHER")
    await keep(
        store,
        a_room("b1", room_id="stand-up", state=State.READY),
        a_room("b2", room_id="stand-up", state=State.OVER),
        a_room("b3", room_id="stand-up", state=State.READY, asked=other),
        a_room("b4", room_id="Stand-up", state=State.READY),
    )

    found = await store.finder.ready_with("stand-up")

    assert [one.id for one in found] == ["b1", "b3"]


@pytest.mark.parametrize("room_id", ["", "none", "\ud800", "%"])
async def test_an_id_that_no_ready_room_has_finds_nothing(store: Store, room_id: str) -> None:
    await keep(store, a_room("b1", state=State.READY))

    assert list(await store.finder.ready_with(room_id)) == []


async def test_a_person_finds_what_they_asked_for_are_invited_to_or_answered(store: Store) -> None:
    by_ben = a_place(user_id="U0BEN")
    said = (Rsvp("U0ANNA", Answer.MAYBE),)
    await keep(
        store,
        a_room("asked", starts_at=NOW + 300),
        a_room(
            "invited", starts_at=NOW + 100, asked=by_ben, request=a_request(invitees=("U0ANNA",))
        ),
        a_room("answered", starts_at=NOW + 200, asked=by_ben, rsvps=said),
        a_room("others", starts_at=NOW + 150, asked=by_ben),
        a_room("elsewhere", starts_at=NOW + 150, asked=a_place(team_id="T0OTHER")),
    )

    assert await concerning(store, "U0ANNA") == ["invited", "answered", "asked"]


async def test_who_comes_in_later_finds_it_as_well(store: Store) -> None:
    booking = a_room("b1", asked=a_place(user_id="U0BEN"))
    await keep(store, booking)

    invited = replace(booking, request=a_request(invitees=("U0ANNA",)), version=2)
    await store.bookings.change(invited)
    await store.bookings.change(replace(invited, rsvps=(Rsvp("U0WEI", Answer.GOING),), version=3))

    assert await concerning(store, "U0ANNA") == ["b1"]
    assert await concerning(store, "U0WEI") == ["b1"]


@pytest.mark.parametrize(
    ("state", "is_found"),
    [
        (State.PLANNED, False),
        (State.PREPARING, True),
        (State.READY, True),
        (State.TROUBLE, True),
        (State.FAILED, False),
        (State.OVER, False),
        (State.CANCELLED, False),
    ],
)
async def test_of_what_began_long_ago_only_what_is_on_is_found(
    store: Store, state: State, *, is_found: bool
) -> None:
    await keep(store, a_room("b1", state=state, starts_at=NOW - DAY))

    assert await concerning(store, "U0ANNA", NOW) == (["b1"] if is_found else [])
    assert await concerning(store, "U0ANNA", NOW - DAY) == ["b1"]


async def test_no_more_are_found_than_fit(store: Store) -> None:
    await keep(store, a_room("b1", starts_at=NOW + 2), a_room("b2", starts_at=NOW + 1))

    found = await store.finder.concerning("T0ACME", "U0ANNA", NOW, limit=1)

    assert [one.id for one in found] == ["b2"]


async def test_whose_a_room_is_or_was_is_known(store: Store) -> None:
    booking = a_booking(room_id="first")
    await store.bookings.add(booking, [])
    await store.bookings.change(replace(booking, room_id="second", version=2))

    for room_id in ("first", "second"):
        assert await store.finder.is_elsewhere("T0OTHER", room_id) is True
        assert await store.finder.is_elsewhere("T0ACME", room_id) is False
    assert await store.finder.is_elsewhere("T0OTHER", "third") is False
