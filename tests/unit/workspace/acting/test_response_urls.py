"""`response_url`: five answers within half an hour, to the one who acted or to everybody."""

from typing import Any

import httpx

from bot.workspace.world.people import ANA
from tests.unit.workspace.payloads import actions, button, message, section
from tests.unit.workspace.stage import Stage


async def a_url(stage: Stage) -> str:
    await stage.type("/room now")
    url: str = stage.bot.got[-1].payload["response_url"]
    return url


async def post(stage: Stage, url: str, **content: Any) -> httpx.Response:  # noqa: ANN401 - JSON
    return await stage.http.post(url, json=content)


async def test_an_answer_is_private_unless_it_says_otherwise(stage: Stage) -> None:
    url = await a_url(stage)

    await post(stage, url, text="for you")
    await post(stage, url, text="for all", response_type="in_channel")

    first, second = stage.workspace.messages("#general")
    assert (first.text, first.ephemeral_to) == ("for you", ANA.id)
    assert (second.text, second.ephemeral_to) == ("for all", "")


async def test_the_sixth_answer_is_refused(stage: Stage) -> None:
    url = await a_url(stage)

    answers = [await post(stage, url, text="x") for _ in range(6)]

    assert [answer.status_code for answer in answers] == [200] * 5 + [404]
    assert answers[5].json() == {"ok": False, "error": "used_url"}


async def test_an_answer_after_half_an_hour_is_refused(stage: Stage) -> None:
    url = await a_url(stage)

    stage.clock.now += 30 * 60 + 1

    assert (await post(stage, url, text="x")).json()["error"] == "expired_url"


async def test_an_unknown_url_is_refused(stage: Stage) -> None:
    answer = await post(stage, "http://workspace.test/response/nothing", text="x")

    assert answer.json()["error"] == "invalid_url"


async def test_an_answer_that_slack_would_refuse_is_refused(stage: Stage) -> None:
    url = await a_url(stage)

    answer = await post(stage, url, **message(section("")))

    assert answer.status_code == 400
    assert stage.workspace.messages("#general") == []


async def test_what_is_no_json_object_is_refused(stage: Stage) -> None:
    url = await a_url(stage)

    answers = [await stage.http.post(url, content=body) for body in ("{", "[]", "\xff", "")]

    assert [answer.status_code for answer in answers] == [400] * 4


async def pressed(stage: Stage) -> str:
    """Let the app show something privately, press in it, and return the press's response URL."""
    stage.bot.answer_with(message(actions(button())))
    await stage.type("/room help")
    await stage.act("/press", ts=stage.last().ts, press="acts|go")
    url: str = stage.bot.got[-1].payload["response_url"]
    return url


async def test_the_message_that_was_pressed_in_can_be_replaced(stage: Stage) -> None:
    url = await pressed(stage)

    await post(stage, url, text="done", replace_original=True)

    (only,) = stage.workspace.messages("#general")
    assert only.text == "done"
    assert only.ephemeral_to == ANA.id


async def test_the_message_that_was_pressed_in_can_be_deleted(stage: Stage) -> None:
    url = await pressed(stage)

    await post(stage, url, delete_original=True)

    assert stage.workspace.messages("#general") == []


async def test_an_answer_to_a_press_is_a_new_message_by_default(stage: Stage) -> None:
    url = await pressed(stage)

    await post(stage, url, text="done")

    assert len(stage.workspace.messages("#general")) == 2
