"""The demo: one clock for all three, moved from the page and put back, and faults a press away."""

import asyncio
import html
import re
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest

from bot.clock import MovableClock
from bot.demo import HOST, playing
from bot.demo.clockwork import DemoClockwork
from bot.serve import listen
from bot.workspace.world.people import ANA
from tests.scenarios.hearing import an_ear
from tests.stopped_clock import StoppedClock

GENERAL = "C0GENERAL01"
HOUR_S = 3600
WAITS_S = 15
PANEL = 'id="wire"'
WEEK_S = 7 * 24 * 3600


def card(name: str, state: str) -> str:
    """Return the pattern of a card in that state."""
    return rf"{name}\s+Conference room · {state}"


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
        """Return what stands in the channel once `pattern` is found in it."""
        return await self._until(pattern, self.words)

    async def shows_behind(self, pattern: str) -> str:
        """Return what the panel says once `pattern` is found in it."""
        return await self._until(pattern, self.behind)

    async def _until(self, pattern: str, look: Callable[[], Awaitable[str]]) -> str:
        async with asyncio.timeout(WAITS_S), self._http.stream("GET", "/changes") as changes:
            async for line in changes.aiter_lines():
                if line and re.search(pattern, words := await look()):
                    return words
        raise AssertionError(f"The page ended before it showed {pattern}.")

    async def fails(self, path: str, **fields: str) -> tuple[int, str]:
        """Send a form that makes no sense; return the status, and what is said of it."""
        answer = await self._http.post(path, data=self._place | fields, headers={"x-page": "1"})
        return answer.status_code, str(answer.json()["error"])

    async def markup(self) -> str:
        """Return the page as it is now."""
        return (await self._http.get("/", params=self._place)).text

    async def words(self) -> str:
        """Return the words in the channel now."""
        return self._words((await self.markup()).partition(PANEL)[0])

    async def behind(self) -> str:
        """Return the words of the panel now."""
        return self._words((await self.markup()).partition(PANEL)[2])

    def _words(self, markup: str) -> str:
        return html.unescape(re.sub(r"<[^>]+>", " ", markup))

    async def made(self) -> list[str]:
        """Return the names of all rooms that were made."""
        state = await self._http.get(f"{self._rooms_url}/control/state")
        return [
            call["request"]["RoomInfo"]["RoomName"]
            for call in state.json()["calls"]
            if call["path"].endswith("/create_room") and call["code"] == 0
        ]

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
    clockwork = DemoClockwork(clock)

    clockwork.forward(60)

    assert clock.now() == 1060
    assert await clockwork.next_event() is None


async def test_where_nothing_is_booked_nothing_is_due(page: Page) -> None:
    await page.sends("/clock", move="next")

    assert "Nothing is due: no event lies ahead." in await page.behind()


async def test_a_booking_is_followed_from_event_to_event(page: Page) -> None:
    await page.sends("/say", text="/room schedule Sprint review in 40m for 30m")
    await page.shows("Planned. The room is made at")
    assert await page.rooms() == []

    await page.sends("/clock", move="next")
    await page.shows("Ready since")
    moved = await page.behind()
    assert re.search(r"(29|30) minutes [\w ]*forward, to the next event", moved)
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


async def test_a_taken_id_is_answered_with_another_one(page: Page) -> None:
    await page.sends("/switches", switch="id_taken", turn="on")

    await page.sends("/say", text="/room now Stand-up")

    await page.shows("Ready since")
    words = await page.behind()
    assert "100003" in words
    assert "all is right" in words  # once is once
    assert len(await page.rooms()) == 1


async def test_a_lost_answer_makes_no_second_room(page: Page) -> None:
    await page.sends("/switches", switch="drops_answers", turn="on")

    await page.sends("/say", text="/room now Stand-up")

    await page.shows("Ready since")
    assert "done, answer dropped" in await page.behind()
    assert len(await page.rooms()) == 1


async def test_while_slack_is_busy_no_card_comes_and_afterwards_one(page: Page) -> None:
    await page.sends("/switches", switch="slack_429", turn="on")

    await page.sends("/say", text="/room now Stand-up")
    await page.shows_behind("HTTP 429")
    assert "Ready since" not in await page.words()
    await page.sends("/switches", switch="every", turn="off")

    await page.shows("Ready since")
    assert (await page.words()).count("Ready since") == 1


async def test_one_fault_is_mended_and_the_others_stay(page: Page) -> None:
    for name in ("down", "slow", "id_taken"):
        await page.sends("/switches", switch=name, turn="on")

    await page.sends("/switches", switch="slow", turn="off")

    assert "2 on" in await page.behind()
    await page.sends("/switches", switch="every", turn="off")
    assert "all is right" in await page.behind()


async def test_who_enters_a_room_shows_on_its_card(page: Page) -> None:
    await page.sends("/say", text="/room now Stand-up")
    await page.shows("Ready since")
    (room,) = await page.rooms()

    await page.sends("/elsewhere", exhibit=room["RoomId"], act="enter")

    await page.shows("1 inside")
    assert "AfterMemberEnter" in await page.behind()
    await page.sends("/elsewhere", exhibit=room["RoomId"], act="leave")
    await page.shows("(?s)Ready since(?!.*1 inside)")


async def test_a_room_that_ends_behind_our_back_is_over_on_its_card(page: Page) -> None:
    await page.sends("/say", text="/room now Stand-up")
    await page.shows("Ready since")
    (room,) = await page.rooms()

    await page.sends("/elsewhere", exhibit=room["RoomId"], act="end")

    await page.shows("Over|no longer")
    assert await page.rooms() == []
    assert "gone" in await page.behind()


async def test_after_two_hours_ahead_and_back_all_goes_on_and_nothing_is_doubled(
    page: Page,
) -> None:
    await page.sends("/clock", move=str(2 * HOUR_S))
    await page.sends("/say", text="/room now Ahead")
    await page.shows(card("Ahead", "Ready since"))
    await page.sends("/say", text="/room schedule Booked ahead in 40m")
    await page.shows(card("Booked ahead", "Planned"))

    await page.sends("/clock", move="back")

    assert "2 hours back, to now." in await page.behind()
    await page.sends("/say", text="/room now Again")
    await page.shows(card("Again", "Ready since"))
    await page.sends("/say", text="/room schedule Sprint review in 40m")
    await page.shows(card("Sprint review", "Planned"))
    await page.sends("/say", text="/room info last")
    await page.shows("“Sprint review” · Conference room · planned")
    await page.sends("/clock", move=str(HOUR_S // 2))
    await page.shows(card("Sprint review", "Ready since"))
    await page.sends("/clock", move=str(2 * HOUR_S))
    await page.shows(card("Booked ahead", "Ready since"))
    assert sorted(await page.made()) == ["Again", "Ahead", "Booked ahead", "Sprint review"]


async def test_no_secret_gets_into_the_page(page: Page) -> None:
    await page.sends("/say", text="/room now Stand-up")
    await page.shows("Ready since")
    await page.sends("/say", text="/room")
    (room,) = await page.rooms()
    await page.sends("/elsewhere", exhibit=room["RoomId"], act="enter")
    await page.shows("1 inside")

    markup = (await page.markup()).lower()

    for secret in ("usersig=", "xoxb-", "xapp-", "secret_key", "signing_secret", "hooks.slack.com"):
        assert secret not in markup
    assert "/response/" not in markup


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("/clock", {}),
        ("/clock", {"move": "yesterday"}),
        ("/switches", {"switch": "rain", "turn": "on"}),
        ("/switches", {"switch": "every", "turn": "on"}),
        ("/elsewhere", {}),
        ("/elsewhere", {"exhibit": "nowhere", "act": "enter"}),
        ("/elsewhere", {"exhibit": "nowhere", "act": "\x00"}),
    ],
)
async def test_what_makes_no_sense_is_told_and_changes_nothing(
    page: Page, path: str, fields: dict[str, str]
) -> None:
    status, said = await page.fails(path, **fields)

    assert status == 409
    assert said
    assert "all is right" in await page.behind()
