"""One demo and one browser for all journeys; each has its own page, watched for trouble."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.async_api import Browser, Page, async_playwright

from tests.browser.demo import Demo, a_demo
from tests.browser.gallery import Gallery, a_gallery
from tests.browser.pages import Pages
from tests.browser.visitor import ANA, GENERAL, STANDUP, Visitor

CHROMIUM: Final = Path("/usr/bin/chromium")  # the README names it
ARGUMENTS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

Visit = Callable[..., Awaitable[Visitor]]
Enter = Callable[..., Awaitable[Page]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every journey, so that `pytest -m "not browser"` leaves them out."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
async def chromium() -> AsyncIterator[Browser]:
    """Start the browser; without one, journeys are skipped, in CI they fail."""
    if not CHROMIUM.exists():
        absent = f"There is no {CHROMIUM}: the demo was not played in a browser."
        if os.environ.get("CI"):  # noqa: TID251  of the machine that tests, no setting of the bot
            pytest.fail(absent)
        pytest.skip(absent)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=list(ARGUMENTS)
        )
        yield browser
        await browser.close()


@pytest.fixture(scope="package")
async def running_demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """Run the demo once."""
    async with a_demo(tmp_path_factory.mktemp("demo")) as running:
        yield running


@pytest.fixture
async def demo(running_demo: Demo) -> AsyncIterator[Demo]:
    """Hand out the demo whole; afterwards it is mended, and Slack would have taken everything."""
    yield running_demo
    await running_demo.mend()
    assert await running_demo.refusals() == []


@pytest.fixture(scope="package")
async def pages(chromium: Browser) -> Pages:
    """Keep pages between the journeys."""
    return Pages(chromium)


@pytest.fixture
async def visit(pages: Pages, demo: Demo) -> AsyncIterator[Visit]:
    """Let people arrive; what goes wrong in a page of theirs fails the test."""

    async def arrive(user: str = ANA, channel: str = STANDUP, **options: Any) -> Visitor:  # noqa: ANN401 - of a context
        visitor = Visitor(await pages.take(**options), demo.url, user, channel)
        await visitor.arrive()
        return visitor

    yield arrive
    assert await pages.leave() == []


@pytest.fixture
async def gallery() -> AsyncIterator[Gallery]:
    """Serve a workspace with an app of its own, for what the bot does not use."""
    async with a_gallery() as running:
        yield running


@pytest.fixture
async def enter(gallery: Gallery, pages: Pages) -> AsyncIterator[Enter]:
    """Let people come to the gallery; what goes wrong in a page of theirs fails the test."""

    async def come(person: str = ANA, **options: Any) -> Page:  # noqa: ANN401 - of a context
        page = await pages.take(**options)
        await page.goto(f"{gallery.url}/?as={person}&channel={GENERAL}")
        if options.get("java_script_enabled", True):
            await page.evaluate("sessionStorage.clear()")
        return page

    yield come
    assert await pages.leave() == []
