"""A slash command typed into the page: what the app gets, and what is seen of its answer."""

import asyncio

import httpx
import pytest

from bot.workspace.world.people import ANA, GUEST, WEI
from tests.unit.workspace.payloads import button, message, section
from tests.unit.workspace.sent import faults_of_sent
from tests.unit.workspace.stage import Stage


async def test_a_command_reaches_the_app_with_the_fields_that_slack_documents(
    stage: Stage,
) -> None:
    await stage.type("/room now Stand-up")

    payload = stage.bot.got[0].payload
    assert faults_of_sent("Slash", payload) == []
    assert payload.keys() == {
        *("token", "team_id", "team_domain", "channel_id", "channel_name", "user_id"),
        *("user_name", "command", "text", "api_app_id", "is_enterprise_install"),
        *("response_url", "trigger_id"),
    }
    assert payload["command"] == "/room"
    assert payload["text"] == "now Stand-up"
    assert payload["user_id"] == ANA.id
    assert payload["channel_name"] == "general"
    assert payload["is_enterprise_install"] == "false"


async def test_a_private_channel_and_a_direct_message_have_no_name_of_their_own(
    stage: Stage,
) -> None:
    await stage.type("/room", channel="C0BACKSTAGE")
    await stage.type("/room", channel="D0ANANOVAK1")

    names = [delivery.payload["channel_name"] for delivery in stage.bot.got]
    assert names == ["privategroup", "directmessage"]


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("@Ana", f"<@{ANA.id}|ana>"),
        ("@ana, @wei.", f"<@{ANA.id}|ana>, <@{WEI.id}|wei>."),
        ("@nobody", "@nobody"),
        ("#standup", "<#C0STANDUP01|standup>"),
        ("#nowhere", "#nowhere"),
        ("@crew", "<!subteam^S0STAGECREW|@crew>"),
        ("@here", "<!here>"),
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<!channel>", "&lt;!channel&gt;"),
        ("https://example.com/?a=1&b=2", "<https://example.com/?a=1&amp;b=2>"),
        ("Бар 会议 🎉", "Бар 会议 🎉"),
    ],
)
async def test_what_is_typed_is_escaped_as_slack_does(stage: Stage, typed: str, sent: str) -> None:
    await stage.type(f"/room now {typed}")

    assert stage.bot.got[0].payload["text"] == f"now {sent}"


async def test_text_in_the_acknowledgement_is_seen_by_who_typed_alone(stage: Stage) -> None:
    stage.bot.answer_with("*Hello*")

    await stage.type("/room help")

    assert stage.last().text == "*Hello*"
    assert stage.last().ephemeral_to == ANA.id
    assert "Hello" in await stage.words()
    assert "Hello" not in await stage.words(person=WEI.id)


async def test_an_acknowledgement_may_be_for_everybody(stage: Stage) -> None:
    stage.bot.answer_with({"response_type": "in_channel", "text": "Hello"})

    await stage.type("/room help")

    assert stage.last().ephemeral_to == ""
    assert stage.last().origin == "/room help"


async def test_an_acknowledgement_may_have_blocks(stage: Stage) -> None:
    stage.bot.answer_with(message(section("*Hello*", accessory=button())))

    await stage.type("/room help")

    assert stage.last().blocks[0]["text"]["text"] == "*Hello*"


async def test_an_empty_acknowledgement_shows_nothing(stage: Stage) -> None:
    await stage.type("/room now")

    assert stage.workspace.messages("#general") == []


async def test_an_acknowledgement_that_slack_would_refuse_is_refused(stage: Stage) -> None:
    stage.bot.answer_with(message(section("")))

    await stage.type("/room help")

    assert "invalid_command_response" in stage.last().text
    assert "/blocks/0/text/text" in stage.workspace.refusals[-1]


async def test_another_command_is_nobodys(stage: Stage) -> None:
    await stage.type("/remind me")

    assert "`/remind` is not a valid command" in stage.last().text
    assert stage.bot.got == []


async def test_an_app_that_answers_with_a_fault_is_told_to_the_person(stage: Stage) -> None:
    stage.bot.answer_with("no", status=500)

    await stage.type("/room now")

    assert "`/room` failed with the error “dispatch_failed”" in stage.last().text
    assert "status 500" in stage.last().text
    assert stage.last().ephemeral_to == ANA.id


class Unreachable(httpx.AsyncBaseTransport):
    """A network without the app."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError("connection refused", request=request)


async def test_an_app_that_is_not_there_is_told_to_the_person() -> None:
    stage = Stage(bot_transport=lambda _: Unreachable())

    await stage.type("/room now")

    assert "dispatch_failed" in await stage.words()
    assert "connection refused" in await stage.words()


class Silent(httpx.AsyncBaseTransport):
    """An app that takes a request and never answers."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:  # noqa: ARG002
        await asyncio.Event().wait()
        raise AssertionError


async def test_an_app_that_does_not_acknowledge_within_three_seconds_has_failed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.workspace.delivery.http.ACK_WITHIN_S", 0.01)
    stage = Stage(bot_transport=lambda _: Silent())

    await stage.type("/room now")

    assert "`/room` failed with the error “operation_timeout”" in stage.last().text


async def test_the_address_of_the_app_may_be_known_late() -> None:
    stage = Stage(events_url="", app_token="")
    await stage.type("/room now")

    stage.workspace.events_url = "http://bot.test/slack/events"
    await stage.type("/room now")

    assert "the app has no address yet" in stage.workspace.messages("#general")[0].text
    assert len(stage.bot.got) == 1


async def test_a_message_is_kept_and_told_to_who_subscribed(stage: Stage) -> None:
    await stage.type("hello @greenroom", channel="C0GENERAL01")
    await stage.workspace.errands_done()

    assert stage.last().text == "hello <@U0GREENROOM|greenroom>"
    events = [delivery.payload["event"] for delivery in stage.bot.got]
    assert [event["type"] for event in events] == ["message", "app_mention"]
    assert all(faults_of_sent("Event", delivery.payload) == [] for delivery in stage.bot.got)


async def test_an_answer_stands_in_its_thread(stage: Stage) -> None:
    await stage.type("first")
    root = stage.last()

    await stage.type("second", thread_ts=root.ts)

    assert (stage.last().text, stage.last().thread_ts) == ("second", root.ts)


async def test_an_answer_to_nothing_is_refused(stage: Stage) -> None:
    answer = await stage.type("second", thread_ts="1.1")

    assert answer.status_code == 409
    assert answer.json() == {"error": "That message is no longer there."}


async def test_nothing_typed_does_nothing(stage: Stage) -> None:
    await stage.type("   ")

    assert stage.workspace.messages("#general") == []


async def test_a_guest_cannot_write_where_the_guest_is_not(stage: Stage) -> None:
    answer = await stage.type("hello", person=GUEST.id, channel="C0STANDUP01")

    assert answer.status_code == 409
    assert stage.workspace.messages("#standup") == []


async def test_a_command_that_was_acknowledged_is_remembered_as_typed(stage: Stage) -> None:
    await stage.type("/room now Stand-up & more")
    stage.bot.answer_with("no", status=500)
    await stage.type("/room later")
    await stage.type("/other")

    assert list(stage.workspace.commands) == ["/room now Stand-up & more"]
