"""Events: which the app hears of, and what happens when it does not take one."""

import httpx
import pytest
from starlette.responses import PlainTextResponse

from bot.workspace.acting import events
from bot.workspace.acting.entries.reacting import react
from bot.workspace.delivery import telling
from bot.workspace.world.people import ANA
from tests.unit.workspace.payloads import home
from tests.unit.workspace.sent import faults_of_sent
from tests.unit.workspace.stage import MORE_EVENTS, Stage


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
    monkeypatch.setattr(telling, "RETRY_AFTER_S", (0.0, 0.0, 0.0))
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
    monkeypatch.setattr(telling, "RETRY_AFTER_S", (0.0, 0.0, 0.0))
    stage.bot.answer_with("no", status=500)

    await stage.type("hello")
    await stage.workspace.errands_done()

    assert len(stage.bot.got) == 2


async def test_the_home_tab_of_an_app_that_did_not_subscribe_is_quiet() -> None:
    stage = Stage(events=frozenset())

    await stage.page(channel="home")
    await stage.workspace.errands_done()

    assert stage.bot.got == []


async def test_an_app_that_wants_no_repetition_gets_none(stage: Stage) -> None:
    stage.bot.answers.append(PlainTextResponse("no", 500, {"x-slack-no-retry": "1"}))

    await stage.type("hello")
    await stage.workspace.errands_done()

    assert len(stage.bot.got) == 1
    assert "status 500" in stage.workspace.refusals[-1]


async def test_an_app_that_is_not_there_is_tried_again_and_told_why(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(telling, "RETRY_AFTER_S", (0.0,))
    tries: list[httpx.Request] = []

    def refuse(request: httpx.Request) -> httpx.Response:
        tries.append(request)
        raise httpx.ConnectError("nobody there")

    stage = Stage(bot_transport=lambda _: httpx.MockTransport(refuse))
    await stage.type("hello")
    await stage.workspace.errands_done()

    assert [each.headers.get("x-slack-retry-num") for each in tries] == [None, "1"]
    assert tries[1].headers["x-slack-retry-reason"] == "connection_failed"


async def test_what_the_app_itself_says_is_told_too(stage: Stage) -> None:
    await stage.api("chat.postMessage", channel="#general", text="made")
    await stage.workspace.errands_done()

    event = stage.bot.got[0].payload["event"]
    assert (event["text"], event["bot_id"]) == ("made", "B0GREENROOM")


async def test_an_edit_is_told_with_what_stood_there_before(stage: Stage) -> None:
    ts = (await stage.api("chat.postMessage", channel="#general", text="old"))["ts"]
    await stage.api("chat.update", channel="#general", ts=ts, text="new")
    await stage.workspace.errands_done()

    event = stage.bot.got[1].payload["event"]
    assert (event["subtype"], event["hidden"]) == ("message_changed", True)
    assert (event["previous_message"]["text"], event["message"]["text"]) == ("old", "new")
    assert event["message"]["ts"] == ts != event["ts"]


async def test_a_deletion_is_told_with_what_is_gone(stage: Stage) -> None:
    ts = (await stage.api("chat.postMessage", channel="#general", text="old"))["ts"]
    await stage.api("chat.delete", channel="#general", ts=ts)
    await stage.workspace.errands_done()

    event = stage.bot.got[1].payload["event"]
    assert (event["subtype"], event["deleted_ts"]) == ("message_deleted", ts)
    assert event["previous_message"]["text"] == "old"


async def test_what_one_person_sees_is_no_event(stage: Stage) -> None:
    there = {"channel": "#general", "user": "U0ANANOVAK1"}
    await stage.api("chat.postEphemeral", text="<@U0GREENROOM> psst", **there)
    await stage.workspace.errands_done()

    assert stage.bot.got == []


async def test_an_answer_is_told_with_whom_it_answers(stage: Stage) -> None:
    ts = (await stage.api("chat.postMessage", channel="#general", text="root"))["ts"]
    await stage.type("reply", thread_ts=ts)
    await stage.workspace.errands_done()

    event = stage.bot.got[-1].payload["event"]
    assert (event["thread_ts"], event["parent_user_id"]) == (ts, "U0GREENROOM")


async def test_what_happens_where_the_app_is_not_is_no_event() -> None:
    stage = Stage(events=MORE_EVENTS)
    await stage.type("hello", channel="C0LOUNGE001")

    react(stage.workspace, "U0ANANOVAK1", stage.last("#lounge"), "eyes")
    await stage.workspace.errands_done()

    assert stage.bot.got == []


async def test_who_has_no_direct_message_with_the_app_has_no_home_tab(stage: Stage) -> None:
    del stage.workspace.conversations["D0ANANOVAK1"]

    events.home_opened(stage.workspace, ANA)
    await stage.workspace.errands_done()

    assert stage.bot.got == []


async def test_an_app_without_an_address_hears_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "RETRY_AFTER_S", ())
    stage = Stage(events_url="", app_token="")

    await stage.type("hello")
    await stage.workspace.errands_done()

    assert stage.workspace.refusals[-1] == "event message: the app has no address yet"


async def test_the_tab_with_the_messages_is_told_without_a_view(stage: Stage) -> None:
    await stage.api("views.publish", user_id=ANA.id, view=home())

    events.home_opened(stage.workspace, ANA, "messages")
    await stage.workspace.errands_done()

    event = stage.bot.got[0].payload["event"]
    assert (event["tab"], "view" in event) == ("messages", False)
