"""Keys: from part to part, from channel to channel, back to the line in which one writes."""

from playwright.async_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import ANA, GENERAL, RANDOM, STANDUP, WEI


async def test_the_first_stop_skips_to_the_composer(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    first = "() => document.querySelector('a, button, input, select, textarea, summary').className"
    assert await ana.page.evaluate(first) == "skip"

    await ana.page.locator("a.skip").focus()
    await expect(ana.page.locator("a.skip")).to_be_in_viewport(ratio=1)
    await ana.page.keyboard.press("Enter")

    await expect(ana.page.locator("#composer")).to_be_focused()


async def test_alt_and_arrows_walk_the_channels(visit: Visit) -> None:
    ana = await visit(ANA, STANDUP)

    for key, channel in (("Down", "#random"), ("Up", "#standup"), ("Up", "#general")):
        # Only scripts say of the panel that it can be opened.
        await ana.page.locator("#open-backstage[aria-expanded]").wait_for()
        await ana.page.keyboard.press(f"Alt+Arrow{key}")
        await expect(ana.page.locator("#where")).to_have_text(channel)


async def test_a_slash_begins_a_command_from_anywhere(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    await ana.page.locator("#conversation .messages").focus()

    await ana.page.keyboard.type("/room")

    await expect(ana.page.locator("#composer")).to_be_focused()
    await expect(ana.page.locator("#composer")).to_have_value("/room")
    await ana.page.fill("#composer", "")


async def test_f6_goes_round_the_parts_of_the_page(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    within = "(part) => document.querySelector(part).contains(document.activeElement)"

    for part in ("#wire", "#side", "#conversation", "#composer-form"):
        await ana.page.keyboard.press("F6")
        assert await ana.page.evaluate(within, part), part
    await ana.page.keyboard.press("Shift+F6")

    assert await ana.page.evaluate(within, "#conversation")


async def test_one_becomes_somebody_else_by_keyboard_alone(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL)
    await ana.page.locator("details.who summary").focus()
    await ana.page.keyboard.press("Enter")
    await ana.page.keyboard.press("Tab")
    await ana.page.keyboard.press("Tab")
    await expect(ana.page.locator(f'.who a[data-as="{WEI}"]')).to_be_focused()
    await ana.page.keyboard.press("Enter")

    await expect(ana.page.locator("body")).to_have_attribute("data-as", WEI)
    await expect(ana.page.locator("#where")).to_have_text("#general")


async def test_parts_have_their_roles_and_names(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    page = ana.page

    await expect(page.get_by_role("main")).to_have_count(1)
    await expect(page.get_by_role("complementary", name="Sidebar")).to_have_count(1)
    await expect(page.get_by_role("complementary", name="Backstage")).to_have_count(1)
    await expect(page.get_by_role("navigation", name="Channels")).to_have_count(1)
    await expect(page.get_by_role("log", name="Messages in #random")).to_have_count(1)
    await expect(page.get_by_role("textbox", name="Message #random")).to_have_count(1)
