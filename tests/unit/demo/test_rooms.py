"""The rooms as the page shows them, and what is done to them at the room service."""

import pytest

from bot.demo.control import Control
from bot.demo.rooms import Rooms
from bot.room_service.accounts import Account
from bot.room_service.app import build
from bot.room_service.credentials import Credentials
from bot.room_service.rooms.room import Room
from bot.room_service.rooms.rules import CONFERENCE, LIVE
from bot.room_service.state import State
from tests.stopped_clock import StoppedClock

HOUR_S = 3600


class Stage:
    """A room service with a clock that stands still, and the rooms as the page sees them."""

    def __init__(self) -> None:
        self.clock = StoppedClock()
        app = build(Credentials.random(), clock=self.clock.now)
        self.state: State = app.state.service
        self.rooms = Rooms(self.state, Control(app))

    def add(self, room_id: str, starts_in_s: int = 0) -> None:
        now = int(self.clock.now())
        settings = {"RoomName": room_id.title(), "IsSeatEnabled": False, "MaxMemberCount": 300}
        start = now + starts_in_s
        self.state.rooms.add(
            Room(
                room_id=room_id,
                kind=CONFERENCE,
                owner="U0ANNA",
                settings=settings,
                given=frozenset(),
                create_time=now,
                start=start,
                end=start + HOUR_S,
            )
        )


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_the_newest_room_comes_first_with_how_it_is(stage: Stage) -> None:
    stage.add("first")
    stage.add("second", starts_in_s=600)

    second, first = stage.rooms.exhibits()

    assert (second.title, second.state) == ("Second", "not started")
    assert (first.title, first.state) == ("First", "running")
    assert dict(first.facts) == {
        "kind": "Conference",
        "owner": "U0ANNA",
        "inside": "0",
        "seats": "none",
    }
    assert first.span == (stage.clock.now(), stage.clock.now() + HOUR_S)


def test_a_live_room_has_seats_and_no_times(stage: Stage) -> None:
    settings = {"IsSeatEnabled": True, "MaxSeatCount": 8, "TakeSeatMode": "ApplyToTake"}
    stage.state.rooms.add(
        Room("show", LIVE, "U0ANNA", settings, frozenset(), int(stage.clock.now()))
    )

    (show,) = stage.rooms.exhibits()

    assert (show.title, show.span) == ("show", None)
    assert dict(show.facts)["seats"] == "8, ApplyToTake"


async def test_who_has_an_account_enters_first_then_visitors(stage: Stage) -> None:
    stage.add("lobby")
    stage.state.accounts.add(Account("U0WEI", nick="Zhang Wei"), None)

    said = [await stage.rooms.act("lobby", "enter") for _ in range(2)]

    assert said == ["Zhang Wei entered lobby.", "A visitor entered lobby."]
    assert dict(stage.rooms.exhibits()[0].facts)["inside"] == "2"


async def test_everybody_leaves(stage: Stage) -> None:
    stage.add("lobby")
    await stage.rooms.act("lobby", "enter")

    assert await stage.rooms.act("lobby", "leave") == "Everybody left lobby."

    assert dict(stage.rooms.exhibits()[0].facts)["inside"] == "0"


async def test_a_room_that_was_ended_is_gone_and_nothing_can_be_done_to_it(stage: Stage) -> None:
    stage.add("lobby")
    changes: list[int] = []
    stage.state.on_change = lambda: changes.append(1)

    await stage.rooms.act("lobby", "end")

    (gone,) = stage.rooms.exhibits()
    assert (gone.state, gone.is_gone, gone.acts) == ("gone", True, ())
    assert changes
    with pytest.raises(LookupError):
        await stage.rooms.act("lobby", "enter")


async def test_there_are_no_other_acts(stage: Stage) -> None:
    stage.add("lobby")

    with pytest.raises(LookupError):
        await stage.rooms.act("lobby", "burn")


def test_a_room_made_anew_under_its_id_is_a_new_one(stage: Stage) -> None:
    stage.add("lobby")
    stage.add("other")
    stage.rooms.exhibits()
    stage.state.rooms.remove("lobby")
    stage.clock.push(5)
    stage.add("lobby")

    assert [one.id for one in stage.rooms.exhibits()] == ["lobby", "other"]


def test_of_what_is_gone_the_last_hundred_are_remembered(stage: Stage) -> None:
    for number in range(120):
        stage.add(f"room-{number}")
    stage.rooms.exhibits()
    for number in range(120):
        stage.state.rooms.remove(f"room-{number}")

    shown = stage.rooms.exhibits()

    assert len(shown) == 100
    assert shown[0].id == "room-119"


async def test_what_the_control_api_does_not_know_is_an_error() -> None:
    control = Control(build(Credentials.random()))

    with pytest.raises(LookupError):
        await control("POST", "members", {"RoomId": "nowhere", "count": 1})
