"""Publishing home tabs: once for each thing that is shown."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.errors import SlackRefused
from bot.ports import Home
from bot.slack.client import open_client
from bot.slack.home import homes
from bot.slack.home.homes import SlackHomes
from bot.slack.identity import Identity
from bot.slack.workspaces.clients import OneClient
from tests.unit.slack.slack_server import SlackServer, no

EMPTY = Home(team_id="T0ACME", user_id="U0ANNA")
USUAL = Home(team_id="T0ACME", user_id="U0ANNA", usual="muted")


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
        yield server


@pytest.fixture
async def tabs(slack: SlackServer) -> AsyncIterator[SlackHomes]:
    async with aiohttp.ClientSession() as session:
        client = open_client("xoxb-1", f"{slack.url}api/", session)
        yield SlackHomes(OneClient(client, Identity()), None)


def published(slack: SlackServer) -> list[str]:
    return [one["user_id"] for one in slack.asked("views.publish")]


async def test_a_home_is_published_to_its_person(slack: SlackServer, tabs: SlackHomes) -> None:
    await tabs.show(EMPTY, is_blank=True)

    [call] = slack.asked("views.publish")
    assert (call["user_id"], call["view"]["type"]) == ("U0ANNA", "home")


async def test_the_same_is_not_published_twice(slack: SlackServer, tabs: SlackHomes) -> None:
    for home in (EMPTY, EMPTY, USUAL, USUAL, EMPTY):
        await tabs.show(home, is_blank=False)

    assert len(published(slack)) == 3


async def test_where_slack_shows_nothing_it_is_published_again(
    slack: SlackServer, tabs: SlackHomes
) -> None:
    await tabs.show(EMPTY, is_blank=True)
    await tabs.show(EMPTY, is_blank=True)

    assert len(published(slack)) == 2


async def test_what_slack_did_not_take_is_published_again(
    slack: SlackServer, tabs: SlackHomes
) -> None:
    slack.tell["views.publish"].append(no("not_enabled"))
    with pytest.raises(SlackRefused, match="not_enabled"):
        await tabs.show(EMPTY, is_blank=False)

    await tabs.show(EMPTY, is_blank=False)

    assert len(published(slack)) == 2


async def test_what_was_shown_to_many_is_forgotten_of_the_first(
    slack: SlackServer, tabs: SlackHomes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(homes, "REMEMBERED", 2)
    people = ["U0ANNA", "U0BEN", "U0WEI", "U0WEI", "U0ANNA"]

    for user_id in people:
        await tabs.show(Home(team_id="T0ACME", user_id=user_id), is_blank=False)

    assert published(slack) == ["U0ANNA", "U0BEN", "U0WEI", "U0ANNA"]


async def test_the_same_id_in_another_workspace_is_another_person(
    slack: SlackServer, tabs: SlackHomes
) -> None:
    theirs = Home(team_id="T0OTHER", user_id="U0ANNA")
    for home in (EMPTY, theirs, EMPTY, theirs):
        await tabs.show(home, is_blank=False)
    before = len(published(slack))

    tabs.forget("T0OTHER")
    for home in (EMPTY, theirs):
        await tabs.show(home, is_blank=False)

    assert (before, len(published(slack))) == (2, 3)
