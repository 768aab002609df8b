"""Who people are, as Slack tells it."""

from typing import Any

import pytest

from bot.errors import SlackRefused
from bot.rooms.people import Person
from bot.slack import directory
from bot.slack.directory import SlackDirectory, read_person
from tests.unit.slack.conftest import Line
from tests.unit.slack.slack_server import Told, no

# The shape of docs.slack.dev/reference/objects/user-object.
ANNA: dict[str, Any] = {
    "id": "U0ANNA",
    "team_id": "T0ACME",
    "name": "anna",
    "tz": "Europe/Berlin",
    "locale": "de-DE",
    "is_admin": True,
    "profile": {"display_name": "Anna", "real_name": "Anna Berger", "email": "a@acme.example"},
}


async def test_a_person_is_read_with_zone_language_and_address(line: Line) -> None:
    line.slack.tell["users.info"].append(Told({"ok": True, "user": ANNA}))

    person = await SlackDirectory(line.clients(), line.clock).person("T0ACME", "U0ANNA")

    assert person == Person(
        "U0ANNA", "Anna", "Europe/Berlin", "de-DE", "a@acme.example", is_admin=True
    )
    assert line.slack.asked("users.info") == [{"user": "U0ANNA", "include_locale": "1"}]


async def test_a_person_is_remembered_for_ten_minutes(line: Line) -> None:
    people = SlackDirectory(line.clients(), line.clock)
    await people.person("T0ACME", "U0ANNA")
    line.clock.push(599)
    await people.person("T0ACME", "U0ANNA")

    line.clock.push(2)
    await people.person("T0ACME", "U0ANNA")

    assert len(line.slack.asked("users.info")) == 2


async def test_a_locale_is_known_once_somebody_was_asked_about_and_stays_so(line: Line) -> None:
    line.slack.tell["users.info"].append(Told({"ok": True, "user": ANNA}))
    people = SlackDirectory(line.clients(), line.clock)

    before = people.locale("T0ACME", "U0ANNA")
    await people.person("T0ACME", "U0ANNA")
    line.clock.push(86_400)

    assert (before, people.locale("T0ACME", "U0ANNA")) == ("", "de-DE")
    assert len(line.slack.asked("users.info")) == 1


async def test_when_the_clock_is_put_back_people_are_asked_about_again(line: Line) -> None:
    people = SlackDirectory(line.clients(), line.clock)
    await people.person("T0ACME", "U0ANNA")
    await people.admins("T0ACME")

    line.clock.push(-3600)
    for _ in range(2):
        await people.person("T0ACME", "U0ANNA")
        await people.admins("T0ACME")

    assert len(line.slack.asked("users.info")) == 2
    assert len(line.slack.asked("users.list")) == 2


async def test_only_so_many_people_are_remembered(
    line: Line, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory, "MOST_REMEMBERED", 2)
    people = SlackDirectory(line.clients(), line.clock)
    for user_id in ("U1", "U2", "U3", "U1"):
        await people.person("T0ACME", user_id)

    assert [one["user"] for one in line.slack.asked("users.info")] == ["U1", "U2", "U3", "U1"]


async def test_somebody_unknown_is_refused_in_slacks_word(line: Line) -> None:
    line.slack.tell["users.info"].append(no("user_not_found"))

    with pytest.raises(SlackRefused, match="user_not_found"):
        await SlackDirectory(line.clients(), line.clock).person("T0ACME", "U0NOBODY")


async def test_a_group_gives_its_members(line: Line) -> None:
    line.slack.tell["usergroups.users.list"].append(Told({"ok": True, "users": ["U1", "U2"]}))

    members = await SlackDirectory(line.clients(), line.clock).group("T0ACME", "S01")

    assert members == ["U1", "U2"]


def people(*users: dict[str, Any], cursor: str = "") -> Told:
    page = {"members": users, "response_metadata": {"next_cursor": cursor}}
    return Told({"ok": True, **page})


OWNER: dict[str, Any] = {"id": "U0OWNER", "team_id": "T0ACME", "is_primary_owner": True}


async def test_the_admins_of_the_settings_are_taken_at_their_word(line: Line) -> None:
    found = await SlackDirectory(line.clients(), line.clock, ["U1", "U2"]).admins("T0ACME")

    assert found == ("U1", "U2")
    assert line.slack.calls == []


async def test_without_any_the_owner_of_the_workspace_is_told(line: Line) -> None:
    line.slack.tell["users.list"] += [people(ANNA, cursor="next"), people(OWNER)]

    found = await SlackDirectory(line.clients(), line.clock).admins("T0ACME")

    first, second = line.slack.asked("users.list")
    assert found == ("U0OWNER",)
    assert first == {"limit": "200", "team_id": "T0ACME"}
    assert second["cursor"] == "next"


@pytest.mark.parametrize(
    "what", [{"is_bot": True}, {"deleted": True}, {"team_id": "T0OTHER"}, {"id": ""}]
)
async def test_nobody_is_told_who_is_no_person_of_ours(line: Line, what: dict[str, Any]) -> None:
    line.slack.tell["users.list"].append(people({**OWNER, **what}))

    assert await SlackDirectory(line.clients(), line.clock).admins("T0ACME") == ()


async def test_the_owner_is_remembered_for_an_hour(line: Line) -> None:
    known = SlackDirectory(line.clients(), line.clock)
    line.slack.tell["users.list"] += [people(OWNER), people()]
    await known.admins("T0ACME")
    line.clock.push(3599)
    still = await known.admins("T0ACME")

    line.clock.push(2)
    then = await known.admins("T0ACME")

    assert (still, then) == (("U0OWNER",), ())
    assert len(line.slack.asked("users.list")) == 2


async def test_only_so_many_people_are_looked_through(line: Line) -> None:
    line.slack.tell["users.list"] += [people(ANNA, cursor="more")] * 50

    assert await SlackDirectory(line.clients(), line.clock).admins("T0ACME") == ()
    assert len(line.slack.asked("users.list")) == 10


async def test_a_list_of_people_that_is_refused_is_told(line: Line) -> None:
    line.slack.tell["users.list"].append(no("missing_scope"))

    with pytest.raises(SlackRefused):
        await SlackDirectory(line.clients(), line.clock).admins("T0ACME")


@pytest.mark.parametrize("mark", ["is_restricted", "is_ultra_restricted", "is_stranger", "deleted"])
def test_guests_strangers_and_the_deactivated_are_outsiders(mark: str) -> None:
    assert read_person("U0ANNA", {**ANNA, mark: True}, "T0ACME").is_outsider


def test_a_person_of_another_workspace_is_an_outsider() -> None:
    assert read_person("U0ANNA", {**ANNA, "team_id": "T0OTHER"}, "T0ACME").is_outsider


def test_a_person_of_the_same_organisation_is_not() -> None:
    user = {**ANNA, "team_id": "T0OTHER", "enterprise_user": {"teams": ["T0ACME"]}}

    assert not read_person("U0ANNA", user, "T0ACME").is_outsider


@pytest.mark.parametrize("mark", ["is_admin", "is_owner", "is_primary_owner"])
def test_owners_of_the_workspace_are_admins(mark: str) -> None:
    user = {name: value for name, value in ANNA.items() if name != "is_admin"}

    assert read_person("U0ANNA", {**user, mark: True}, "T0ACME").is_admin
    assert not read_person("U0ANNA", user, "T0ACME").is_admin


@pytest.mark.parametrize("zone", [None, "", "Mars/Olympus", "../etc/passwd"])
def test_a_zone_that_this_machine_does_not_know_is_utc(zone: str | None) -> None:
    assert read_person("U0ANNA", {**ANNA, "tz": zone}, "T0ACME").zone == "UTC"


@pytest.mark.parametrize(
    ("profile", "name"),
    [({"display_name": "", "real_name": "Anna Berger"}, "Anna Berger"), ({}, "anna")],
)
def test_the_name_is_the_first_that_there_is(profile: dict[str, str], name: str) -> None:
    assert read_person("U0ANNA", {**ANNA, "profile": profile}, "T0ACME").name == name


async def test_who_left_is_forgotten_and_nobody_else(line: Line) -> None:
    people = SlackDirectory(line.clients(), line.clock)
    for team_id in ("T0ACME", "T0OTHER"):
        await people.person(team_id, "U0ANNA")
        await people.admins(team_id)

    people.forget("T0ACME")
    for team_id in ("T0ACME", "T0OTHER"):
        await people.person(team_id, "U0ANNA")
        await people.admins(team_id)

    assert (len(line.slack.asked("users.info")), len(line.slack.asked("users.list"))) == (3, 3)
