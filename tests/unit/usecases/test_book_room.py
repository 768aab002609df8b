"""Booking a room at once: who may, whose it is, what is promised."""

from dataclasses import replace

import pytest

from bot.errors import BadInput, NotAllowed
from bot.rooms.lifecycle import State
from bot.rooms.people import AccountRule
from bot.rooms.room import RoomKind
from tests.unit.usecases.conftest import World


async def test_the_room_belongs_to_who_asks(world: World) -> None:
    booked = await world.book(name="Stand-up")

    assert booked.is_new
    assert booked.booking.owner_account == "U0ANNA"
    assert booked.booking.state is State.PREPARING


async def test_a_conference_ends_when_it_was_asked_to(world: World) -> None:
    booking = (await world.book(length_s=2700)).booking

    assert booking.ends_at == booking.starts_at + 2700


async def test_a_live_room_has_no_planned_end(world: World) -> None:
    assert (await world.book(kind=RoomKind.LIVE)).booking.ends_at is None


async def test_a_room_without_a_name_is_named_after_who_asks(world: World) -> None:
    assert (await world.book(name="")).booking.request.name == "Anna Berger’s room"


async def test_a_chosen_id_is_kept_and_an_id_is_minted_otherwise(world: World) -> None:
    chosen = (await world.book(name="A", room_id="my-room")).booking
    minted = (await world.book(name="B")).booking

    assert (chosen.room_id, chosen.is_id_ours) == ("my-room", False)
    assert minted.is_id_ours


async def test_the_engine_is_woken(world: World) -> None:
    await world.book()

    assert world.outside.engine.nudges == 1  # type: ignore[attr-defined]  # the fake counts


async def test_the_same_room_within_30_seconds_is_asked_about(world: World) -> None:
    first = await world.book(name="Stand-up")
    world.clock.push(29)

    second = await world.book(name="Stand-up")

    assert not second.is_new
    assert second.booking.id == first.booking.id


async def test_the_same_room_after_30_seconds_is_another_one(world: World) -> None:
    await world.book(name="Stand-up")
    world.clock.push(31)

    assert (await world.book(name="Stand-up")).is_new


async def test_make_another_is_not_asked_again(world: World) -> None:
    await world.book(name="Stand-up")

    assert (await world.book(name="Stand-up", may_repeat=True)).is_new


async def test_a_guest_is_refused(world: World) -> None:
    world.directory.add("U0ANNA", "Anna", is_outsider=True)

    with pytest.raises(NotAllowed, match="Full members"):
        await world.book()


async def test_a_group_becomes_its_people_without_who_asks(world: World) -> None:
    world.directory.groups["S0TEAM"] = ("U0ANNA", "U0BEN", "U0CAI")
    world.directory.add("U0CAI", "Cai")

    booking = (await world.book(groups=("S0TEAM",), invitees=("U0BEN",))).booking

    assert booking.request.invitees == ("U0BEN", "U0CAI")
    assert booking.request.groups == ()


async def test_a_group_of_more_than_300_is_refused_on_its_field(world: World) -> None:
    world.directory.groups["S0ALL"] = tuple(f"U{number}" for number in range(301))

    with pytest.raises(BadInput) as refused:
        await world.book(groups=("S0ALL",))

    assert set(refused.value.problems) == {"invitees"}


async def test_people_without_an_account_are_named_all_at_once(world: World) -> None:
    by_mail = replace(world, outside=replace(world.outside, account_rule=AccountRule.EMAIL))
    world.directory.add("U0ANNA", "Anna", email="anna@acme.example")
    world.directory.add("U0CAI", "Cai")

    with pytest.raises(BadInput) as refused:
        await by_mail.book(invitees=("U0BEN", "U0CAI"))

    assert "Ben" in refused.value.problems["invitees"]
    assert "Cai" in refused.value.problems["invitees"]
