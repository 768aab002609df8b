"""Events: which the app hears of, and what happens when it does not take one."""

import pytest

from bot.workspace.acting import events
from tests.unit.workspace.payloads import home
from tests.unit.workspace.sent import faults_of_sent
from tests.unit.workspace.stage import Stage


@pytest.mark.parametrize(
    ("channel", "kinds"),
    [
        ("C0GENERAL01", ["channel"]),
        ("D0ANANOVAK1", ["im"]),
        ("C0LOUNGE001", []),
        ("C0BACKSTAGE", []),
    ],
)
async def test_the_app_hears_what_is_said_where_it_is(
    stage: Stage, channel: str, kinds: list[str]
) -> None:
    await stage.type("hello", channel=channel)
    await stage.workspace.errands_done()

    assert [each.payload["event"]["channel_type"] for each in stage.bot.got] == kinds


async def test_what_was_not_subscribed_to_is_not_sent(stage: Stage) -> None:
    stage.workspace.conversations["C0BACKSTAGE"].members.append("U0GREENROOM")

    await stage.type("hello", channel="C0BACKSTAGE")
    await stage.workspace.errands_done()

    assert stage.bot.got == []


async def test_a_home_tab_that_was_opened_is_told_with_its_view(stage: Stage) -> None:
    await stage.api("views.publish", user_id="U0ANANOVAK1", view=home())
    await stage.page(channel="home")
    await stage.workspace.errands_done()

    payload = stage.bot.got[0].payload
    assert faults_of_sent("Event", payload) == []
    assert payload["event"]["tab"] == "home"
    assert payload["event"]["view"]["type"] == "home"


async def test_an_event_that_is_not_taken_comes_again(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "RETRY_AFTER_S", (0.0, 0.0, 0.0))
    for _ in range(4):
        stage.bot.answer_with("no", status=500)

    await stage.type("hello")
    await stage.workspace.errands_done()

    numbers = [each.headers.get("x-slack-retry-num") for each in stage.bot.got]
    assert numbers == [None, "1", "2", "3"]
    assert stage.bot.got[1].headers["x-slack-retry-reason"] == "http_error"
    assert len({each.payload["event_id"] for each in stage.bot.got}) == 1


async def test_an_event_that_is_taken_late_comes_no_more(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "RETRY_AFTER_S", (0.0, 0.0, 0.0))
    stage.bot.answer_with("no", status=500)

    await stage.type("hello")
    await stage.workspace.errands_done()

    assert len(stage.bot.got) == 2


async def test_the_home_tab_of_an_app_that_did_not_subscribe_is_quiet() -> None:
    stage = Stage(events=frozenset())

    await stage.page(channel="home")
    await stage.workspace.errands_done()

    assert stage.bot.got == []
