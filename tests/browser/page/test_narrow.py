"""A phone: the chat is the page, what stands beside it comes when it is called."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import ANA, GENERAL, PHONE, STANDUP, size

SMALLEST_PX = 40
# What a finger must hit: the height of everything to press that is in sight, by its words.
LOW = """(least) => [...document.querySelectorAll(
    "#top .button, #side a, #side button, #side summary, #composer, .send"
  )].filter((each) => each.getClientRects().length && each.getBoundingClientRect().height < least)
    .filter((each) => !each.closest("details:not([open])") || each.tagName === "SUMMARY")
    .map((each) => each.textContent || each.id)"""


@pytest.mark.parametrize("name", ["side", "backstage"])
async def test_a_drawer_takes_the_focus_and_gives_it_back(visit: Visit, name: str) -> None:
    ana = await visit(ANA, STANDUP, viewport=PHONE)
    drawer, opener = ana.page.locator(f"#{name}"), ana.page.locator(f"#open-{name}")
    await expect(drawer).to_be_hidden()

    await opener.click()
    await expect(drawer.locator(".close-drawer")).to_be_focused()
    await expect(opener).to_have_attribute("aria-expanded", "true")
    assert await ana.overflow() <= 0
    await ana.page.keyboard.press("Escape")

    await expect(drawer).to_be_hidden()
    await expect(opener).to_be_focused()


async def test_a_drawer_closes_by_its_button_and_by_a_touch_beside_it(visit: Visit) -> None:
    ana = await visit(ANA, STANDUP, viewport=PHONE)
    side = ana.page.locator("#side")
    await ana.page.click("#open-side")
    await side.locator(".close-drawer").click()
    await expect(side).to_be_hidden()

    await ana.page.click("#open-side")
    await expect(side).to_be_visible()
    await ana.page.mouse.click(370, 400)

    await expect(side).to_be_hidden()


async def test_the_drawer_leads_to_another_channel(visit: Visit) -> None:
    ana = await visit(ANA, STANDUP, viewport=PHONE)
    await ana.page.click("#open-side")

    await ana.page.get_by_role("link", name="# general").click()

    await expect(ana.page.locator("#where")).to_have_text("#general")
    await expect(ana.page.locator("#side")).to_be_hidden()


async def test_everything_to_press_is_large_enough_for_a_finger(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL, viewport=PHONE)
    assert await ana.page.evaluate(LOW, SMALLEST_PX) == []

    await ana.page.click("#open-side")
    await ana.page.locator("details.who summary").click()

    assert await ana.page.evaluate(LOW, SMALLEST_PX) == []


async def test_the_composer_stays_in_sight(visit: Visit) -> None:
    ana = await visit(ANA, STANDUP, viewport=PHONE)
    await ana.ask("/room help")

    await expect(ana.page.locator("#composer")).to_be_in_viewport(ratio=1)
    assert await ana.overflow() <= 0


async def test_at_1280_the_chat_keeps_600_pixels_beside_both_panels(visit: Visit) -> None:
    ana = await visit(ANA, STANDUP, viewport={"width": 1280, "height": 800})

    widths = [(await size(ana.page.locator(part)))[0] for part in ("#side", "main", "#backstage")]

    assert widths[1] >= 600
    assert sum(widths) == 1280
    await ana.page.click("#open-backstage")
    await expect(ana.page.locator("#backstage")).to_be_hidden()
    await ana.page.reload()
    await expect(ana.page.locator("#backstage")).to_be_hidden()
    await ana.page.click("#open-backstage")
    await expect(ana.page.locator("#backstage")).to_be_visible()
