"""Messages for later: what is taken, and that they come when their time has come."""

import asyncio
from typing import Any

import pytest

from bot.workspace.world.kept import schedule
from tests.unit.workspace.payloads import message, section
from tests.unit.workspace.stage import Stage

GENERAL = "C0GENERAL01"
NOW = 1793718000
DAY = 86_400


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "LOOKS_EVERY_S", 0.001)


async def later(stage: Stage, at: object = NOW + 120, **more: object) -> dict[str, Any]:
    fields: dict[str, Any] = {"channel": GENERAL, "text": "later", "post_at": at} | more
    return await stage.api("chat.scheduleMessage", **fields)


async def posted(stage: Stage) -> list[str]:
    """Return what was said, once nothing waits any more whose time has come."""
    for _ in range(20):
        await asyncio.sleep(0.002)
    return [m.text for m in stage.workspace.messages(GENERAL)]


async def test_a_message_comes_when_the_clock_says_so(stage: Stage) -> None:
    told = await later(stage)
    before = await posted(stage)
    stage.clock.now += 120

    assert (before, await posted(stage)) == ([], ["later"])
    assert told["post_at"] == str(NOW + 120)
    assert told["message"]["type"] == "delayed_message"
    assert (await stage.api("chat.scheduledMessages.list"))["scheduled_messages"] == []


async def test_messages_come_in_their_order_when_the_clock_jumps(stage: Stage) -> None:
    await later(stage, NOW + 600, text="second")
    await later(stage, NOW + 300, text="first")
    stage.clock.now += DAY

    assert await posted(stage) == ["first", "second"]


async def test_a_message_may_have_blocks_and_stand_in_a_thread(stage: Stage) -> None:
    root = (await stage.api("chat.postMessage", channel=GENERAL, text="root"))["ts"]
    await later(stage, thread_ts=root, reply_broadcast=True, **message(section("later")))
    stage.clock.now += 121
    await posted(stage)

    assert (stage.last().thread_ts, stage.last().is_broadcast) == (root, True)
    assert stage.last().blocks[0]["text"]["text"] == "later"


async def test_a_message_with_metadata_never_comes(stage: Stage) -> None:
    told = await later(stage, metadata={"event_type": "a", "event_payload": {}})
    stage.clock.now += 121

    assert (told["ok"], await posted(stage)) == (True, [])
    assert "with metadata it is never posted" in stage.workspace.refusals[-1]


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ({"at": NOW}, "time_in_past"),
        ({"at": NOW + 120 * DAY + 1}, "time_too_far"),
        ({"at": "noon"}, "invalid_time"),
        ({"at": None}, "invalid_time"),
        ({"at": "9" * 30}, "invalid_time"),
        ({"channel": "C0NOWHERE01"}, "channel_not_found"),
        ({"channel": "#lounge"}, "not_in_channel"),
        ({"text": ""}, "no_text"),
        ({"blocks": [{"type": "nothing"}]}, "invalid_blocks"),
        ({"thread_ts": "1.2"}, "thread_not_found"),
    ],
)
async def test_what_cannot_wait_is_refused(stage: Stage, call: dict[str, Any], error: str) -> None:
    assert (await later(stage, **call))["error"] == error


async def test_thirty_in_five_minutes_are_enough(stage: Stage) -> None:
    answers = [await later(stage, NOW + 300 + 10 * n) for n in range(30)]
    crowded, apart = await later(stage, NOW + 500), await later(stage, NOW + 900)

    assert all(answer["ok"] for answer in answers)
    assert (crowded["error"], apart["ok"]) == ("restricted_too_many", True)


async def test_what_waits_is_listed_between_two_bounds(stage: Stage) -> None:
    await later(stage, NOW + 100)
    await later(stage, NOW + 200, channel="#standup", text="there")
    everything = (await stage.api("chat.scheduledMessages.list"))["scheduled_messages"]
    late = await stage.api("chat.scheduledMessages.list", oldest=NOW + 150)
    early = await stage.api("chat.scheduledMessages.list", latest=NOW + 150, channel=GENERAL)

    assert [m["post_at"] for m in everything] == [NOW + 100, NOW + 200]
    assert [m["text"] for m in late["scheduled_messages"]] == ["there"]
    assert [m["channel_id"] for m in early["scheduled_messages"]] == [GENERAL]


async def test_what_waits_can_be_taken_back(stage: Stage) -> None:
    name = (await later(stage))["scheduled_message_id"]
    there = {"channel": GENERAL, "scheduled_message_id": name}
    first = await stage.api("chat.deleteScheduledMessage", **there)
    second = await stage.api("chat.deleteScheduledMessage", **there)
    stage.clock.now += DAY

    assert (first["ok"], second["error"]) == (True, "invalid_scheduled_message_id")
    assert await posted(stage) == []


async def test_the_last_minute_is_too_late_to_take_it_back(stage: Stage) -> None:
    name = (await later(stage))["scheduled_message_id"]
    stage.clock.now += 61

    told = await stage.api(
        "chat.deleteScheduledMessage", channel=GENERAL, scheduled_message_id=name
    )

    assert told["error"] == "invalid_scheduled_message_id"


async def test_nothing_comes_after_the_workspace_stopped(stage: Stage) -> None:
    await later(stage)
    await stage.workspace.close()
    stage.clock.now += DAY

    assert await posted(stage) == []
