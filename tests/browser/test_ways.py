"""Ways to the same page: keyboard alone, no JavaScript, a phone, a reload."""

import asyncio

from playwright.async_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.visitor import ANA, GENERAL, RANDOM, button

PHONE = {"width": 390, "height": 844}
OVERFLOW = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


async def tab_to(page: Page, name: str, *, back: bool = False) -> None:
    """Walk with the Tab key until something of that name has the focus."""
    focused = page.locator(":focus")
    for _ in range(40):
        await page.keyboard.press("Shift+Tab" if back else "Tab")
        if await focused.count() and (await focused.inner_text()).strip() == name:
            return
    raise AssertionError(f"The Tab key does not lead to {name}.")


async def test_a_whole_journey_by_keyboard_alone(visit: Visit) -> None:
    ana = await visit()
    keys = ana.page.keyboard
    await keys.type("/room now By keyboard")
    await keys.press("Enter")
    await expect(await ana.next()).to_contain_text("By keyboard")

    await tab_to(ana.page, "Manage", back=True)
    await keys.press("Enter")
    panel = await ana.next()
    await tab_to(ana.page, "End it")
    await keys.press("Enter")
    await tab_to(ana.page, "End it")
    await keys.press("Enter")

    await expect(await ana.next()).to_contain_text("The room “By keyboard” has ended")
    await expect(panel).to_be_visible()


async def test_the_form_by_keyboard_alone(visit: Visit) -> None:
    ana = await visit()
    keys = ana.page.keyboard
    await keys.type("/room")
    await keys.press("Enter")
    form = await ana.form()
    await expect(form.field("kind")).to_be_focused()
    await keys.press("ArrowDown")
    await form.field("template").wait_for()
    await expect(form.field("kind")).to_be_focused()

    await keys.press("Tab")
    await keys.type("Live by keyboard")
    await keys.press("Enter")

    await expect(await ana.next()).to_contain_text("Live by keyboard")
    await expect(ana.page.locator("#composer")).to_be_focused()


async def test_the_focus_stays_where_it_was_when_a_card_is_refreshed(visit: Visit) -> None:
    ana = await visit()
    card = await ana.ask("/room now Refreshed")

    await button(card, "Refresh").focus()
    await ana.page.keyboard.press("Enter")

    await expect(card).to_contain_text("checked today")
    await expect(button(card, "Refresh")).to_be_focused()


async def test_without_javascript_a_room_is_made_and_ended(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM, java_script_enabled=False)
    await ana.say("/room now By form post")
    card = ana.page.locator("li.message", has_text="By form post").last
    await reload_until(ana.page, "Ready since")
    await expect(card).to_contain_text("Ready since")

    await button(card, "Manage").click()
    await reload_until(ana.page, "You may end it")
    await button(ana.page.locator("li.message").last, "End it").click()
    await expect(ana.page.locator("main")).to_contain_text("Everybody inside is put out")
    await button(ana.page.locator("main"), "End it").click()

    await reload_until(ana.page, "The room “By form post” has ended")


async def reload_until(page: Page, text: str) -> None:
    """Look again, as people without JavaScript do, until the last message says it."""
    async with asyncio.timeout(5):
        while text not in await page.locator("li.message").last.inner_text():
            await page.reload()


async def test_nothing_sticks_out_on_a_phone(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL, viewport=PHONE)
    name = "AVeryLongNameWithoutAnyBlankInItThatNoLineOfAPhoneCanHoldInOnePiece"
    for text in (f"/room live {name} id {name[:48]}", "/room info last", "/room help live"):
        await ana.ask(text)
    await ana.ask("/room explain 100003")
    await ana.ask("/room info there-is-no-such-room-and-its-request-id-is-long")
    assert await ana.page.evaluate(OVERFLOW) <= 0

    await ana.open_form()

    assert await ana.page.evaluate(OVERFLOW) <= 0


async def test_a_reload_loses_nothing(visit: Visit) -> None:
    ana = await visit()
    await ana.ask("/room explain 100012")
    await ana.say("/room now Reloaded")
    await ana.page.reload()
    await expect(ana.page.locator("li.message", has_text="/room explain 100012")).not_to_have_count(
        0
    )
    await expect(ana.page.locator("li.message", has_text="Reloaded")).to_have_count(1)

    form = await ana.open_form()
    await form.field("name").fill("Half typed")
    await form.choose_kind("voice")
    await ana.page.reload()

    await expect(form.field("kind")).to_have_value("voice")
    await expect(form.field("name")).to_have_value("Half typed")
