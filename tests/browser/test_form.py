"""The form: it follows the kind, loses nothing, and says what is wrong where it is wrong."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import GENERAL, SAM, fact


async def test_what_is_typed_survives_every_change_of_the_kind(visit: Visit) -> None:
    ana = await visit()
    form = await ana.open_form()
    await form.field("name").fill("Movie night")
    await form.field("length").fill("1h30")
    await form.dialog.get_by_label("Everybody is muted").check()

    await form.choose_kind("live")
    await form.field("notice").fill("Bring popcorn")
    await form.choose_kind("voice")
    await form.field("seats").fill("8")
    await expect(form.field("notice")).to_have_value("Bring popcorn")
    await form.choose_kind("conference")

    await expect(form.field("name")).to_have_value("Movie night")
    await expect(form.field("length")).to_have_value("1h30")
    await expect(form.field("seats")).to_have_value("8")
    await expect(form.dialog.get_by_label("Everybody is muted")).to_be_checked()
    await expect(form.field("notice")).to_have_count(0)


async def test_a_conference_room(visit: Visit) -> None:
    ana = await visit()
    form = await ana.open_form()
    await form.field("name").fill("Planning")
    await form.field("length").fill("4m")
    await form.field("room_id").fill("two words")
    await form.send()

    await expect(form.error("length")).to_have_text("A room lasts from 5 minutes to 24 hours.")
    await expect(form.error("room_id")).to_contain_text("only letters a–z, digits, - and _")
    await expect(form.field("length")).to_be_focused()
    await form.field("length").fill("45m")
    await form.field("room_id").fill("planning")
    await form.choose("invitees", "Sam Carter")
    await form.dialog.get_by_label("No screen sharing").check()
    await form.send()

    card = await ana.next()
    await expect(form.dialog).to_have_count(0)
    assert await fact(card, "Id") == "planning"
    assert await fact(card, "Planned length") == "45 min"
    await expect(card).to_contain_text("Rules  no screen sharing")
    await expect(card).to_contain_text("Invited  @Sam Carter")


async def test_a_live_room(visit: Visit) -> None:
    ana = await visit()
    form = await ana.open_form()
    await form.choose_kind("live")
    await form.field("name").fill("All hands")
    await form.field("categories").fill("1,2,3,4,5")
    await form.field("cover").fill("ftp://example.org/x.png")
    await form.field("template").select_option("VideoLandscape4Seats")
    await form.field("public").select_option("unlisted")
    await form.send()

    await expect(form.error("categories")).to_have_text("At most 3 category numbers.")
    await expect(form.error("cover")).to_contain_text("starts with http:// or https://")
    await form.field("categories").fill("1,2")
    await form.field("cover").fill("")
    await form.send()

    card = await ana.next()
    await expect(card).to_contain_text("Live video room · Ready since")
    assert await fact(card, "Layout") == "Landscape, 4 seats"
    assert await fact(card, "List of live rooms") == "Not shown"


async def test_a_voice_room(visit: Visit) -> None:
    ana = await visit()
    form = await ana.open_form()
    await form.choose_kind("voice")
    await form.field("name").fill("Open mic")
    await form.field("seats").fill("many")
    await form.field("seat_mode").select_option(label="Anybody may take one")
    await form.send()

    await expect(form.error("seats")).to_have_text("Write a whole number, for example 8.")
    await form.field("seats").fill("6")
    await form.send()

    card = await ana.next()
    await expect(card).to_contain_text("Voice room · Ready since")
    assert await fact(card, "Seats") == "6, anybody may take one"


async def test_an_empty_form_makes_a_room_called_after_who_sent_it(visit: Visit) -> None:
    sam = await visit(SAM, GENERAL)
    form = await sam.open_form()

    await form.send()

    await expect(await sam.next()).to_contain_text("sam’s room")


async def test_what_was_typed_wrong_comes_back_in_the_form(visit: Visit) -> None:
    ana = await visit()
    told = await ana.ask("/room now Wrong for 4m cap 1 with @nobody")
    await expect(told).to_contain_text("Could not make the room: some of that does not fit.")
    await expect(told).to_contain_text("Planned length  A room lasts from 5 minutes to 24 hours.")
    await expect(told).to_contain_text("People at most  A cap is 2 or more.")
    await expect(told).to_contain_text("I cannot tell who @nobody is")

    await told.get_by_role("button", name="Reopen the form").click()
    form = await ana.form()

    await expect(form.field("name")).to_have_value("Wrong")
    await expect(form.field("cap")).to_have_value("1")


@pytest.mark.parametrize("way", ["Escape", "Cancel"])
async def test_a_form_can_be_left(visit: Visit, way: str) -> None:
    ana = await visit()
    form = await ana.open_form()

    if way == "Escape":
        await ana.page.keyboard.press("Escape")
    else:
        await form.dialog.get_by_role("button", name=way).click()

    await expect(form.dialog).to_have_count(0)
    await expect(ana.page.locator("#composer")).to_be_focused()
