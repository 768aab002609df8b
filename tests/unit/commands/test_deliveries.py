"""Slack's deliveries: acknowledged once kept, done once, refused in the ack itself."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, replace

import pytest

from bot.errors import StoreUnavailable
from bot.ports import Arrival
from bot.rooms.actions.action import Attempt
from bot.rooms.people import Person
from bot.rooms.room import RoomKind
from bot.slack.buttons import pack
from bot.slack.forms.room_form import FormValues
from commands import take_up_waiting
from tests.fakes import FakeDirectory
from tests.unit.commands.forms import a_view
from tests.unit.commands.front import Front, a_front
from tests.unit.commands.silence import a_silent_server
from tests.unit.usecases.conftest import World


class ClosedInbox:
    """An inbox whose database is away."""

    async def put(self, arrival: Arrival) -> bool:
        raise StoreUnavailable(f"no room for {arrival.kind}")

    async def waiting(self, now: float, limit: int) -> Sequence[Arrival]:
        raise StoreUnavailable(f"{limit} at {now} cannot be read")

    async def done(self, key: str) -> None:
        raise StoreUnavailable(f"{key} cannot be closed")


@pytest.fixture
async def closed(world: World) -> AsyncIterator[Front]:
    """Open a front whose store takes nothing in."""
    store = replace(world.outside.store, inbox=ClosedInbox())
    async with a_front(replace(world, outside=replace(world.outside, store=store))) as opened:
        yield opened


async def test_the_same_command_three_times_makes_one_room(front: Front) -> None:
    acks = [await front.command("now Stand-up", trigger_id="13345224609.738474920") for _ in "123"]
    await front.settled()

    assert [(ack.status_code, ack.text) for ack in acks] == [(200, "")] * 3
    assert len(front.world.room_api.rooms) == 1
    assert len(front.world.announcer.posted) == 1
    assert front.whispers() == []


async def test_the_same_form_three_times_makes_one_room(front: Front) -> None:
    view = a_view(FormValues(RoomKind.CONFERENCE, {"name": "Review"}))

    acks = [await front.send(view) for _ in "123"]
    await front.settled()

    assert [(ack.status_code, ack.text) for ack in acks] == [(200, "")] * 3
    assert len(front.world.room_api.rooms) == 1


async def test_the_same_press_three_times_ends_the_room_once(front: Front) -> None:
    booking = (await front.world.book()).booking
    await front.world.run_due()

    for _ in "123":
        await front.press("end", pack(booking=booking.id))
    await front.settled()

    assert front.world.room_api.rooms == {}
    assert len([said for said in front.whispers() if "has ended" in said]) == 1


async def test_two_rooms_of_one_name_asked_at_two_times_are_asked_about(front: Front) -> None:
    await front.command("now Stand-up", trigger_id="1")
    await front.settled()

    await front.command("now Stand-up", trigger_id="2")
    await front.settled()

    assert len(front.world.room_api.rooms) == 1
    assert "Make another" in front.whispers()[0]


async def test_a_command_that_is_not_kept_is_refused_in_the_ack(closed: Front) -> None:
    ack = await closed.command("now Stand-up")

    said = ack.json()
    assert said["response_type"] == "ephemeral"
    assert "Nothing was made: the bot could not write your request down." in said["text"]
    await closed.settled()
    assert closed.world.room_api.rooms == {}


async def test_a_form_that_is_not_kept_keeps_what_was_typed(closed: Front) -> None:
    ack = await closed.send(a_view(FormValues(RoomKind.CONFERENCE, {"name": "Review"})))

    said = ack.json()
    assert said["response_action"] == "errors"
    assert "Nothing was made: the bot could not write your request down." in said["errors"]["name"]


async def test_a_press_that_is_not_kept_is_told_privately(closed: Front) -> None:
    ack = await closed.press("end", pack(booking="b1"))

    await closed.settled()
    assert ack.status_code == 200
    (said,) = closed.whispers()
    assert "Nothing was made: the bot could not write your request down." in said


async def test_the_ack_of_a_refused_press_waits_for_nobody(closed: Front) -> None:
    async with a_silent_server() as silent, asyncio.timeout(1):
        ack = await closed.press("end", pack(booking="b1"), response_url=silent.url)

    assert ack.status_code == 200


async def test_what_changes_nothing_needs_no_store(closed: Front) -> None:
    ack = await closed.command("explain 100007")

    await closed.settled()
    assert (ack.status_code, ack.text) == (200, "")
    assert "100007" in closed.whispers()[0]


@dataclass
class AwayOnce(FakeDirectory):
    """A directory whose tokens are in a database that is away when it is first asked."""

    is_away: bool = True

    async def person(self, team_id: str, user_id: str) -> Person:
        if self.is_away:
            self.is_away = False
            raise StoreUnavailable("the server closed the connection")
        return await super().person(team_id, user_id)


async def test_what_was_acknowledged_waits_for_a_database_that_is_away(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    directory = AwayOnce(world.directory.people)
    away = replace(world, outside=replace(world.outside, directory=directory))
    async with a_front(away) as front:
        await front.command("now Stand-up")
        await front.settled()
        rooms, said, waiting = list(world.room_api.rooms), front.whispers(), await front.waiting()

        await take_up_waiting(front.desk)
        await front.settled()

        assert (rooms, said, waiting) == ([], [], ["command"])
        assert len(world.room_api.rooms) == 1
        assert len(world.announcer.posted) == 1
        assert front.whispers() == []
        assert await front.waiting() == []
    assert "command now waits in the inbox: the server closed the connection" in caplog.text


class ClosedLog:
    """A log whose database is away."""

    async def write(self, attempts: Sequence[Attempt]) -> None:
        raise StoreUnavailable(f"no room for {len(attempts)} calls")

    async def find(
        self, team_id: str, reference_or_request_id: str, limit: int = 20
    ) -> Sequence[Attempt]:
        raise StoreUnavailable(f"{limit} of {reference_or_request_id} in {team_id} cannot be read")


async def test_what_was_not_kept_is_answered_when_its_calls_cannot_be_logged(
    world: World,
) -> None:
    store = replace(world.outside.store, log=ClosedLog())
    away = replace(world, outside=replace(world.outside, store=store))
    async with a_front(away) as front:
        await front.command("info nowhere")
        await front.settled()

        (said,) = front.whispers()
    assert "Its own database did not take it in time" in said


@dataclass
class Plug:
    """Work that keeps the pool's one worker busy."""

    out: asyncio.Event

    async def work(self) -> None:
        await self.out.wait()


@pytest.fixture
async def full(world: World) -> AsyncIterator[tuple[Front, asyncio.Event]]:
    """Open a front whose pool has one worker, who is busy, and no more than one place."""
    async with a_front(world, workers=1, queue=1) as opened:
        plug = Plug(asyncio.Event())
        opened.desk.background.submit(plug.work)
        opened.desk.background.submit(plug.work)
        yield opened, plug.out


async def test_a_full_pool_keeps_what_changes_something_for_later(
    full: tuple[Front, asyncio.Event],
) -> None:
    front, unplug = full

    ack = await front.command("now Stand-up")

    assert (ack.status_code, ack.text) == (200, "")
    assert await front.waiting() == ["command"]
    unplug.set()
    await front.desk.background.idle()
    await take_up_waiting(front.desk)
    await front.settled()
    assert len(front.world.room_api.rooms) == 1
    assert await front.waiting() == []


async def test_a_full_pool_says_busy_to_a_question(full: tuple[Front, asyncio.Event]) -> None:
    front, unplug = full

    ack = await front.command("whoami")

    assert "more to do" in ack.json()["text"]
    assert ack.json()["response_type"] == "ephemeral"
    unplug.set()


async def test_a_full_pool_says_busy_to_a_press(full: tuple[Front, asyncio.Event]) -> None:
    front, unplug = full

    ack = await front.press("manage", pack(booking="b1"))
    await front.desk.aside.idle()

    assert ack.status_code == 200
    assert "more to do" in front.whispers()[0]
    unplug.set()


async def test_taking_up_stops_where_the_pool_is_full(full: tuple[Front, asyncio.Event]) -> None:
    front, unplug = full
    await front.command("now Stand-up")

    await take_up_waiting(front.desk)

    assert await front.waiting() == ["command"]
    assert not front.desk.in_hand
    unplug.set()


async def test_what_is_in_hand_is_not_taken_up_a_second_time(front: Front) -> None:
    await front.command("now Stand-up")

    await take_up_waiting(front.desk)
    await front.settled()

    assert len(front.world.room_api.rooms) == 1
    assert front.whispers() == []


async def test_a_touched_field_of_a_form_is_acknowledged_and_nothing_else(front: Front) -> None:
    ack = await front.press("length", "1h")

    assert (ack.status_code, ack.text) == (200, "")
    await front.settled()
    assert front.slack.calls == []
