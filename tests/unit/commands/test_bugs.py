"""What nobody expected: the person gets a reference, the log has it with the traceback."""

import re
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

import pytest

from bot.explain.language import Language
from bot.rooms.people import Person
from commands import take_up_waiting
from commands.bugs import Teller
from tests.unit.commands.front import Front, a_front
from tests.unit.commands.silence import a_silent_server
from tests.unit.slack.slack_server import no
from tests.unit.usecases.conftest import World


class BrokenDirectory:
    """A directory with a bug."""

    async def person(self, team_id: str, user_id: str) -> Person:
        raise RuntimeError(f"no {user_id} in {team_id}")

    def locale(self, team_id: str, user_id: str) -> str:
        return "" if team_id and user_id else "en-GB"

    async def group(self, team_id: str, group_id: str) -> Sequence[str]:
        raise RuntimeError(f"no {group_id} in {team_id}")

    async def admins(self, team_id: str) -> Sequence[str]:
        raise RuntimeError(f"no admins in {team_id}")


@pytest.fixture
async def broken(world: World) -> AsyncIterator[Front]:
    """Open a front behind which there is a bug."""
    outside = replace(world.outside, directory=BrokenDirectory())
    async with a_front(replace(world, outside=outside)) as opened:
        yield opened


@pytest.mark.parametrize("typed", ["now Stand-up", "whoami"])
async def test_the_person_and_the_log_have_the_same_reference(
    broken: Front, typed: str, caplog: pytest.LogCaptureFixture
) -> None:
    await broken.command(typed)
    await broken.settled()

    (said,) = broken.whispers()
    shown = re.search(r"gr-[0-9A-Z]{6}", said)
    assert shown is not None
    (logged,) = [record for record in caplog.records if shown[0] in record.getMessage()]
    assert logged.exc_info is not None
    assert isinstance(logged.exc_info[1], RuntimeError)
    assert "U0ANNA in T0ACME" not in said


async def test_what_met_a_bug_does_not_come_again(broken: Front) -> None:
    await broken.command("now Stand-up")
    await broken.settled()

    assert await broken.waiting() == []
    assert broken.desk.in_hand == set()


async def test_a_bug_is_met_once_while_it_is_still_being_told(
    broken: Front, caplog: pytest.LogCaptureFixture
) -> None:
    async with a_silent_server() as silent:
        await broken.command("now Stand-up", response_url=silent.url)
        await silent.asked.wait()

        await take_up_waiting(broken.desk)
        await broken.desk.background.drain(0)

    assert caplog.text.count("a bug of ours") == 1


async def test_a_bug_that_cannot_be_told_is_closed_all_the_same(
    broken: Front, caplog: pytest.LogCaptureFixture
) -> None:
    broken.slack.tell["respond"].append(no("fatal_error"))

    await broken.command("now Stand-up")
    await broken.settled()

    assert await broken.waiting() == []
    assert "could not be told" in caplog.text


async def test_a_bug_that_nobody_asked_for_is_logged_alone(
    front: Front, caplog: pytest.LogCaptureFixture
) -> None:
    teller = Teller(
        front.desk.responder,
        front.desk.outside.store.inbox,
        front.world.clock,
        lambda _: Language.ENGLISH,
    )

    await teller.tell(RuntimeError("broken"), "upkeep")

    assert "a bug of ours" in caplog.text
    assert front.slack.calls == []
