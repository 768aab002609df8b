"""What comes elsewhere: told to whom it concerns, once, as the way to it."""

from playwright.async_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import ANA, GENERAL, RANDOM, SAM, STANDUP, WEI


async def test_a_mention_elsewhere_is_told_and_leads_there(visit: Visit) -> None:
    ana, wei = await visit(ANA, GENERAL), await visit(WEI, STANDUP)
    # What earlier journeys left unread is no matter here.
    before = await wei.page.locator("#notices a.news").count()

    await ana.ask("Come over, @wei, we begin")

    toast = wei.page.locator("#toasts a.news", has_text="Come over, @Zhang Wei, we begin")
    await expect(toast).to_contain_text("Ana Novak in #general")
    await expect(wei.page.locator("#notices a.news")).to_have_count(min(before + 1, 5))
    assert (await wei.page.title()).startswith("(")
    await expect(wei.page.locator("#sidebar a.has-news", has_text="# general")).to_have_count(1)
    await toast.click()
    await expect(wei.page.locator("li.message.meant")).to_contain_text("Come over")
    await expect(wei.page.locator("#sidebar a.has-news", has_text="# general")).to_have_count(0)


async def test_nothing_is_told_of_the_channel_that_one_looks_at(visit: Visit) -> None:
    ana, sam = await visit(ANA, RANDOM), await visit(SAM, RANDOM)

    await ana.ask("Here already, @sam?")
    await sam.hear("Here already, @Sam Carter?")

    await expect(sam.page.locator("#toasts a.news", has_text="Here already")).to_have_count(0)


async def test_what_does_not_concern_one_is_only_bold(visit: Visit) -> None:
    ana, sam = await visit(ANA, RANDOM), await visit(SAM, STANDUP)

    await ana.ask("Just saying")

    entry = sam.page.locator("#sidebar nav a", has_text="# random")
    await expect(entry).to_have_class("has-news")
    await expect(sam.page.locator("#toasts a.news", has_text="Just saying")).to_have_count(0)
