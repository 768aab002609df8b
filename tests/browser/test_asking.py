"""Questions: what is told privately, and that it makes nothing."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import GENERAL, RANDOM, SAM, WEI, button, fact


async def test_a_code_is_explained(visit: Visit) -> None:
    ana = await visit()

    told = await ana.ask("/room explain 100007")

    await expect(told).to_contain_text("Only visible to you")
    await expect(told).to_contain_text("What 100007 means: rooms need a paid package.")
    for part in ("Cause", "Do", "Admin", "Reference  trtc.io/document/60707"):
        await expect(told).to_contain_text(part)


async def test_what_support_needs_can_be_copied(visit: Visit) -> None:
    ana = await visit()
    told = await ana.ask("/room explain 100003")

    await button(told, "Copy for support").click()
    window = (await ana.form()).dialog

    await expect(window).to_contain_text("Copy this and give it to whoever runs Greenroom.")
    await expect(window.locator("pre")).to_contain_text("Code: 100003")
    await button(window, "Close").click()
    await expect(window).to_have_count(0)


async def test_a_room_that_is_not_there_is_explained(visit: Visit) -> None:
    ana = await visit()

    told = await ana.ask("/room info nowhere-to-be-found")

    await expect(told).to_contain_text("Could not look the room up: there is no room with this id.")
    await expect(told).to_contain_text("(100004)")


async def test_help_lists_all_that_can_be_typed(visit: Visit) -> None:
    ana = await visit()

    told = await ana.ask("/room help")

    for verb in ("now", "live", "voice", "info", "list", "end", "explain", "whoami", "link"):
        await expect(told.locator("code", has_text=f"/room {verb}")).to_have_count(1)
    await expect(told).to_contain_text("Clauses, in any order")


@pytest.mark.parametrize(
    ("verb", "clause", "foreign"), [("now", "for 45m", "unlisted"), ("live", "unlisted", "for 45m")]
)
async def test_help_of_a_verb_explains_its_clauses(
    visit: Visit, verb: str, clause: str, foreign: str
) -> None:
    ana = await visit()

    told = await ana.ask(f"/room help {verb}")

    await expect(told).to_contain_text("For example: ")
    await expect(told.get_by_text(clause, exact=True)).to_have_count(1)
    await expect(told.get_by_text(foreign, exact=True)).to_have_count(0)


async def test_an_unknown_word_makes_nothing_and_names_the_nearest(visit: Visit) -> None:
    ana = await visit()

    told = await ana.ask("/room nwo Stand-up")

    await expect(told).to_contain_text("I do not know the word “nwo”. Did you mean /room now?")
    await expect(told).to_contain_text("Nothing was made.")


async def test_list_shows_the_rooms_with_a_way_to_look_at_each(visit: Visit) -> None:
    sam = await visit(SAM, RANDOM)
    room_id = await fact(await sam.ask("/room voice Listed"), "Id")

    told = await sam.ask("/room list mine")
    row = told.locator(".block.section", has_text="Listed")
    await expect(row).to_contain_text("Voice room · ready")
    await expect(row).to_contain_text("you")
    shown = await sam.press(row, "Show")

    assert await fact(shown, "Id") == room_id
    assert await fact(shown, "Kind") == "Voice room"


async def test_an_account_can_be_looked_up_and_linked(visit: Visit) -> None:
    wei = await visit(WEI, GENERAL)
    await expect(await wei.ask("/room whoami")).to_contain_text(
        f"Your account is {WEI}: it is your Slack id"
    )

    linked = await wei.ask("/room link zhang.wei")
    await expect(linked).to_contain_text("Your rooms belong to zhang.wei from now on.")
    card = await wei.ask("/room now Of another account")

    assert await fact(card, "Owner") == "@Zhang Wei as zhang.wei"
    await expect(await wei.ask("/room whoami")).to_contain_text("The room service knows it.")


async def test_an_account_of_nobodys_is_asked_for_by_example(visit: Visit) -> None:
    ana = await visit()

    told = await ana.ask("/room link")

    await expect(told).to_contain_text("Name the account, as in /room link ana.berger.")
