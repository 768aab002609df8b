"""Calls that the app registered, and the blocks that show them."""

from typing import Any

import pytest

from bot.workspace.world.people import ANA, SAM
from tests.unit.workspace.stage import MORE_SCOPES, Stage

JOIN = "https://rooms.example.com/standup"
CALL: dict[str, Any] = {"external_unique_id": "gr-1", "join_url": JOIN, "created_by": ANA.id}


@pytest.fixture
def stage() -> Stage:
    return Stage(scopes=MORE_SCOPES)


async def registered(stage: Stage, **more: object) -> str:
    told = await stage.api("calls.add", **(CALL | more))
    call_id: str = told["call"]["id"]
    return call_id


async def test_a_call_is_told_as_it_was_registered(stage: Stage) -> None:
    users = [{"slack_id": SAM.id}, {"external_id": "7", "display_name": "Kim"}]
    name = await registered(stage, title="Stand-up", date_start=1793721600, users=users)

    call = (await stage.api("calls.info", id=name))["call"]

    assert call == {
        "id": name,
        "date_start": 1793721600,
        "external_unique_id": "gr-1",
        "join_url": JOIN,
        "title": "Stand-up",
        "users": users,
    }


async def test_a_call_starts_now_if_nothing_else_is_said(stage: Stage) -> None:
    name = await registered(stage)

    assert (await stage.api("calls.info", id=name))["call"]["date_start"] == 1793718000


async def test_a_call_gets_another_title(stage: Stage) -> None:
    name = await registered(stage, title="Stand-up")

    told = await stage.api("calls.update", id=name, title="Review")

    assert (told["call"]["title"], told["call"]["join_url"]) == ("Review", JOIN)


async def test_a_call_ends_once_and_the_second_time_is_ok_too(stage: Stage) -> None:
    name = await registered(stage)
    first = await stage.api("calls.end", id=name, duration=1800)
    second = await stage.api("calls.end", id=name)

    assert (first["ok"], "error" in first) == (True, False)
    assert (second["ok"], second["error"]) == (True, "inactive_call")
    assert (await stage.api("calls.info", id=name))["call"]["date_end"] == 1793719800


async def test_a_call_without_a_length_ends_now(stage: Stage) -> None:
    name = await registered(stage)
    stage.clock.now += 60
    await stage.api("calls.end", id=name)

    assert (await stage.api("calls.info", id=name))["call"]["date_end"] == 1793718060


async def test_people_come_and_go(stage: Stage) -> None:
    name, sam = await registered(stage), [{"slack_id": SAM.id}]
    came = await stage.api("calls.participants.add", id=name, users=sam)
    again = await stage.api("calls.participants.add", id=name, users=sam)
    left = await stage.api("calls.participants.remove", id=name, users=sam)
    gone = await stage.api("calls.participants.remove", id=name, users=sam)

    assert ["error" in told for told in (came, left)] == [False, False]
    assert [(told["ok"], told["error"]) for told in (again, gone)] == [(True, "bad_users")] * 2


@pytest.mark.parametrize(
    ("method", "call", "error"),
    [
        ("calls.add", {}, "invalid_arguments"),
        ("calls.add", CALL | {"created_by": None}, "invalid_created_by"),
        ("calls.add", CALL | {"created_by": "U0NOBODY001"}, "invalid_created_by"),
        ("calls.add", CALL | {"date_start": "soon"}, "invalid_start_time"),
        ("calls.add", CALL | {"users": [{"slack_id": "U0NOBODY001"}]}, "user_not_found"),
        ("calls.add", CALL | {"users": [{"external_id": "7"}]}, "invalid_arguments"),
        ("calls.add", CALL | {"users": [{"slack_id": 7}]}, "invalid_arguments"),
        ("calls.add", CALL | {"users": {"slack_id": ANA.id}}, "invalid_arguments"),
        ("calls.info", {}, "missing_argument"),
        ("calls.info", {"id": "R0NOTHING00"}, "invalid_call_id"),
        ("calls.update", {"id": "R0NOTHING00"}, "invalid_call_id"),
        ("calls.end", {"id": "R0NOTHING00"}, "invalid_call_id"),
        ("calls.participants.add", {"id": "R0NOTHING00"}, "invalid_call_id"),
    ],
)
async def test_what_is_no_call_is_refused(
    stage: Stage, method: str, call: dict[str, Any], error: str
) -> None:
    told = await stage.api(method, **call)

    assert (told["ok"], told["error"]) == (False, error)


async def test_nobody_comes_to_a_call_that_ended(stage: Stage) -> None:
    name = await registered(stage)
    await stage.api("calls.end", id=name)

    told = await stage.api("calls.participants.add", id=name, users=[{"slack_id": SAM.id}])

    assert told["error"] == "inactive_call"


async def test_a_block_shows_a_call_that_was_registered_and_no_other(stage: Stage) -> None:
    name = await registered(stage)
    shown, unknown = [
        await stage.api(
            "chat.postMessage",
            channel="#general",
            text="Join",
            blocks=[{"type": "call", "call_id": call_id}],
        )
        for call_id in (name, "R0NOTHING00")
    ]

    assert shown["ok"] is True
    assert unknown["error"] == "invalid_blocks"
    assert unknown["errors"][0]["pointer"] == "/blocks/0/call_id"


async def test_calls_need_their_scope() -> None:
    stage = Stage(scopes=MORE_SCOPES - {"calls:write"})

    told = await stage.api("calls.add", **CALL)

    assert (told["error"], told["needed"]) == ("missing_scope", "calls:write")
