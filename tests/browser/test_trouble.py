"""The room service in trouble: what who waits hears, and when."""

import asyncio

from playwright.async_api import Locator, expect

from tests.browser.conftest import Visit
from tests.browser.demo import Demo
from tests.browser.visitor import ANA, GENERAL, SAM, Visitor, fact

HEARS_WITHIN_S, KNOWS_WITHIN_S = 5.0, 30.0  # issue 2, "What bad input gets"
CONFERENCES = "room_engine_http_srv/create_room"
LIVE_ROOMS = "live_engine_http_srv/create_room"


async def heard_of_it(visitor: Visitor, name: str) -> None:
    note = await visitor.next(within_s=HEARS_WITHIN_S)
    await expect(note).to_contain_text(f"The room “{name}” is not there yet; I am trying again.")


async def test_without_a_package_rooms_wait_for_the_admin(demo: Demo, visit: Visit) -> None:
    ana = await visit()
    await demo.switch(package=False)

    told = await ana.ask("/room now Unpaid")
    await expect(told).to_contain_text(
        "Could not make the room “Unpaid”: rooms need a paid package."
    )
    await expect(told).to_contain_text("(100007)")
    await demo.switch(package=True)
    await ana.press(told, "Retry")

    await expect(await ana.next()).to_contain_text("Ready since")


async def test_an_answer_lost_once_makes_one_room_and_is_not_noticed(
    demo: Demo, visit: Visit
) -> None:
    ana = await visit()
    await demo.break_rooms("drop_after", n=1, command=CONFERENCES)

    card = await ana.ask("/room now Lost once")

    assert (await fact(card, "Id")).startswith("lost-once-")
    listed = await ana.ask("/room list here")
    await expect(listed.get_by_text("Lost once")).to_have_count(1)


async def test_a_proxys_page_for_ever_and_a_slow_answer(demo: Demo, visit: Visit) -> None:
    ana, sam = await visit(ANA), await visit(SAM, GENERAL)
    await demo.break_rooms("html", command=CONFERENCES)
    await demo.break_rooms("latency", command=LIVE_ROOMS, seconds=4.0, n=1)

    told, _ = await asyncio.gather(hopeless(ana), slow(sam))
    await demo.mend()
    await ana.press(told, "Check and retry")

    card = await ana.next()
    await expect(card).to_contain_text("Hopeless")
    await expect(card).to_contain_text("Ready since")


async def hopeless(ana: Visitor) -> Locator:
    """See a room through to its explanation, which claims no more than is known."""
    await ana.say("/room now Hopeless")
    await heard_of_it(ana, "Hopeless")

    told = await ana.next(within_s=KNOWS_WITHIN_S)
    await expect(told).to_contain_text("Something else answered for the room service.")
    await expect(told).to_contain_text("Room  Hopeless")
    await expect(told).to_contain_text("The room may exist all the same.")
    return told


async def slow(sam: Visitor) -> None:
    """See a room through that only takes its time."""
    await sam.say("/room live Slow")
    await heard_of_it(sam, "Slow")

    await expect(await sam.next(within_s=KNOWS_WITHIN_S)).to_contain_text("Ready since")
