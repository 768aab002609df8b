"""The guided start, played as somebody plays it who has never seen the page."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.demo import Demo, a_demo
from tests.browser.visitor import ANA, GENERAL, NEXT_EVENT, PHONE, WEI, Visitor, button

DOWN = "Room service down"
ALL = ("make", "look-up", "schedule", "break", "explain")


@pytest.fixture
async def running_demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """Run a demo for each of these journeys: they begin where nothing was done yet."""
    async with a_demo(tmp_path_factory.mktemp("guide")) as running:
        yield running


def step(visitor: Visitor, name: str) -> Locator:
    return visitor.page.locator(f'#wire [data-step="{name}"]')


async def take(visitor: Visitor, name: str) -> None:
    """Click what fills the line, and send it."""
    await step(visitor, name).locator("a.fill").click()
    await expect(visitor.page.locator("#composer")).to_be_focused()
    await visitor.page.keyboard.press("Enter")


async def is_done(visitor: Visitor, name: str, count: int) -> None:
    await expect(step(visitor, name)).to_have_class("step done")
    guide = visitor.page.locator("#wire-guide > summary")
    await expect(guide).to_contain_text(f"{count} of 5 done")


async def break_and_mend(visitor: Visitor) -> None:
    """Take the room service down, read what comes of it, and try again."""
    await visitor.switch(DOWN)
    await expect(visitor.page.locator("#top")).to_contain_text("1 fault on")
    await take(visitor, "break")
    failed = await visitor.hear("Cause", "Check and retry", within_s=30)
    await visitor.switch(DOWN)
    await button(failed, "Check and retry").click()
    await visitor.hear("Retro", "Ready since")


async def test_five_things_are_tried_and_ticked_off(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL)
    await expect(step(ana, "make")).to_have_class("step next")

    await take(ana, "make")
    await ana.hear("Stand-up", "Ready since")
    await is_done(ana, "make", 1)

    await take(ana, "look-up")
    await is_done(ana, "look-up", 2)

    await take(ana, "schedule")
    await ana.hear("Sprint review", "Planned. The room is made at")
    await expect(step(ana, "schedule")).to_have_class("step next")
    await ana.move_clock(NEXT_EVENT)
    await ana.hear("Sprint review", "Ready since")
    await is_done(ana, "schedule", 3)

    await break_and_mend(ana)
    await is_done(ana, "break", 4)

    await take(ana, "explain")
    await is_done(ana, "explain", 5)
    await expect(ana.page.locator("#wire")).to_contain_text("That is all of it.")

    await ana.page.reload()
    for name in ALL:
        await expect(step(ana, name)).to_have_class("step done")


async def test_without_javascript_a_link_fills_the_line(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL, java_script_enabled=False)

    await step(ana, "make").locator("a.fill").click()

    await expect(ana.page.locator("#composer")).to_have_value("/room now Stand-up")
    await button(ana.page.locator("#composer-form"), "Send").click()
    await ana.reload_until("Stand-up", "Ready since")
    await expect(step(ana, "make")).to_have_class("step done")


async def test_what_one_did_is_ticked_off_for_the_other(visit: Visit) -> None:
    ana, wei = await visit(ANA, GENERAL), await visit(WEI, GENERAL)

    await take(ana, "make")

    await is_done(wei, "make", 1)


async def test_a_part_that_was_folded_stays_folded(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL)
    guide = ana.page.locator("#wire-guide")
    await guide.locator("> summary").click()

    await ana.say("/room now Stand-up")
    await ana.hear("Stand-up", "Ready since")
    await expect(guide).not_to_have_attribute("open", "")
    await ana.page.reload()

    await expect(guide).not_to_have_attribute("open", "")
    await expect(guide.locator("> summary")).to_contain_text("1 of 5 done")


async def test_on_a_phone_a_step_is_taken_from_the_drawer(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL, viewport=PHONE)
    await ana.page.locator("#open-backstage").click()

    await step(ana, "make").locator("a.fill").click()

    await expect(ana.page.locator("#composer")).to_have_value("/room now Stand-up")
    await expect(ana.page.locator("#composer")).to_be_in_viewport(ratio=1)
    await ana.page.keyboard.press("Enter")
    await ana.hear("Stand-up", "Ready since")
    assert await ana.overflow() <= 0
