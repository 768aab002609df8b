"""What was acknowledged is done, once: after a kill, after a stop, under load, asked twice."""

import asyncio
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.blackbox.room_service import Fault, How
from tests.blackbox.slack import Asked
from tests.blackbox.stage import ANSWER_WITHIN_S, Stage, a_stage, button

AFTER_A_KILL_S = 45.0  # a dead owner's lease lasts 30 s (design 5.2)
COMMANDS = 50
SLACK_WAITS_S = 3.0
MOMENTS = ("after the ack", "while the room is made", "while the card is posted")


class Outcome:
    """What there is in the end of a room that was asked for once."""

    def __init__(self, stage: Stage, asked: Asked, name: str) -> None:
        rooms = stage.room_service.rooms.kept.values()
        self.rooms = [room for room in rooms if room["RoomName"] == name]
        self.cards = stage.cards(asked.channel)
        self.public = stage.slack.record.public(asked.channel)
        self.breaches = stage.breaches()


async def killed(folder: Path, moment: str) -> Outcome:
    """Ask for a room, kill the bot at `moment`, start it again, and wait for the card."""
    async with a_stage(folder) as stage:
        asked = await ask_until(stage, moment)
        await stage.bot.kill_9()
        stage.room_service.script.clear()
        stage.room_service.released.set()
        stage.slack.unanswered.clear()
        await stage.restart()
        await stage.card(asked, within=AFTER_A_KILL_S)
        # A second room or card would have been due before this one: work is taken up in order.
        await stage.card(await stage.slack.type("now Afterwards"))
        return Outcome(stage, asked, "Promised")


async def ask_until(stage: Stage, moment: str) -> Asked:
    """Ask for a room, and return at `moment`."""
    if moment == "while the room is made":
        stage.room_service.script.add(Fault(How.HOLD, room="Promised"))
    if moment == "while the card is posted":
        stage.slack.unanswered.add("chat.postMessage")
    asked = await stage.slack.type("now Promised")
    await stage.news.until(lambda: reached(stage, asked, moment), within=10, what=moment)
    return asked


def reached(stage: Stage, asked: Asked, moment: str) -> bool:
    """Say whether it is now `moment`."""
    return {
        "after the ack": True,
        "while the room is made": bool(stage.room_service.ledger.creates("Promised")),
        "while the card is posted": bool(stage.slack.record.public(asked.channel)),
    }[moment]


@pytest.fixture(scope="module")
async def kills(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[dict[str, asyncio.Task[Outcome]]]:
    """Play all three stories at once: each test waits for its own."""
    folders = {moment: tmp_path_factory.mktemp("killed") for moment in MOMENTS}
    stories = {moment: asyncio.create_task(killed(folders[moment], moment)) for moment in MOMENTS}
    yield stories
    for story in stories.values():
        story.cancel()
    await asyncio.gather(*stories.values(), return_exceptions=True)


@pytest.mark.parametrize("moment", MOMENTS)
async def test_an_acknowledged_room_survives_kill_9_and_is_made_and_told_once(
    kills: dict[str, asyncio.Task[Outcome]], moment: str
) -> None:
    outcome = await kills[moment]

    assert len(outcome.rooms) == 1
    assert len(outcome.cards) == 1
    assert outcome.public == outcome.cards
    assert outcome.breaches == []


async def test_sigterm_ends_it_with_0_and_what_runs_is_finished(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        stage.room_service.script.add(Fault(How.SLOW, room="Under way", seconds=1.5))
        asked = await stage.slack.type("now Under way")
        await stage.news.until(
            lambda: stage.room_service.ledger.creates("Under way"), within=8, what="a create"
        )

        code = await stage.bot.end(signal.SIGTERM, within=10)
        await stage.restart()
        await stage.card(asked, within=AFTER_A_KILL_S)

        assert code == 0
        assert len(stage.room_service.ledger.creates("Under way")) == 1
        assert len(stage.slack.record.public(asked.channel)) == 1


async def test_an_idle_bot_ends_at_once(tmp_path: Path) -> None:
    async with a_stage(tmp_path) as stage:
        assert await stage.bot.end(signal.SIGTERM, within=10) == 0


async def test_a_room_asked_for_twice_is_a_question_first(stage: Stage) -> None:
    first = await stage.slack.type("now Doubled")
    await stage.card(first)

    second = await stage.slack.type("now Doubled", user=first.user, channel=first.channel)
    question = await stage.told(second, within=ANSWER_WITHIN_S)

    assert len(stage.room_service.ledger.creates("Doubled")) == 1
    await stage.slack.press(button(question, "another"), question, user=first.user)
    await stage.news.until(
        lambda: len(stage.cards(first.channel)) == 2, within=8, what="a second card"
    )
    ids = {create.room_id for create in stage.room_service.ledger.creates("Doubled")}
    assert len(ids) == 2


async def test_the_same_name_by_another_person_is_no_question(stage: Stage) -> None:
    first = await stage.slack.type("now Common name")
    await stage.card(first)

    await stage.slack.type("now Common name", channel=first.channel)

    await stage.news.until(
        lambda: len(stage.cards(first.channel)) == 2, within=8, what="a second card"
    )


async def test_fifty_commands_are_acknowledged_while_everything_stalls(stage: Stage) -> None:
    held = [Fault(How.HOLD, command=command) for command in ("create_room", "account_import")]
    stage.room_service.script.faults += held
    stage.slack.open_for_calls.clear()

    asked = await asyncio.gather(
        *(stage.slack.type(f"now Stalled {number:02d}") for number in range(COMMANDS))
    )
    stage.room_service.script.clear()
    stage.room_service.released.set()
    stage.slack.open_for_calls.set()

    assert {each.ack.status for each in asked} == {200}
    assert max(each.ack.seconds for each in asked) < SLACK_WAITS_S
    for each in asked:
        await stage.card(each, within=30)
    made = [room["RoomName"] for room in stage.room_service.rooms.kept.values()]
    assert sorted(name for name in made if name.startswith("Stalled")) == [
        f"Stalled {number:02d}" for number in range(COMMANDS)
    ]
    assert {len(stage.slack.record.public(each.channel)) for each in asked} == {1}
