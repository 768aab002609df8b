"""Shortcuts on the page: where they stand, and what comes of taking one."""

from typing import Any

import pytest

from bot.workspace.setup import Entry, Shortcut
from tests.unit.workspace.stage import Stage

GLOBAL = Shortcut(callback_id="make", name="Make a room")
ON_MESSAGE = Shortcut(callback_id="about", name="A room about this", entry=Entry.MESSAGE)


@pytest.fixture
def stage() -> Stage:
    return Stage(shortcuts=(GLOBAL, ON_MESSAGE))


async def test_a_shortcut_beside_the_line_is_taken(stage: Stage) -> None:
    assert ">Make a room</button>" in await stage.page()

    answer = await stage.act("/shortcuts", shortcut="make", text="half typed")

    assert answer.status_code == 204
    payload: dict[str, Any] = stage.bot.got[-1].payload
    assert (payload["type"], payload["callback_id"]) == ("shortcut", "make")


async def test_a_shortcut_on_a_message_is_taken_with_it(stage: Stage) -> None:
    await stage.type("The lights are out")
    ts = stage.last().ts
    assert ">A room about this</button>" in await stage.page()

    await stage.act("/shortcuts", shortcut="about", ts=ts)

    payload: dict[str, Any] = stage.bot.got[-1].payload
    assert (payload["type"], payload["message"]["ts"]) == ("message_action", ts)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"shortcut": "nothing"}, "There is no such shortcut."),
        ({"shortcut": "about", "ts": "1.1"}, "That message is no longer there."),
        ({}, "There is no such shortcut."),
    ],
)
async def test_what_cannot_be_taken_is_said(
    stage: Stage, fields: dict[str, str], said: str
) -> None:
    answer = await stage.act("/shortcuts", **fields)

    assert (answer.status_code, answer.json()) == (409, {"error": said})


async def test_an_app_that_fails_is_told_of(stage: Stage) -> None:
    stage.bot.answer_with("no", 500)

    answer = await stage.act("/shortcuts", shortcut="make")

    assert answer.status_code == 409
    assert "trouble" in answer.json()["error"]


async def test_without_shortcuts_nothing_is_drawn() -> None:
    assert "shortcut" not in await Stage().page()
