"""The demo: one clock for all three, moved from the page, and two faults a press away."""

import html
import re
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.clock import MovableClock
from bot.demo import HOST, Backstage, playing
from bot.room_service.app import build as build_room_service
from bot.room_service.credentials import Credentials
from bot.serve import listen
from bot.workspace.world.people import ANA
from tests.scenarios.hearing import an_ear
from tests.stopped_clock import StoppedClock

GENERAL = "C0GENERAL01"
WEEK_S = 7 * 24 * 3600


class Page:
    """Somebody at the demo's page, without JavaScript."""

    def __init__(self, http: httpx.AsyncClient, rooms_url: str) -> None:
        self._http = http
        self._rooms_url = rooms_url
        self._place = {"as": ANA.id, "channel": GENERAL}

    async def sends(self, path: str, **fields: str) -> None:
        """Send a form of the page."""
        answer = await self._http.post(path, data=self._place | fields, headers={"x-page": "1"})
        assert answer.status_code == 204, answer.text

    async def shows(self, pattern: str) -> str:
        """Return what the page says once `pattern` is found in it."""
        async with self._http.stream("GET", "/changes") as changes:
            async for line in changes.aiter_lines():
                if line and re.search(pattern, words := await self.words()):
                    return words
        raise AssertionError(f"The page ended before it showed {pattern}.")

    async def words(self) -> str:
        """Return the words on the page now."""
        page = await self._http.get("/", params=self._place)
        return html.unescape(re.sub(r"<[^>]+>", " ", page.text))

    async def rooms(self) -> list[dict[str, Any]]:
        """Return what the room service has."""
        state = await self._http.get(f"{self._rooms_url}/control/state")
        rooms: list[dict[str, Any]] = state.json()["rooms"]
        return rooms


@pytest.fixture
async def page() -> AsyncIterator[Page]:
    listener = listen(HOST, 0)
    url = f"http://{HOST}:{listener.getsockname()[1]}"
    with an_ear():
        async with (
            playing(listener) as rooms_url,
            httpx.AsyncClient(base_url=url, trust_env=False, timeout=10) as http,
        ):
            yield Page(http, rooms_url)


async def test_all_three_go_by_the_clock_that_the_page_moves(page: Page) -> None:
    await page.sends("/clock", move=str(WEEK_S))

    await page.sends("/say", text="/room now Stand-up")

    await page.shows("Stand-up")
    (room,) = await page.rooms()
    assert room["CreateTime"] == pytest.approx(time.time() + WEEK_S, abs=60)  # noqa: TID251 - what the demo's clock began with


async def test_before_the_bot_runs_the_clock_can_be_moved_and_nothing_is_due() -> None:
    clock = MovableClock(StoppedClock(1000.0).now)
    backstage = Backstage(clock, build_room_service(Credentials.random()))

    backstage.forward(60)

    assert clock.now() == 1060
    assert await backstage.next_event() is None


async def test_where_nothing_is_booked_nothing_is_due(page: Page) -> None:
    await page.sends("/clock", move="next")

    assert "Nothing is due: no event lies ahead." in await page.words()


async def test_a_booking_is_followed_from_event_to_event(page: Page) -> None:
    await page.sends("/say", text="/room schedule Sprint review in 40m for 30m")
    await page.shows("Planned. The room is made at")
    assert await page.rooms() == []

    await page.sends("/clock", move="next")
    words = await page.shows("Ready since")
    assert re.search(r"(29|30) minutes [\w ]*forward, to the next event", words)
    assert len(await page.rooms()) == 1

    await page.sends("/clock", move="next")
    await page.shows("“Sprint review” starts in 5 min")


async def test_a_press_takes_the_room_service_down_and_another_mends_it(page: Page) -> None:
    await page.sends("/switches", switch="down", turn="on")
    await page.sends("/switches", switch="no_package", turn="on")
    await page.sends("/switches", switch="down", turn="off")

    await page.sends("/say", text="/room now Stand-up")

    await page.shows("100007")
    assert await page.rooms() == []
