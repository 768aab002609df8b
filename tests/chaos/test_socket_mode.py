"""Two processes on one database are connected by Socket Mode: Slack brings each delivery to one."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.blackbox.slack import Asked
from tests.blackbox.stage import APP_TOKEN
from tests.chaos.stage import Stage, a_stage
from tests.postgres import fresh

CONNECTED_WITHIN_S, CARD_WITHIN_S = 20.0, 20.0
QUIET_S = 1.5  # a second answer would be there by then


@pytest.fixture
async def line(tmp_path: Path) -> AsyncIterator[Stage]:
    """Set a stage with two processes that are both connected."""
    with fresh() as database:
        programs = ("serve", "serve")
        async with a_stage(
            tmp_path, database=database, programs=programs, SLACK_APP_TOKEN=APP_TOKEN
        ) as stage:
            stage.slack.delivery = stage.slack.sockets
            await stage.start()
            await connected(stage, 2)
            yield stage
    assert [*stage.room_service.ledger.violated(), *stage.slack.record.violations] == []


async def connected(stage: Stage, number: int) -> None:
    """Wait until so many connections stand."""
    await stage.news.until(
        lambda: stage.slack.sockets.connected == number,
        within=CONNECTED_WITHIN_S,
        what=f"{number} connections",
    )


def rooms(stage: Stage) -> list[str]:
    return sorted(room["RoomName"] for room in stage.room_service.rooms.kept.values())


async def answers(stage: Stage, asked: list[Asked]) -> list[int]:
    """Return how many cards came of each command, when there was time for a second one."""
    channels = [one.channel for one in asked]
    await stage.news.until(
        lambda: all(stage.slack.record.public(one) for one in channels),
        within=CARD_WITHIN_S,
        what="a card in each channel",
    )
    await asyncio.sleep(QUIET_S)
    return [len(stage.slack.record.public(one)) for one in channels]


async def test_whichever_gets_a_command_answers_it_once(line: Stage) -> None:
    asked = [await line.slack.type(f"now Room {number}") for number in range(4)]

    assert await answers(line, asked) == [1, 1, 1, 1]
    assert rooms(line) == ["Room 0", "Room 1", "Room 2", "Room 3"]


async def test_what_slack_brings_again_to_the_other_is_answered_once(line: Stage) -> None:
    user, channel = line.slack.world.person(), line.slack.world.channel()
    payload = line.slack.slash_command("now Twice", user, channel)

    asked = await asyncio.gather(
        *(line.slack.deliver_command(payload, user=user, channel=channel) for _ in range(2))
    )

    assert await answers(line, asked[:1]) == [1]
    assert rooms(line) == ["Twice"]


async def test_while_one_is_gone_the_other_gets_all(line: Stage) -> None:
    await line.bots[0].kill_9()
    await connected(line, 1)

    asked = [await line.slack.type(f"now Room {number}") for number in range(2)]

    assert await answers(line, asked) == [1, 1]


async def test_while_one_after_another_is_replaced_every_command_is_answered(line: Stage) -> None:
    asked = []
    for bot in line.bots:
        asked += [await line.slack.type("now Before")]
        ended = await line.replace(bot)
        await connected(line, 2)
        asked += [await line.slack.type("now After")]

        assert ended.status == 0

    assert await answers(line, asked) == [1, 1, 1, 1]
