"""Threads: folded in the channel, open beside it, live, at an address of their own."""

from urllib.parse import parse_qs, urlsplit

from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.visitor import ANA, GENERAL, PHONE, RANDOM, SAM, WEI, Visitor


async def ask_in_thread(visitor: Visitor, message: Locator) -> Locator:
    """Open the thread of a message that nobody answered yet; return its pane."""
    await message.hover()
    await message.get_by_role("link", name="Reply in thread").click()
    await expect(visitor.page.locator("#answer")).to_be_focused()
    return visitor.page.locator("#thread")


def thread_in(page: Page) -> list[str]:
    return parse_qs(urlsplit(page.url).query).get("thread", [])


async def test_an_answer_is_seen_by_others_folded_and_live_once_they_look(visit: Visit) -> None:
    ana, sam = await visit(ANA, GENERAL), await visit(SAM, GENERAL)
    question = await ana.ask("Who opens the doors?")
    await ask_in_thread(ana, question)
    await ana.page.keyboard.type("I could.")
    await ana.page.keyboard.press("Enter")

    folded = sam.page.locator("li.message", has_text="Who opens the doors?").last
    await expect(folded.locator("a.answers")).to_contain_text("1 reply")
    await expect(folded.locator("a.answers")).to_contain_text("1 new")
    pane = await sam.open_thread(folded)
    await expect(pane).to_contain_text("I could.")
    await sam.page.keyboard.type("Then you do.")
    await sam.page.keyboard.press("Enter")

    await expect(ana.page.locator("#thread")).to_contain_text("Then you do.")
    await expect(ana.page.locator("#thread")).to_contain_text("2 replies")
    await expect(ana.page.locator("#answer")).to_be_focused()


async def test_an_answer_can_stand_in_the_channel_too(visit: Visit) -> None:
    ana, wei = await visit(ANA, RANDOM), await visit(WEI, RANDOM)
    await ask_in_thread(ana, await ana.ask("Shall we start?"))
    await wei.hear("Shall we start?")
    await ana.page.fill("#answer", "Yes, now, all of us")
    await ana.page.get_by_label("Also send to #random").check()
    await ana.page.press("#answer", "Enter")

    told = await wei.hear("replied to a thread", "Yes, now, all of us")

    await expect(told).to_be_visible()
    await expect(ana.page.get_by_label("Also send to #random")).not_to_be_checked()


async def test_a_reload_keeps_the_thread_and_what_was_begun_in_it(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    await ask_in_thread(ana, await ana.ask("Where was I?"))
    await ana.page.keyboard.type("Half an answ")

    await ana.page.reload()

    await expect(ana.page.locator("#thread")).to_contain_text("Where was I?")
    await expect(ana.page.locator("#answer")).to_have_value("Half an answ")


async def test_esc_closes_a_thread_and_back_opens_it_again(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    question = await ana.ask("To and fro")
    await ask_in_thread(ana, question)
    assert thread_in(ana.page) == [await question.get_attribute("data-ts")]

    await ana.page.keyboard.press("Escape")
    await expect(ana.page.locator("#thread")).to_be_hidden()
    await expect(question.get_by_role("link", name="Reply in thread")).to_be_focused()
    assert thread_in(ana.page) == []
    await ana.page.go_back()

    await expect(ana.page.locator("#thread")).to_contain_text("To and fro")


async def test_on_a_phone_a_thread_is_the_page(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM, viewport=PHONE)
    pane = await ask_in_thread(ana, await ana.ask("On the way"))

    box = await pane.bounding_box()

    assert box is not None
    assert (box["x"], box["width"], box["height"]) == (0, 390, 844)
    assert await ana.overflow() <= 0
    await ana.close_thread()
    await expect(ana.page.locator("#composer")).to_be_in_viewport(ratio=1)
