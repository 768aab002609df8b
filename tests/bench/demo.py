"""The demo's first minute: start, first paint, a card, an update on another screen, memory."""

import asyncio
import statistics
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from time import perf_counter
from typing import Final

from playwright.async_api import Browser, Page, async_playwright

from tests.bench import report
from tests.bench.program import PORT, Cores, Program, cores, pinned, started, surroundings
from tests.bench.report import CannotMeasure, Row, Size, at_most, plain
from tests.browser.conftest import ARGUMENTS, CHROMIUM
from tests.browser.visitor import ANA, RANDOM, SAM, Visitor

# What a first minute may cost: start, paint, card, update, memory.
START_MOST_S, PAINT_MOST_S, CARD_MOST_S, UPDATE_MOST_S, MEMORY_MOST_MB = 2.0, 1.0, 1.0, 0.2, 150
ROUNDS: Final = {Size.FULL: 9, Size.QUICK: 3}
METHOD: Final = """
Method. `python -m bot demo` is a process of its own on the first core, the browser (headless
Chromium) shares the last one with this program. Ready is when it greets: page, room service and bot
answer. Paint is Chromium's own first-contentful-paint of a page that nobody opened before. A card
is timed in the page of who typed, from Enter to the moment at which the ready card stands there;
commands come more than a second apart, as more posts than one a second have to wait in a channel.
An update is the time from Enter to a plain message on a second person's page. Memory (resident,
10^6 bytes) is that of page, room service and bot together, after all this. All figures but memory
are medians.
"""
BETWEEN_CARDS_S: Final = 1.2
GREETING: Final = "demo is ready"
WRITTEN: Final = """(name) => new Promise((done) => {
  const look = () => [...document.querySelectorAll("li.message")].some(
    (message) => message.innerText.includes(name) && message.innerText.includes("Ready"));
  const began = performance.now();
  const again = () => (look() ? done(performance.now() - began) : setTimeout(again, 5));
  again();
})"""
SEEN: Final = """(text) => new Promise((done) => {
  const again = () => (document.querySelector(".messages").innerText.includes(text)
    ? done(Date.now()) : setTimeout(again, 5));
  again();
})"""
PAINT: Final = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? -1"


async def measure(size: Size) -> Sequence[Row]:
    """Start the demo, visit it, make rooms, look from elsewhere."""
    if not CHROMIUM.exists():
        raise CannotMeasure(f"this needs {CHROMIUM}.")
    on = cores()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="bench-")))
        stack.enter_context(pinned(on.load))
        starts = [await _start(on, folder) for _ in range(ROUNDS[size])]
        demo = await stack.enter_async_context(_demo(on, folder))
        await demo.says(GREETING)
        playwright = await stack.enter_async_context(async_playwright())
        browser = await playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=list(ARGUMENTS)
        )
        stack.push_async_callback(browser.close)
        return [
            at_most("start to its greeting", statistics.median(starts), START_MOST_S, " s"),
            *await _visits(browser, demo.url, ROUNDS[size]),
            at_most("memory of the whole demo", demo.rss_mb, MEMORY_MOST_MB, " MB", digits=1),
        ]


def _demo(on: Cores, parent: Path) -> AbstractAsyncContextManager[Program]:
    folder = Path(mkdtemp(dir=parent))  # its log is its own: what it says is waited for
    settings = surroundings(folder)
    return started("bot", "demo", "--port", PORT, core=on.server, folder=folder, settings=settings)


async def _start(on: Cores, folder: Path) -> float:
    async with _demo(on, folder) as demo:
        return await demo.says(GREETING)


async def _visits(browser: Browser, url: str, rounds: int) -> list[Row]:
    paints = [await _paint(browser, url) for _ in range(rounds)]
    ana = Visitor(await browser.new_page(), url, ANA, RANDOM)
    sam = Visitor(await browser.new_page(), url, SAM, RANDOM)
    await ana.arrive()
    await sam.arrive()
    cards = [await _card(ana, f"Bench {number}") for number in range(rounds)]
    updates = [await _update(ana, sam.page, f"tick {number}") for number in range(rounds)]
    return [
        at_most("first paint", statistics.median(paints), PAINT_MOST_S, " s", digits=3),
        at_most("Enter to the ready card", statistics.median(cards), CARD_MOST_S, " s", digits=3),
        plain("Enter to the ready card, slowest", max(cards), " s", digits=3),
        at_most("update elsewhere", statistics.median(updates), UPDATE_MOST_S, " s", digits=3),
    ]


async def _paint(browser: Browser, url: str) -> float:
    context = await browser.new_context()
    page = await context.new_page()
    await page.goto(url)
    found = -1.0
    while found < 0:
        found = float(await page.evaluate(PAINT))
    await context.close()
    return found / 1000


async def _card(ana: Visitor, name: str) -> float:
    await asyncio.sleep(BETWEEN_CARDS_S)
    await ana.page.fill("#composer", f"/room now {name}")
    waiting = asyncio.create_task(ana.page.evaluate(WRITTEN, name))
    await asyncio.sleep(0)
    await ana.page.press("#composer", "Enter")
    return float(await waiting) / 1000


async def _update(ana: Visitor, elsewhere: Page, text: str) -> float:
    await ana.page.fill("#composer", text)
    waiting = asyncio.create_task(elsewhere.evaluate(SEEN, text))
    await asyncio.sleep(0)
    began = perf_counter()
    await ana.page.press("#composer", "Enter")
    await waiting
    return perf_counter() - began


def main(argv: list[str]) -> int:
    """Measure and print; 2 when it could not be measured."""
    return report.run("demo", METHOD, measure, argv)
