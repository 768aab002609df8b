"""Who is where: coming in, leaving, inviting, and conversations of several people."""

from typing import Any

import pytest

from bot.workspace.world.people import ANA, BOT_USER_ID, GUEST, SAM, WEI
from tests.unit.workspace.stage import MORE_EVENTS, MORE_SCOPES, Stage

GENERAL, LOUNGE, STANDUP = "C0GENERAL01", "C0LOUNGE001", "C0STANDUP01"


@pytest.fixture
def stage() -> Stage:
    return Stage(scopes=MORE_SCOPES, events=MORE_EVENTS)


async def test_the_app_comes_into_a_public_channel(stage: Stage) -> None:
    told = await stage.api("conversations.join", channel="#lounge")
    await stage.workspace.errands_done()

    assert (told["channel"]["id"], told["channel"]["is_member"]) == (LOUNGE, True)
    event = stage.bot.got[0].payload["event"]
    assert (event["type"], event["user"]) == ("member_joined_channel", BOT_USER_ID)
    assert (await stage.api("chat.postMessage", channel=LOUNGE, text="x"))["ok"] is True


async def test_coming_in_twice_is_a_warning(stage: Stage) -> None:
    told = await stage.api("conversations.join", channel=GENERAL)

    assert (told["ok"], told["warning"]) == (True, "already_in_channel,missing_charset")
    assert told["response_metadata"]["warnings"] == ["already_in_channel", "missing_charset"]


@pytest.mark.parametrize(
    ("method", "call", "error"),
    [
        ("conversations.join", {"channel": "C0NOWHERE01"}, "channel_not_found"),
        ("conversations.join", {"channel": "C0BACKSTAGE"}, "channel_not_found"),
        ("conversations.join", {}, "channel_not_found"),
        (
            "conversations.join",
            {"channel": "D0ANANOVAK1"},
            "method_not_supported_for_channel_type",
        ),
        ("conversations.leave", {"channel": GENERAL}, "cant_leave_general"),
        (
            "conversations.leave",
            {"channel": "D0ANANOVAK1"},
            "method_not_supported_for_channel_type",
        ),
        ("conversations.invite", {"channel": STANDUP}, "no_user"),
        ("conversations.invite", {"channel": LOUNGE, "users": GUEST.id}, "not_in_channel"),
        ("conversations.invite", {"channel": STANDUP, "users": "U0NOBODY001"}, "user_not_found"),
        ("conversations.invite", {"channel": STANDUP, "users": BOT_USER_ID}, "cant_invite_self"),
        ("conversations.invite", {"channel": STANDUP, "users": ANA.id}, "already_in_channel"),
        ("conversations.kick", {"channel": STANDUP}, "user_not_found"),
        ("conversations.kick", {"channel": STANDUP, "user": "U0NOBODY001"}, "user_not_found"),
        ("conversations.kick", {"channel": STANDUP, "user": BOT_USER_ID}, "cant_kick_self"),
        ("conversations.kick", {"channel": GENERAL, "user": ANA.id}, "cant_kick_from_general"),
        ("conversations.kick", {"channel": STANDUP, "user": GUEST.id}, "not_in_channel"),
        ("users.conversations", {"user": "U0NOBODY001"}, "user_not_found"),
        ("users.conversations", {"types": "secret"}, "invalid_types"),
        (
            "conversations.open",
            {"users": ",".join(f"U0NOBODY00{n}" for n in range(9))},
            "user_not_found",
        ),
    ],
)
async def test_what_cannot_be_is_refused(
    stage: Stage, method: str, call: dict[str, Any], error: str
) -> None:
    told = await stage.api(method, **call)

    assert (told["ok"], told["error"]) == (False, error)


async def test_nobody_moves_in_an_archived_channel(stage: Stage) -> None:
    stage.workspace.conversations[STANDUP].is_archived = True

    told = await stage.api("conversations.leave", channel=STANDUP)

    assert told["error"] == "is_archived"


async def test_the_app_leaves_once(stage: Stage) -> None:
    first = await stage.api("conversations.leave", channel=STANDUP)
    second = await stage.api("conversations.leave", channel=STANDUP)

    assert "not_in_channel" not in first
    assert (second["ok"], second["not_in_channel"]) == (True, True)


async def test_the_last_member_cannot_leave(stage: Stage) -> None:
    stage.workspace.conversations[STANDUP].members = [BOT_USER_ID]

    told = await stage.api("conversations.leave", channel=STANDUP)

    assert told["error"] == "last_member"


async def test_somebody_is_invited_and_removed_again(stage: Stage) -> None:
    await stage.api("conversations.invite", channel=STANDUP, users=GUEST.id)
    inside = (await stage.api("conversations.members", channel=STANDUP))["members"]
    await stage.api("conversations.kick", channel=STANDUP, user=GUEST.id)
    await stage.workspace.errands_done()

    assert GUEST.id in inside
    assert GUEST.id not in stage.workspace.conversations[STANDUP].members
    events = [each.payload["event"] for each in stage.bot.got]
    assert {e["type"] for e in events} == {"member_joined_channel", "member_left_channel"}
    joined = next(e for e in events if e["type"] == "member_joined_channel")
    assert (joined["inviter"], joined["channel_type"]) == (BOT_USER_ID, "C")


async def test_those_who_can_come_do_if_it_is_forced(stage: Stage) -> None:
    both = f"{GUEST.id},{ANA.id}"
    refused = await stage.api("conversations.invite", channel=STANDUP, users=both)
    forced = await stage.api("conversations.invite", channel=STANDUP, users=both, force=True)

    errors = [{"user": ANA.id, "ok": False, "error": "already_in_channel"}]
    assert (refused["ok"], refused["errors"]) == (False, errors)
    assert (forced["ok"], forced["errors"]) == (True, errors)
    assert GUEST.id in stage.workspace.conversations[STANDUP].members


async def test_several_people_have_one_conversation_whatever_their_order(stage: Stage) -> None:
    first = await stage.api("conversations.open", users=f"{ANA.id}, {SAM.id}")
    again = await stage.api("conversations.open", users=[SAM.id, ANA.id], return_im=True)

    assert "already_open" not in first
    assert (again["channel"]["id"], again["already_open"]) == (first["channel"]["id"], True)
    assert (again["channel"]["is_mpim"], again["channel"]["is_private"]) == (True, True)
    assert again["channel"]["name"] == "mpdm-ana--sam--greenroom-1"


async def test_what_is_said_among_several_is_told_as_such(stage: Stage) -> None:
    opened = await stage.api("conversations.open", users=f"{ANA.id},{WEI.id}")
    channel = opened["channel"]["id"]
    await stage.api("chat.postMessage", channel=channel, text="hello")
    await stage.type("/room now", channel=channel)
    await stage.workspace.errands_done()

    told, command = (each.payload for each in stage.bot.got)
    command, told = (told, command) if "command" in told else (command, told)
    assert told["event"]["channel_type"] == "mpim"
    assert command["channel_name"] == "mpdm-ana--wei--greenroom-1"


async def test_several_people_need_their_scope(stage: Stage) -> None:
    poor = Stage(scopes=MORE_SCOPES - {"mpim:write"})

    told = await poor.api("conversations.open", users=f"{ANA.id},{WEI.id}")

    assert told["needed"] == "mpim:write"
    assert (await stage.api("conversations.open", users=", "))["error"] == "users_list_not_supplied"


async def test_nine_people_are_too_many(stage: Stage) -> None:
    more = [f"U0EXTRA000{n}" for n in range(9)]
    stage.workspace.people |= dict.fromkeys(more, ANA)

    told = await stage.api("conversations.open", users=",".join(more))

    assert told["error"] == "too_many_users"


async def test_changing_a_channel_needs_the_scope_of_its_kind() -> None:
    stage = Stage(scopes=MORE_SCOPES - {"channels:manage"})

    told = await stage.api("conversations.invite", channel=STANDUP, users=GUEST.id)

    assert (told["error"], told["needed"]) == ("missing_scope", "channels:manage")


async def test_somebodys_conversations_are_listed(stage: Stage) -> None:
    mine = await stage.api("users.conversations")
    of_sam = await stage.api("users.conversations", user=SAM.id, types="public_channel,im")

    assert [c["name"] for c in mine["channels"]] == ["general", "standup", "random"]
    assert [c["id"] for c in of_sam["channels"]][-2:] == [LOUNGE, "D0SAMCARTER"]


async def test_archived_channels_may_be_left_out(stage: Stage) -> None:
    stage.workspace.conversations[STANDUP].is_archived = True

    told = await stage.api("conversations.list", exclude_archived=True)

    assert [c["name"] for c in told["channels"]] == ["general", "random", "lounge"]
