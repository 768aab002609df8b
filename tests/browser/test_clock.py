"""Bookings watched through their life: a demo of its own, whose clock these journeys move."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.demo import Demo, a_demo
from tests.browser.visitor import (
    ANA,
    BACK,
    DIRECT,
    FIVE_MINUTES,
    GENERAL,
    NEXT_EVENT,
    PHONE,
    RANDOM,
    SAM,
    SAMS_DIRECT,
    WEI,
    Visitor,
    button,
)

CONFERENCES = "room_engine_http_srv/create_room"
DOWN, NO_PACKAGE = "Room service down", "No package (100007)"
MOST_EVENTS = 12


@pytest.fixture(scope="module")
async def running_demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Demo]:
    """Run a demo for these journeys alone: its clock runs ahead of all others."""
    async with a_demo(tmp_path_factory.mktemp("clock")) as running:
        yield running


async def follow(visitor: Visitor, card: Locator, until: str) -> None:
    """Go from event to event until a card says so; what other bookings do lies between."""
    for _ in range(MOST_EVENTS):
        await visitor.move_clock(NEXT_EVENT)
        try:
            await expect(card).to_contain_text(until, timeout=1000)
        except AssertionError:
            continue
        return
    raise AssertionError(f"After {MOST_EVENTS} events the card does not say: {until}")


async def test_before_anything_is_booked_nothing_is_due(visit: Visit) -> None:
    ana = await visit()

    said = await ana.move_clock(NEXT_EVENT)
    await expect(said).to_have_text("Nothing is due: no event lies ahead.")
    await ana.move_clock(FIVE_MINUTES)
    await expect(said).to_have_text("5 minutes forward.")


async def test_one_card_shows_a_booking_from_planned_to_over(demo: Demo, visit: Visit) -> None:
    ana = await visit()
    card = await ana.book("Sprint review", "in 40m for 30m")
    await demo.break_rooms("drop_before", command=CONFERENCES, n=1)

    said = await ana.move_clock(NEXT_EVENT)
    await expect(said).to_contain_text("forward, to the next event.")
    await expect(card).to_contain_text("The room is being made.")
    await expect(card).to_contain_text("Ready since today")
    await expect(card.get_by_role("button")).to_have_text(["Refresh", "Manage"])
    await follow(ana, card, "Over. The room is closed some time later")
    await expect(card.get_by_role("button")).to_have_text(["Again"])
    await follow(ana, card, "Over. The room was closed today")

    titles = ana.page.locator("li.message:not(.ephemeral)", has_text="Conference room")
    await expect(titles.filter(has_text="Sprint review")).to_have_count(1)


async def test_who_said_yes_is_mentioned_by_the_reminder(visit: Visit) -> None:
    ana, wei = await visit(ANA, GENERAL), await visit(WEI, GENERAL)
    card = await ana.book("Retro", "in 30m remind 15m")
    await button(await wei.hear("Retro"), "Going").click()
    await expect(card).to_contain_text("Going 1  @Zhang Wei")

    await ana.move_clock(FIVE_MINUTES)
    await ana.move_clock(FIVE_MINUTES)
    await ana.move_clock(FIVE_MINUTES)

    reminder = await wei.hear("“Retro” starts in 15 min, at ")
    await expect(reminder.locator(".mention")).to_have_text(["@Zhang Wei"])
    await expect(card).to_contain_text("Planned.")


async def test_a_room_service_that_is_down_is_told_before_the_start_and_at_it(
    visit: Visit,
) -> None:
    ana, at_home = await visit(), await visit(ANA, DIRECT)
    card = await ana.book("Board", "in 20m for 30m")
    await ana.switch(DOWN)

    for _ in range(2):  # to the making, ten minutes before
        await ana.move_clock(FIVE_MINUTES)
    await expect(card).to_contain_text("The room is being made. Try ")
    await expect(card).to_contain_text("the next at")
    await ana.move_clock(FIVE_MINUTES)
    warning = await at_home.hear("The room “Board” is not there yet: the connection to")
    await expect(warning).to_contain_text("It is being tried again.")
    await ana.move_clock(FIVE_MINUTES)
    failure = await ana.hear("“Board” starts and has no room: the connection to")
    for part in ("Cause", "Do  Use “Retry now”", "Admin", "Reference gr-"):
        await expect(failure).to_contain_text(part)
    await expect(card).to_contain_text("There has been no room since its start, today")

    await ana.switch(DOWN)
    await button(failure, "Retry now").click()

    await expect(card).to_contain_text("Ready since today")
    await expect(card).to_contain_text("The room is late: it started")


async def test_a_missing_package_is_told_at_once_to_owner_and_admin(visit: Visit) -> None:
    ana, at_home = await visit(), await visit(ANA, DIRECT)
    sam = await visit(SAM, SAMS_DIRECT)
    card = await ana.book("Unpaid", "in 20m for 30m")
    await ana.switch(NO_PACKAGE)

    for _ in range(2):
        await ana.move_clock(FIVE_MINUTES)
    await expect(card).to_contain_text("The room could not be made.")
    await expect(card).to_contain_text("It is not tried again by itself.")
    await at_home.hear("The room “Unpaid” is not there yet: rooms need a paid package.")
    # Once a day for all rooms that it stops, so it may name another one that was due as well.
    await sam.hear("Only an admin can mend this.", "(100007)")
    await ana.switch(NO_PACKAGE)
    await button(card, "Retry now").click()

    await expect(card).to_contain_text("Ready since today")
    await expect(card).not_to_contain_text("late")


async def test_without_javascript_a_booking_is_made_and_the_clock_is_moved(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM, java_script_enabled=False)
    await ana.say("/room schedule By form post in 12m")
    await ana.reload_until("By form post", "Planned. The room is made at")
    was = await ana.clock()

    await button(ana.page.locator("#wire"), FIVE_MINUTES).click()

    await expect(ana.page.locator("#wire")).to_contain_text("5 minutes forward.")
    assert await ana.clock() != was
    await ana.reload_until("By form post", "Ready since today")


async def test_back_to_now_rooms_are_made_as_before(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM)
    await ana.move_clock(FIVE_MINUTES)

    said = await ana.move_clock(BACK)
    await expect(said).to_contain_text("back, to now.")
    await expect(button(ana.page.locator("#wire"), BACK)).to_have_count(0)
    await ana.say("/room now Back again")

    await expect(await ana.hear("Back again", "Ready since")).to_contain_text("Conference room")


async def test_on_a_phone_the_panel_keeps_within_the_page(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL, viewport=PHONE)
    await ana.page.locator("#open-backstage").click()

    await expect(await ana.move_clock(FIVE_MINUTES)).to_contain_text("5 minutes forward.")

    await ana.page.locator("#wire-switches > summary").click()
    for label in (FIVE_MINUTES, NEXT_EVENT, DOWN, NO_PACKAGE):
        one = button(ana.page.locator("#wire"), label)
        await one.evaluate("button => button.scrollIntoView()")
        await expect(one).to_be_in_viewport(ratio=1)
    assert await ana.overflow() <= 0
