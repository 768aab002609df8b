"""How an answer reaches the person who asked."""

import pytest

from bot.errors import SlackRefused, SlackUnreachable
from bot.slack.blocks import section
from bot.slack.message import Message
from tests.factories import a_place
from tests.unit.slack.conftest import Line
from tests.unit.slack.slack_server import no

HELLO = Message("Hello", (section("hello", "Hello"),))


async def test_the_way_back_is_used_first_and_counted(line: Line) -> None:
    left = await line.responder.whisper(a_place(), line.reply(left=4), HELLO)

    [body] = line.slack.asked("respond")
    assert (body["text"], body["response_type"], body["replace_original"]) == (
        "Hello",
        "ephemeral",
        False,
    )
    assert left is not None
    assert left.left == 3


@pytest.mark.parametrize("why", ["too old", "used up", "none"])
async def test_without_a_way_back_the_token_is_used(line: Line, why: str) -> None:
    reply = None if why == "none" else line.reply(left=0 if why == "used up" else 4)
    line.clock.push(601 if why == "too old" else 0)

    left = await line.responder.whisper(a_place(), reply, HELLO)

    [arguments] = line.slack.asked("chat.postEphemeral")
    assert (arguments["channel"], arguments["user"]) == ("C0TEAM", "U0ANNA")
    assert left is None
    assert line.slack.asked("respond") == []


async def test_a_way_back_that_slack_has_closed_is_no_end(line: Line) -> None:
    line.slack.tell["respond"].append(no("used_url"))

    await line.responder.whisper(a_place(), line.reply(), HELLO)

    assert len(line.slack.asked("chat.postEphemeral")) == 1


async def test_an_answer_that_may_have_arrived_is_not_said_twice(line: Line) -> None:
    line.slack.tell["respond"].append(None)

    with pytest.raises(SlackUnreachable):
        await line.responder.whisper(a_place(), line.reply(), HELLO)

    assert line.slack.asked("chat.postEphemeral") == []


@pytest.mark.parametrize("word", ["not_in_channel", "channel_not_found", "user_not_in_channel"])
async def test_where_the_bot_is_no_member_a_direct_message_goes_out(line: Line, word: str) -> None:
    line.slack.tell["chat.postEphemeral"].append(no(word))

    await line.responder.whisper(a_place(), None, HELLO)

    [arguments] = line.slack.asked("chat.postMessage")
    assert arguments["channel"] == "U0ANNA"


async def test_a_form_that_came_from_nowhere_is_answered_directly(line: Line) -> None:
    await line.responder.whisper(a_place(channel_id=""), None, HELLO)

    assert [arguments["channel"] for arguments in line.slack.asked("chat.postMessage")] == [
        "U0ANNA"
    ]


async def test_another_refusal_is_not_hidden(line: Line) -> None:
    line.slack.tell["chat.postEphemeral"].append(no("invalid_auth"))

    with pytest.raises(SlackRefused, match="invalid_auth"):
        await line.responder.whisper(a_place(), None, HELLO)


async def test_what_is_said_is_for_everybody(line: Line) -> None:
    left = await line.responder.say(line.reply(left=2), HELLO)

    [body] = line.slack.asked("respond")
    assert body["response_type"] == "in_channel"
    assert left.left == 1


async def test_nothing_is_said_by_a_dead_way_back(line: Line) -> None:
    with pytest.raises(SlackRefused, match="expired_url"):
        await line.responder.say(line.reply(left=0), HELLO)

    assert line.slack.calls == []


async def test_a_replacement_takes_the_place_of_the_original(line: Line) -> None:
    await line.responder.replace(line.reply().response_url, HELLO)

    [body] = line.slack.asked("respond")
    assert body["replace_original"] is True


async def test_a_form_is_opened_and_changed(line: Line) -> None:
    await line.responder.open_view("T0ACME", "trigger-1", {"type": "modal"})
    await line.responder.update_view("T0ACME", "V1", "hash-1", {"type": "modal"})

    [opened], [changed] = line.slack.asked("views.open"), line.slack.asked("views.update")
    assert opened == {"trigger_id": "trigger-1", "view": {"type": "modal"}}
    assert (changed["view_id"], changed["hash"]) == ("V1", "hash-1")


async def test_a_dead_trigger_is_told_by_its_word(line: Line) -> None:
    line.slack.tell["views.open"].append(no("expired_trigger_id"))

    with pytest.raises(SlackRefused, match="expired_trigger_id"):
        await line.responder.open_view("T0ACME", "trigger-1", {"type": "modal"})
