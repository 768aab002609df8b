"""Pages of the browser, watched for trouble, and kept: a new one takes four times as long."""

from typing import Any
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page

SLOWEST_MS = 5000.0


class Pages:
    """Hands out pages; the plain ones come back for the next journey."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._kept: list[Page] = []
        self._taken = 0
        self._special: list[BrowserContext] = []
        self._trouble: list[str] = []

    async def take(self, **options: Any) -> Page:  # noqa: ANN401 - of a context
        """Return an empty page; one with options of its own is not kept."""
        if options:
            self._special.append(await self._browser.new_context(**options))
            return self._watched(await self._special[-1].new_page())
        if self._taken == len(self._kept):
            self._kept.append(self._watched(await self._browser.new_page()))
        self._taken += 1
        return self._kept[self._taken - 1]

    async def leave(self) -> list[str]:
        """Empty all pages; return what went wrong in them since the last time."""
        for page in self._kept[: self._taken]:
            await page.goto("about:blank")
        for context in self._special:
            await context.close()
        found, self._trouble, self._special, self._taken = self._trouble, [], [], 0
        return found

    def _watched(self, page: Page) -> Page:
        page.set_default_timeout(SLOWEST_MS)
        page.on("pageerror", lambda error: self._trouble.append(f"page: {error}"))
        page.on("console", self._hear)
        page.on("request", lambda request: self._follow(request.url))
        return page

    def _hear(self, said: ConsoleMessage) -> None:
        if said.type in {"error", "warning"}:
            self._trouble.append(f"console: {said.text}")

    def _follow(self, url: str) -> None:
        """Note a request that leads off this machine."""
        parts = urlsplit(url)
        if parts.hostname != "127.0.0.1" and parts.scheme not in {"about", "data"}:
            self._trouble.append(f"request: {url}")
