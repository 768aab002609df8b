"""Reading: one stays where one reads, goes along at the end, and arrives where a link leads."""

import time

from playwright.async_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import ANA, GENERAL, RANDOM, SAM, Visitor

TOP = "() => document.querySelector('#conversation .messages').scrollTop"
TO_THE_START = "() => { document.querySelector('#conversation .messages').scrollTop = 0; }"
FROM_THE_END = """() => {
  const list = document.querySelector("#conversation .messages");
  return list.scrollHeight - list.scrollTop - list.clientHeight;
}"""


async def filled(visitor: Visitor) -> None:
    """Write so much that the list scrolls."""
    await visitor.page.fill("#composer", "\n".join(f"line {number}" for number in range(60)))
    await visitor.page.press("#composer", "Enter")
    await visitor.next()


async def test_at_the_end_one_goes_along(visit: Visit) -> None:
    ana, sam = await visit(ANA, RANDOM), await visit(SAM, RANDOM)
    await filled(ana)

    await sam.ask("The newest of all")
    await ana.hear("The newest of all")

    assert await ana.page.evaluate(FROM_THE_END) < 2
    await expect(ana.page.locator("#newest")).to_be_hidden()


async def test_above_the_end_one_stays_and_is_told(visit: Visit) -> None:
    ana, sam = await visit(ANA, RANDOM), await visit(SAM, RANDOM)
    await filled(ana)
    await ana.page.evaluate(TO_THE_START)

    await sam.ask("Far below")
    pill = ana.page.get_by_role("button", name="New messages")
    await expect(pill).to_be_visible()
    assert await ana.page.evaluate(TOP) < 2
    await pill.click()

    assert await ana.page.evaluate(FROM_THE_END) < 2
    await expect(pill).to_be_hidden()


async def test_what_one_says_oneself_is_seen(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    await filled(ana)
    await ana.page.evaluate(TO_THE_START)

    await ana.ask("My own words")

    assert await ana.page.evaluate(FROM_THE_END) < 2


async def test_a_reload_leaves_one_where_one_read(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    said = await ana.ask("Read from here")
    await filled(ana)
    await said.evaluate("message => message.scrollIntoView()")
    before = await ana.page.evaluate(TOP)

    await ana.page.reload()

    await expect(said).to_be_in_viewport()
    assert abs(await ana.page.evaluate(TOP) - before) < 2


async def test_what_is_selected_stays_selected_when_something_comes(visit: Visit) -> None:
    ana, sam = await visit(ANA, RANDOM), await visit(SAM, RANDOM)
    said = await ana.ask("To be copied")
    await said.locator(".text").evaluate("text => getSelection().selectAllChildren(text)")

    await sam.ask("In between")
    await ana.hear("In between")

    assert await ana.page.evaluate("() => getSelection().toString()") == "To be copied"


async def test_a_permalink_leads_to_its_message(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    said = await ana.ask("The one that is meant")
    ts = await said.get_attribute("data-ts")
    await filled(ana)

    await ana.page.goto(f"{ana.address}#m-{ts}")
    await ana.page.reload()

    await expect(ana.page.locator(f'li.message.meant[data-ts="{ts}"]')).to_be_in_viewport()


async def test_a_change_is_on_the_page_of_others_before_the_next_one(visit: Visit) -> None:
    ana, sam = await visit(ANA, GENERAL), await visit(SAM, GENERAL)
    took_ms = []
    for number in range(10):
        begun = time.perf_counter()
        await ana.say(f"Beat {number}")
        await sam.hear(f"Beat {number}")
        took_ms.append((time.perf_counter() - begun) * 1000)

    seen_ms = sorted(round(ms) for ms in took_ms)
    print(f"said to seen by another, ms: {seen_ms}")  # noqa: T201 - a number to read
    shown = await sam.page.locator("li.message .text", has_text="Beat ").all_inner_texts()
    assert shown[-10:] == [f"Beat {number}" for number in range(10)]
