"""What goes wrong at Slack, as it reaches the rest of the bot."""

import traceback

import pytest
from slack_sdk.http_retry.builtin_async_handlers import AsyncConnectionErrorRetryHandler

from bot.errors import SlackBusy, SlackError, SlackRefused, SlackUnreachable
from bot.slack import calls
from bot.slack.calls import call, post_reply
from bot.slack.client import open_client
from tests.unit.slack.conftest import Line
from tests.unit.slack.slack_server import Told, no


async def post(line: Line) -> None:
    await call("chat.postMessage", line.client.chat_postMessage(channel="C0TEAM", text="Hello"))


async def test_a_refusal_carries_slacks_word(line: Line) -> None:
    line.slack.tell["chat.postMessage"].append(no("not_in_channel"))

    with pytest.raises(SlackRefused) as caught:
        await post(line)

    assert (caught.value.method, caught.value.error) == ("chat.postMessage", "not_in_channel")


@pytest.mark.parametrize(
    "told",
    [
        Told("<html>Bad gateway</html>", 502, content_type="text/html"),
        Told("upstream says no", 503, content_type="text/plain"),
        Told("upstream says yes", 200, content_type="text/plain"),
        Told("{not json", 200),
        Told([1, 2], 200),
        Told({}, 500),
        no("fatal_error"),
        no("internal_error"),
        None,
    ],
)
async def test_no_usable_answer_leaves_it_open_whether_it_was_done(
    line: Line, told: Told | None
) -> None:
    line.slack.tell["chat.postMessage"].append(told)

    with pytest.raises(SlackUnreachable):
        await post(line)


async def test_a_lost_answer_is_not_posted_again(line: Line) -> None:
    line.slack.tell["chat.postMessage"].append(None)

    with pytest.raises(SlackUnreachable):
        await post(line)

    assert len(line.slack.asked("chat.postMessage")) == 1


async def test_nobody_listening_is_unreachable(line: Line) -> None:
    client = open_client("xoxb-1", "http://127.0.0.1:1/api/", line.session)

    with pytest.raises(SlackUnreachable):
        await call("auth.test", client.auth_test())


async def test_a_slow_answer_is_given_up(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calls, "TIMEOUT_S", 0.0)

    with pytest.raises(SlackUnreachable, match="TimeoutError"):
        await post(line)


async def test_a_long_wait_is_told_and_not_waited_for(line: Line) -> None:
    busy = Told({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "17"})
    line.slack.tell["chat.postMessage"].append(busy)

    with pytest.raises(SlackBusy) as caught:
        await post(line)

    assert caught.value.retry_after_s == 17.0
    assert len(line.slack.asked("chat.postMessage")) == 1


async def test_a_moments_wait_is_waited_for(line: Line) -> None:
    busy = Told({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "0"})
    line.slack.tell["chat.postMessage"].append(busy)

    await post(line)

    assert len(line.slack.asked("chat.postMessage")) == 2


@pytest.mark.parametrize("headers", [{}, {"Retry-After": ""}, {"Retry-After": "soon"}])
async def test_a_wait_without_a_number_is_half_a_minute(
    line: Line, headers: dict[str, str]
) -> None:
    line.slack.tell["chat.postMessage"].append(Told({}, 429, headers))

    with pytest.raises(SlackBusy) as caught:
        await post(line)

    assert caught.value.retry_after_s == 30.0


async def test_the_client_never_repeats_what_may_have_been_done(line: Line) -> None:
    kinds = [type(one) for one in line.client.retry_handlers]

    assert AsyncConnectionErrorRetryHandler not in kinds
    assert len(kinds) == 1


async def test_a_reply_is_posted_as_json(line: Line) -> None:
    await post_reply(line.session, line.reply().response_url, {"text": "Hello"})

    assert line.slack.asked("respond") == [{"text": "Hello"}]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (no("used_url"), SlackRefused),
        (Told("expired_url", 404, content_type="text/plain"), SlackRefused),
        (Told("", 500), SlackUnreachable),
        (Told("<html>", 502, content_type="text/html"), SlackUnreachable),
        (Told("slow down", 429, {"Retry-After": "5"}, "text/plain"), SlackBusy),
        (None, SlackUnreachable),
    ],
)
async def test_a_reply_that_is_not_taken_raises(
    line: Line, told: Told | None, expected: type[SlackError]
) -> None:
    line.slack.tell["respond"].append(told)

    with pytest.raises(expected):
        await post_reply(line.session, line.reply().response_url, {"text": "Hello"})


@pytest.mark.parametrize("body", [Told("ok", content_type="text/plain"), Told({"ok": True})])
async def test_both_ways_of_saying_ok_are_understood(line: Line, body: Told) -> None:
    line.slack.tell["respond"].append(body)

    await post_reply(line.session, line.reply().response_url, {"text": "Hello"})


async def test_no_error_carries_the_way_back(line: Line) -> None:
    line.slack.tell["respond"].append(None)
    url = f"{line.slack.url}respond?secret-of-slack"

    with pytest.raises(SlackUnreachable) as caught:
        await post_reply(line.session, url, {"text": "Hello"})

    assert "secret-of-slack" not in "".join(traceback.format_exception(caught.value))
