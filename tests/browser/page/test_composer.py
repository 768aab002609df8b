"""The composer: completing, remembering, and never losing what was written."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, Route, expect

from tests.browser.conftest import Visit
from tests.browser.demo import Demo
from tests.browser.visitor import ANA, GENERAL, RANDOM, SAM, STANDUP, WEI, size


@pytest.fixture
async def unwatched(chromium: Browser) -> AsyncIterator[Page]:
    """Return a page in whose console errors are expected: the browser notes what is refused."""
    context = await chromium.new_context()
    yield await context.new_page()
    await context.close()


async def test_a_verb_is_completed_by_keyboard_alone(visit: Visit) -> None:
    ana = await visit()
    keys, line = ana.page.keyboard, ana.page.locator("#composer")
    await keys.type("/room ")
    choices = ana.page.get_by_role("listbox")
    await expect(choices).to_contain_text("/room schedule")

    await keys.type("exp")
    await expect(choices.get_by_role("option")).to_have_text(["/room explain"])
    await expect(line).to_have_attribute("aria-activedescendant", "choice-0")
    await keys.press("Tab")
    await expect(line).to_have_value("/room explain ")
    await keys.type("100007")
    await keys.press("Enter")

    await expect(await ana.next()).to_contain_text("What 100007 means")


async def test_what_is_written_whole_is_sent_and_not_completed(visit: Visit) -> None:
    ana = await visit()
    await ana.page.keyboard.type("/room help")
    await ana.page.keyboard.press("Enter")

    await expect(await ana.next()).to_contain_text("Clauses, in any order")


async def test_arrows_walk_the_list_and_esc_leaves_it(visit: Visit) -> None:
    ana = await visit()
    keys, line = ana.page.keyboard, ana.page.locator("#composer")
    await keys.type("/room l")
    chosen = ana.page.locator("#choices [aria-selected=true]")
    await expect(chosen).to_contain_text("/room live")

    await keys.press("ArrowDown")
    await expect(chosen).to_contain_text("/room list")
    await keys.press("Escape")
    await expect(ana.page.get_by_role("listbox")).to_have_count(0)
    await expect(line).to_have_value("/room l")
    await line.fill("")


async def test_people_and_channels_are_completed_where_they_are_named(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL)
    keys, line = ana.page.keyboard, ana.page.locator("#composer")
    await keys.type("With @zh")
    await expect(ana.page.get_by_role("option")).to_contain_text("@wei")
    await keys.press("Enter")
    await keys.type("in #stan")
    await ana.page.get_by_role("option").click()

    await expect(line).to_have_value("With @wei in #standup ")
    await keys.press("Enter")
    await expect(await ana.next()).to_contain_text("With @Zhang Wei in #standup")


async def test_shift_enter_begins_a_new_line_and_the_line_grows_to_six(visit: Visit) -> None:
    ana = await visit(SAM, RANDOM)
    line = ana.page.locator("#composer")
    heights = []
    for number in range(1, 9):
        await ana.page.keyboard.type(f"line {number}")
        heights.append((await size(line))[1])
        await ana.page.keyboard.press("Shift+Enter")

    assert heights[0] < heights[2] < heights[5] == heights[7]
    await ana.page.keyboard.press("Enter")
    await expect(await ana.next()).to_contain_text("line 8")


async def test_arrow_up_brings_back_what_was_sent(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    keys, line = ana.page.keyboard, ana.page.locator("#composer")
    for text in ("the first", "the second"):
        await ana.ask(text)

    await keys.press("ArrowUp")
    await expect(line).to_have_value("the second")
    await keys.press("ArrowUp")
    await expect(line).to_have_value("the first")
    await keys.press("ArrowDown")
    await expect(line).to_have_value("the second")
    await keys.press("ArrowDown")

    await expect(line).to_have_value("")


async def test_a_draft_waits_for_its_person_in_its_channel(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    line = ana.page.locator("#composer")
    await ana.page.keyboard.type("Not ready ye")

    await ana.page.get_by_role("link", name="# general").click()
    await expect(line).to_have_value("")
    await ana.page.get_by_role("link", name="# random").click()
    await expect(line).to_have_value("Not ready ye")
    await ana.page.reload()

    await expect(line).to_have_value("Not ready ye")
    await line.fill("")


@pytest.mark.parametrize(
    ("fill", "selected"),
    [("/room now Stand-up", ""), ("/room schedule <name> in 1h", "<name>")],
)
async def test_an_address_fills_the_line_ready_to_be_typed_on(
    visit: Visit, demo: Demo, fill: str, selected: str
) -> None:
    wei = await visit(WEI, STANDUP)
    await wei.page.goto(f"{demo.url}/?as={WEI}&channel={STANDUP}&fill={fill}")

    await expect(wei.page.locator("#composer")).to_be_focused()
    await expect(wei.page.locator("#composer")).to_have_value(fill)
    chosen = (
        "({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd)"
    )
    assert await wei.page.locator("#composer").evaluate(chosen) == selected
    assert await wei.page.locator("#composer").evaluate("line => line.selectionEnd") > 0


async def test_what_is_too_long_is_said_and_stays_in_the_line(unwatched: Page, demo: Demo) -> None:
    await unwatched.goto(f"{demo.url}/?as={SAM}&channel={RANDOM}")
    text = "long " * 300_000
    await unwatched.fill("#composer", text)
    await unwatched.press("#composer", "Enter")

    await expect(unwatched.get_by_role("alert")).to_have_text("That is too long to be sent.")
    await expect(unwatched.locator("#composer")).to_have_value(text)


async def test_what_does_not_arrive_is_said_and_stays_in_the_line(
    unwatched: Page, demo: Demo
) -> None:
    async def fall(route: Route) -> None:
        await route.abort()

    await unwatched.goto(f"{demo.url}/?as={SAM}&channel={RANDOM}")
    await unwatched.route("**/say", fall)
    await unwatched.fill("#composer", "Is anybody there?")
    await unwatched.press("#composer", "Enter")

    await expect(unwatched.get_by_role("alert")).to_contain_text("does not answer")
    await expect(unwatched.locator("#composer")).to_have_value("Is anybody there?")
