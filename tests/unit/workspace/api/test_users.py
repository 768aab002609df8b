"""`users.*`, `usergroups.*`, `team.info`: who is who."""

import pytest

from bot.workspace.world.people import ANA, GUEST, SAM, WEI
from tests.unit.workspace.stage import Stage


async def test_a_person_is_told_with_zone_and_rights(stage: Stage) -> None:
    told = await stage.api("users.info", user=SAM.id, include_locale=True)

    user = told["user"]
    # New York is five hours behind UTC on 3 November 2026, two days after the clocks went back.
    assert (user["tz"], user["tz_offset"]) == ("America/New_York", -18_000)
    assert (user["is_admin"], user["is_restricted"]) == (True, False)
    assert user["locale"] == "en-US"
    assert user["profile"]["real_name"] == "Sam Carter"


async def test_one_reads_chinese(stage: Stage) -> None:
    told = await stage.api("users.info", user=WEI.id, include_locale="true")

    assert told["user"]["locale"] == "zh-CN"


async def test_the_locale_is_told_if_it_is_asked_for(stage: Stage) -> None:
    told = await stage.api("users.info", user=WEI.id)

    assert "locale" not in told["user"]


async def test_a_guest_is_restricted(stage: Stage) -> None:
    told = await stage.api("users.info", user=GUEST.id)

    assert (told["user"]["is_restricted"], told["user"]["is_ultra_restricted"]) == (True, False)


@pytest.mark.parametrize("granted", [True, False])
async def test_an_address_is_told_with_its_scope_alone(granted: bool) -> None:  # noqa: FBT001 - a case
    more = {"users:read.email"} if granted else set()
    stage = Stage(scopes=frozenset({"users:read", *more}))

    told = await stage.api("users.info", user=ANA.id)

    assert ("email" in told["user"]["profile"]) is granted


async def test_nobody_is_not_found(stage: Stage) -> None:
    assert (await stage.api("users.info", user="U0NOBODY001"))["error"] == "user_not_found"
    assert (await stage.api("users.info"))["error"] == "user_not_found"


async def test_everybody_is_listed_the_app_too(stage: Stage) -> None:
    told = await stage.api("users.list")

    bots = [user["name"] for user in told["members"] if user["is_bot"]]
    assert len(told["members"]) == 6
    assert bots == ["greenroom", "slackbot"]


async def test_a_cursor_leads_through_everybody(stage: Stage) -> None:
    first = await stage.api("users.list", limit=4, include_locale=True)
    cursor = first["response_metadata"]["next_cursor"]
    second = await stage.api("users.list", limit=4, cursor=cursor)

    admins = [user["id"] for user in first["members"] + second["members"] if user["is_admin"]]
    assert admins == [SAM.id]
    assert first["members"][0]["locale"] == "en-GB"
    assert second["response_metadata"]["next_cursor"] == ""


async def test_a_person_is_found_by_address(stage: Stage) -> None:
    told = await stage.api("users.lookupByEmail", email="ANA@example.com")
    nobody = await stage.api("users.lookupByEmail", email="greenroom@example.com")

    assert told["user"]["id"] == ANA.id
    assert nobody["error"] == "users_not_found"


async def test_a_group_has_members(stage: Stage) -> None:
    told = await stage.api("usergroups.users.list", usergroup="S0STAGECREW")
    nothing = await stage.api("usergroups.users.list", usergroup="S0")

    assert told["users"] == [ANA.id, WEI.id]
    assert nothing["error"] == "no_such_subteam"


async def test_the_workspace_has_a_name(stage: Stage) -> None:
    assert (await stage.api("team.info"))["team"]["name"] == "Greenroom"


async def test_ids_look_like_slacks(stage: Stage) -> None:
    people = [person for person in stage.workspace.people if person != "USLACKBOT"]

    assert all(person[0] == "U" and len(person) == 11 for person in people)
    assert all(len(channel) == 11 for channel in stage.workspace.conversations)


async def test_the_apps_own_bot_is_told(stage: Stage) -> None:
    told = await stage.api("bots.info", bot="B0GREENROOM")
    nobody = await stage.api("bots.info", bot="B0NOBODY001")
    unnamed = await stage.api("bots.info")

    assert (told["bot"]["user_id"], told["bot"]["app_id"]) == ("U0GREENROOM", "A0GREENROOM")
    assert nobody["error"] == "bot_not_found"
    assert (unnamed["ok"], "bot" in unnamed) == (True, False)


async def test_user_groups_are_listed_with_who_is_in_them_if_asked(stage: Stage) -> None:
    short = await stage.api("usergroups.list")
    whole = await stage.api("usergroups.list", include_users=True, include_count=True)

    assert (short["usergroups"][0]["handle"], "users" in short["usergroups"][0]) == ("crew", False)
    assert whole["usergroups"][0]["users"] == ["U0ANANOVAK1", "U0WEIZHANG1"]
    assert whole["usergroups"][0]["user_count"] == 2
