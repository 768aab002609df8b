"""Without JavaScript: everything is a link, a form or something to unfold."""

from playwright.async_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import ANA, GENERAL, PHONE, RANDOM, WEI, button


async def test_a_thread_is_opened_and_answered_by_links_and_forms(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM, java_script_enabled=False)
    await ana.say("By post alone")
    question = ana.page.locator("li.message", has_text="By post alone").last
    await question.hover()
    await question.get_by_role("link", name="Reply in thread").click()
    await ana.page.fill("#answer", "Answered by post")
    await button(ana.page.locator("#thread"), "Reply").click()

    await expect(ana.page.locator("#thread li.message").last).to_contain_text("Answered by post")
    await ana.page.locator("a.close-thread").click()
    await expect(question.locator("a.answers")).to_contain_text("1 reply")


async def test_one_becomes_somebody_else_by_links(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL, java_script_enabled=False)
    await ana.page.locator("details.who summary").click()

    await ana.page.locator(f'.who a[data-as="{WEI}"]').click()

    await expect(ana.page.locator("body")).to_have_attribute("data-as", WEI)


async def test_on_a_phone_links_lead_to_the_sidebar_and_to_the_backstage(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL, java_script_enabled=False, viewport=PHONE)
    await expect(ana.page.locator("#side")).to_be_hidden()
    await ana.page.click("#open-side")
    await expect(ana.page.locator("#side")).to_be_visible()
    await ana.page.get_by_role("link", name="# random").click()
    await expect(ana.page.locator("#where")).to_have_text("#random")

    await ana.page.click("#open-backstage")

    await expect(ana.page.locator("#wire")).to_be_in_viewport()
    assert await ana.overflow() <= 0


async def test_what_cannot_work_without_script_is_not_shown(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL, java_script_enabled=False)

    await expect(ana.page.locator(".themes")).to_be_hidden()
    await expect(ana.page.locator("#toasts")).to_have_count(0)
