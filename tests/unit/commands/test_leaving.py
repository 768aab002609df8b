"""A workspace takes the app off: it is wiped once, surely, and nobody is answered any more."""

from dataclasses import replace
from typing import Any, Final

import pytest

from bot.errors import StoreUnavailable
from bot.rooms.installation import Leaving
from bot.rooms.place import Place
from bot.usecases.following.leaving import Farewell
from commands import take_up_waiting
from tests.factories import NOW
from tests.unit.commands.front import FAREWELLS, Front, a_front
from tests.unit.commands.test_deliveries import ClosedInbox
from tests.unit.usecases.conftest import World

OFF: Final = {"type": "app_uninstalled"}
REVOKED: Final[dict[str, Any]] = {"type": "tokens_revoked", "tokens": {"bot": ["U0BOT"]}}
GONE: Final = Leaving("T0ACME", "", NOW + 1.0)


@pytest.mark.parametrize("event", [OFF, REVOKED])
async def test_who_leaves_is_wiped(front: Front, event: dict[str, Any]) -> None:
    answer = await front.happens(event, event_time=NOW)
    await front.settled()

    assert (answer.status_code, front.gone) == (200, [GONE])
    assert front.slack.calls == []  # there is nobody to be told


async def test_what_was_in_hand_meanwhile_is_wiped_as_well(front: Front) -> None:
    await front.happens(OFF, event_time=NOW)
    await front.settled()
    waiting = await front.waiting()

    front.world.clock.push(15.0)
    await take_up_waiting(front.desk)
    await front.settled()

    assert (waiting, await front.waiting()) == (["event"], [])
    assert front.gone == [GONE, GONE]


async def test_the_same_event_again_is_the_same(front: Front) -> None:
    for _ in range(3):
        await front.happens(OFF, event_time=NOW)
    await front.settled()

    assert front.gone == [GONE]


async def test_an_event_without_a_time_is_of_now(front: Front) -> None:
    await front.happens(OFF)
    await front.settled()

    assert front.gone == [Leaving("T0ACME", "", front.world.clock.now())]


@pytest.mark.parametrize(
    "envelope",
    [
        {"team_id": None, "enterprise_id": "E0GRID"},
        {"authorizations": [{"enterprise_id": "E0GRID", "is_enterprise_install": True}]},
    ],
)
async def test_a_whole_organisation_leaves(front: Front, envelope: dict[str, Any]) -> None:
    await front.happens(OFF, event_time=NOW, **envelope)
    await front.settled()

    assert front.gone == [Leaving("", "E0GRID", NOW + 1.0)]


async def test_an_organisation_takes_it_away_from_some(front: Front) -> None:
    taken = {"type": "team_access_revoked", "team_ids": ["T0ONE", "T0TWO"]}

    await front.happens(taken, event_time=NOW, team_id=None, enterprise_id="E0GRID")
    await front.settled()

    assert front.gone == [Leaving(team, "E0GRID", NOW + 1.0) for team in ("T0ONE", "T0TWO")]


@pytest.mark.parametrize("tokens", [{"oauth": ["U0ANNA"]}, {"oauth": ["U0ANNA"], "bot": []}, None])
async def test_the_tokens_of_persons_are_none_of_ours(front: Front, tokens: object) -> None:
    answer = await front.happens({"type": "tokens_revoked", "tokens": tokens}, event_time=NOW)
    await front.settled()

    assert (answer.status_code, front.gone) == (200, [])


async def test_with_one_token_a_revoked_one_wipes_nothing(
    front: Front, caplog: pytest.LogCaptureFixture
) -> None:
    front.desk.farewell.events = frozenset({"app_uninstalled"})

    await front.happens(REVOKED, event_time=NOW)
    await front.settled()

    assert front.gone == []
    assert "Slack says tokens_revoked; nothing is wiped" in caplog.text


async def test_while_the_store_is_away_slack_is_asked_to_come_again(world: World) -> None:
    store = replace(world.outside.store, inbox=ClosedInbox())
    closed = replace(world, outside=replace(world.outside, store=store))
    async with a_front(closed) as front:
        answer = await front.happens(OFF, event_time=NOW)

    assert (answer.status_code, front.gone) == (503, [])


class Flaky:
    """A wipe that the store takes the second time only."""

    def __init__(self) -> None:
        self.tries = 0

    async def wipe(self, leaving: Leaving) -> list[str]:
        self.tries += 1
        if self.tries == 1:
            raise StoreUnavailable("database is locked")
        return [leaving.team_id]


async def test_a_wipe_that_was_broken_off_is_taken_up_again(
    front: Front, caplog: pytest.LogCaptureFixture
) -> None:
    flaky = Flaky()
    desk = replace(front.desk, farewell=Farewell(FAREWELLS, flaky.wipe, ()))
    front.desk.farewell.leave = desk.farewell.leave  # type: ignore[method-assign]  # the same desk is bound
    await front.happens(OFF, event_time=NOW)
    await front.settled()
    waiting = await front.waiting()

    front.world.clock.push(15.0)
    await take_up_waiting(front.desk)
    await front.settled()

    assert (waiting, await front.waiting(), flaky.tries) == (["event"], [], 2)
    assert "Who left is not wiped yet" in caplog.text


class Memory:
    """Remembers whom it was told to forget."""

    def __init__(self) -> None:
        self.forgotten: list[str] = []

    def forget(self, team_id: str) -> None:
        self.forgotten.append(team_id)


async def test_whoever_remembers_something_forgets_it() -> None:
    memory = Memory()

    async def wipe(_leaving: Leaving) -> list[str]:
        return ["T0ONE", "T0TWO"]

    await Farewell(FAREWELLS, wipe, (memory,)).leave(Leaving("", "E0GRID", 1.0))

    assert memory.forgotten == ["", "T0ONE", "T0TWO"]


async def keeps_out(_place: Place) -> bool:
    return False


async def test_where_it_is_not_installed_a_command_is_answered_so(world: World) -> None:
    async with a_front(world, admits=keeps_out) as front:
        answers = [await front.command(text) for text in ("now Stand-up", "list", "")]
        pressed = await front.press("end", '{"booking":"b1"}')
        await front.settled()

    assert all("not installed in this workspace" in answer.text for answer in answers)
    assert (pressed.status_code, len(front.whispers())) == (200, 1)
    assert world.room_api.rooms == {}
    assert await front.waiting() == []
