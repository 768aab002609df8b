"""The other side of the wire: rooms, people who come and go, calls as they happen, faults."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.demo import Demo, a_demo
from tests.browser.visitor import ANA, GENERAL, RANDOM, Visitor, button

TAKEN, LOST, SLACK = "Id taken (100003)", "Drops answers", "Slack says 429"


@pytest.fixture(scope="module")
async def running_demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """Run a demo for these journeys alone: they count what they see."""
    async with a_demo(tmp_path_factory.mktemp("wire")) as running:
        yield running


def room(visitor: Visitor, name: str) -> Locator:
    return visitor.page.locator("#wire .exhibit", has_text=name)


def calls(visitor: Visitor, name: str) -> Locator:
    return visitor.page.locator("#wire-room-calls .exchange", has_text=name)


async def test_a_card_follows_who_comes_and_goes(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL)
    card = await ana.ask("/room now Lobby")
    lobby = room(ana, "Lobby")
    await expect(lobby).to_contain_text("running")

    await button(lobby, "Someone enters").click()
    await expect(card).to_contain_text("1 inside")
    await expect(ana.page.locator("#wire-callbacks")).to_contain_text("AfterMemberEnter")
    await button(lobby, "Everybody leaves").click()
    await expect(card).not_to_contain_text("1 inside", timeout=8000)
    await button(lobby, "End it behind our back").click()

    await expect(lobby).to_contain_text("gone")
    await expect(lobby.get_by_role("button")).to_have_count(0)
    await expect(card.get_by_role("button")).to_have_text(["Again"], timeout=8000)


async def test_a_call_opens_to_what_was_said_and_stays_open(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL)
    await ana.say("/room now Open book")
    await ana.hear("Open book", "Ready since")
    made = calls(ana, "create_room").first
    await made.locator("summary").click()
    await expect(made.locator("pre").first).to_contain_text('"RoomName": "Open book"')
    name = await made.locator("details").get_attribute("id")

    await ana.say("/room info last")
    await expect(calls(ana, "get_room_info").first).to_be_visible()

    await expect(ana.page.locator(f"#{name}")).to_have_attribute("open", "")
    assert "usersig" not in (await ana.page.content()).lower().replace('usersig": "•••', "")


async def test_an_id_that_is_taken_is_told_in_red_and_another_one_found(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    await ana.switch(TAKEN)

    await ana.say("/room now Second choice")

    await ana.hear("Second choice", "Ready since")
    await expect(ana.page.locator("#wire .exchange.ill", has_text="100003")).to_have_count(1)
    await expect(button(ana.page.locator("#wire"), TAKEN)).to_have_attribute(
        "aria-pressed", "false"
    )


async def test_a_lost_answer_makes_one_room(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    await ana.switch(LOST)

    await ana.say("/room now Once only")

    await ana.hear("Once only", "Ready since")
    await expect(calls(ana, "done, answer dropped").first).to_be_visible()
    await expect(room(ana, "Once only")).to_have_count(1)


async def test_while_slack_is_busy_the_card_waits(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    await ana.switch(SLACK)
    await ana.say("/room now Patience")
    refused = ana.page.locator("#wire-slack-calls .exchange.ill", has_text="chat.postMessage")
    await expect(refused.first).to_contain_text("HTTP 429")

    await button(ana.page.locator("#wire"), "Everything right again").click()

    await ana.hear("Patience", "Ready since", within_s=15)
    await expect(ana.page.locator("#wire-switches > summary")).to_contain_text("all is right")


async def test_a_call_is_on_another_persons_page_at_once(visit: Visit) -> None:
    ana, watcher = await visit(ANA, GENERAL), await visit(ANA, RANDOM)
    before = await calls(watcher, "create_room").count()

    await ana.say("/room now Over there")

    await expect(calls(watcher, "create_room")).to_have_count(before + 1, timeout=1500)
