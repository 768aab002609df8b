"""One call: what is repeated inside it, what is not, and what each try says."""

import asyncio
import traceback
from typing import Any

import httpx
import pytest

from bot.errors import Fault, RoomApiError, RoomApiRefused, RoomApiUnreachable
from bot.tencent.caller import Ask, Called
from bot.tencent.commands import (
    ACCOUNT_CHECK,
    ACCOUNT_IMPORT,
    CREATE_ROOM,
    DESTROY_ROOM,
    GET_ROOM_INFO,
    UPDATE_ROOM_INFO,
    Command,
)
from bot.tencent.pacing.pacer import Rank
from tests.unit.tencent.props.script import OK, Line, Script, refusal
from tests.unit.tencent.props.timers import KEY, Timers, a_caller, settle

REPEATABLE = [GET_ROOM_INFO, ACCOUNT_CHECK, ACCOUNT_IMPORT, DESTROY_ROOM, UPDATE_ROOM_INFO]
# Fact sheet, 2.4: "Try again soon" and "Make a new UserSig, once".
PASSING = [60008, 60013, 60014, 70169, 70202, 70500, 100001]
SIGNATURE = [70001, 70002, 70003, 70005, 70009, 70013, 70014, 70052]
DROPPED = httpx.RemoteProtocolError("Server disconnected without sending a response.")
PAGE = httpx.Response(502, html="<html><h1>Bad Gateway</h1></html>")


async def called(script: Script, timers: Timers, command: Command = GET_ROOM_INFO) -> Called:
    """Make a call and let as much time pass as it wants."""
    ask = Ask("room_engine_http_srv", command, {"RoomId": "a"}, Rank.PERSON)
    task = asyncio.create_task(a_caller(script.client(), timers).call(ask))
    await settle()
    while not task.done():
        await timers.push(0.1)
    return await task


async def refused(script: Script, timers: Timers, command: Command = GET_ROOM_INFO) -> RoomApiError:
    with pytest.raises(RoomApiError) as error:
        await called(script, timers, command)
    return error.value


async def test_success_is_error_code_0_whatever_the_http_status(timers: Timers) -> None:
    answer = await called(Script(httpx.Response(500, json=OK)), timers)

    assert [one.code for one in answer.tries] == [0]


async def test_a_refusal_with_http_200_is_a_refusal_with_its_words(timers: Timers) -> None:
    error = await refused(Script(refusal(100002, "invalid owner account")), timers)

    assert isinstance(error, RoomApiRefused)
    assert (error.command, error.code) == ("get_room_info", 100002)
    assert (error.last.info, error.last.request_id) == ("invalid owner account", "Id-2")


async def test_a_try_says_when_it_was_made_and_how_long_it_took(timers: Timers) -> None:
    timers.clock.at = 1_767_254_400.0

    (one,) = (await called(Script(), timers)).tries

    assert one.at == 1_767_254_400.0
    assert 0 <= one.took_s < 5


@pytest.mark.parametrize("code", SIGNATURE)
async def test_a_signature_code_is_answered_with_a_new_signature_once(
    timers: Timers, code: int
) -> None:
    script = Script(refusal(code), refusal(code), refusal(code))

    error = await refused(script, timers)

    assert [one.code for one in error.tries] == [code, code]


async def test_the_new_signature_is_made_with_the_time_of_now(timers: Timers) -> None:
    script = Script(OK, refusal(70001))
    caller = a_caller(script.client(), timers)
    ask = Ask("room_engine_http_srv", GET_ROOM_INFO, {}, Rank.PERSON)
    await caller.call(ask)
    timers.clock.push(60)

    await caller.call(ask)

    first, old, new = script.usersigs
    assert first == old != new


@pytest.mark.parametrize("command", REPEATABLE, ids=lambda command: command.name)
@pytest.mark.parametrize("line", [DROPPED, PAGE, *map(refusal, PASSING)], ids=str)
async def test_what_is_safe_is_tried_once_more_a_moment_later(
    timers: Timers, command: Command, line: Line
) -> None:
    script = Script(line)
    began = timers.clock.now()

    answer = await called(script, timers, command)

    assert len(answer.tries) == 2
    assert answer.tries[-1].code == 0
    assert 0.2 <= timers.clock.now() - began <= 2


@pytest.mark.parametrize("line", [DROPPED, PAGE, *map(refusal, PASSING)], ids=str)
async def test_creating_a_room_is_not_repeated_here(timers: Timers, line: Line) -> None:
    script = Script(line)

    error = await refused(script, timers, CREATE_ROOM)

    assert len(error.tries) == len(script.asked) == 1


async def test_there_is_no_third_try(timers: Timers) -> None:
    error = await refused(Script(refusal(100001), refusal(100001), OK), timers)

    assert [one.code for one in error.tries] == [100001, 100001]


@pytest.mark.parametrize("code", [60007, 60010, 70107, 70402, 100002, 100003, 100004, 100012])
async def test_what_a_second_try_does_not_help_is_told_at_once(timers: Timers, code: int) -> None:
    error = await refused(Script(refusal(code)), timers)

    assert len(error.tries) == 1


UNUSABLE: list[tuple[Line, Fault]] = [
    (httpx.ConnectError("refused"), Fault.REFUSED_CONNECTION),
    (httpx.ConnectTimeout("no route"), Fault.REFUSED_CONNECTION),
    (httpx.ReadTimeout("silence"), Fault.TIMED_OUT),
    (TimeoutError(), Fault.TIMED_OUT),
    (httpx.ReadError("reset"), Fault.DROPPED),
    (DROPPED, Fault.DROPPED),
    (PAGE, Fault.NOT_JSON),
    (httpx.Response(503), Fault.NOT_JSON),
    (httpx.Response(200, json=["ErrorCode", 0]), Fault.NOT_JSON),
    (httpx.Response(200, json={"status": "up"}), Fault.NOT_JSON),
    (httpx.Response(200, content=b'{"ErrorCode":0'), Fault.NOT_JSON),
    (httpx.DecodingError("not gzip"), Fault.NOT_JSON),
]


@pytest.mark.parametrize(("line", "fault"), UNUSABLE, ids=range(len(UNUSABLE)))
async def test_no_usable_answer_says_why(timers: Timers, line: Line, fault: Fault) -> None:
    error = await refused(Script(line), timers, CREATE_ROOM)

    assert isinstance(error, RoomApiUnreachable)
    assert (error.command, error.last.fault, error.last.code) == ("create_room", fault, None)


async def test_only_what_was_never_reached_cannot_have_happened(timers: Timers) -> None:
    error = await refused(Script(httpx.ConnectError("refused")), timers, CREATE_ROOM)

    assert isinstance(error, RoomApiUnreachable)
    assert not error.may_have_happened


class Silence(httpx.AsyncBaseTransport):
    """Takes a call and never answers, in spite of every time-out of the client's parts."""

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        return httpx.Response(200, request=request)


async def test_a_call_is_bounded_as_a_whole(timers: Timers) -> None:
    caller = a_caller(httpx.AsyncClient(transport=Silence()), timers, total_s=0.01)
    ask = Ask("room_engine_http_srv", CREATE_ROOM, {}, Rank.PERSON)

    with pytest.raises(RoomApiUnreachable, match="timed out"):
        await caller.call(ask)


async def test_no_error_holds_a_signature_or_the_key(timers: Timers) -> None:
    leaky = httpx.ReadError("while reading http://127.0.0.1/?usersig=eJyrVgrxCdYrSy1SslJQ")

    error = await refused(Script(leaky, leaky), timers)

    told = "".join(traceback.format_exception(error)) + repr(error.tries)
    assert "usersig" not in told
    assert KEY not in told
    assert error.__context__ is None


@pytest.mark.parametrize("text", ["ünï", "a\ud800", "\x00", "<!channel>", "会议"])
async def test_any_text_can_be_sent(timers: Timers, text: str) -> None:
    script = Script()
    ask = Ask("room_engine_http_srv", GET_ROOM_INFO, {"RoomId": text}, Rank.PERSON)

    await a_caller(script.client(), timers).call(ask)

    sent: dict[str, Any] = script.bodies[0]
    assert sent == {"RoomId": text.replace("\ud800", "?")}
