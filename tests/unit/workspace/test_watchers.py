"""Waiting for changes: nobody polls."""

import asyncio

import pytest

from bot.workspace.setup import Setup, machine_time
from bot.workspace.state import Workspace
from bot.workspace.world.watchers import Watchers


async def test_a_change_wakes_who_waits() -> None:
    watchers = Watchers()
    waiting = asyncio.create_task(watchers.after(0))
    await asyncio.sleep(0)

    watchers.changed()

    assert await waiting == 1


async def test_what_never_holds_is_given_up() -> None:
    with pytest.raises(TimeoutError):
        await Watchers().until(lambda: False, at_most_s=0.01)


async def test_settling_waits_for_the_last_of_several_changes() -> None:
    watchers = Watchers()

    async def change_twice() -> None:
        watchers.changed()
        await asyncio.sleep(0.005)
        watchers.changed()

    changing = asyncio.create_task(change_twice())
    await watchers.settle(0, 0.05, at_most_s=1)
    await changing

    assert watchers.version == 2


async def test_settling_has_an_end() -> None:
    watchers = Watchers()

    await watchers.settle(0, 0.01, at_most_s=0.02)

    assert watchers.version == 0


async def test_a_workspace_that_stops_ends_its_streams_and_errands() -> None:
    workspace = Workspace(Setup.random())
    stream = workspace.watchers.stream()
    first = await anext(stream)
    workspace.run_errand(asyncio.sleep(60))
    await asyncio.sleep(0)

    await workspace.close()

    assert first == 0
    assert [version async for version in stream] == []


def test_fresh_secrets_differ() -> None:
    first, second = Setup.random(), Setup.random()

    assert first.bot_token != second.bot_token
    assert first.signing_secret != second.signing_secret
    assert machine_time() > 1_793_000_000


def test_the_address_of_the_app_can_be_read_back() -> None:
    workspace = Workspace(Setup.random())

    workspace.events_url = "http://127.0.0.1:1/slack/events"

    assert workspace.events_url == "http://127.0.0.1:1/slack/events"
