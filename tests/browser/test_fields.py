"""Lists that are searched by typing, menus and buttons: by mouse and by keyboard."""

from playwright.async_api import expect

from tests.browser.conftest import Enter
from tests.browser.gallery import INVITED, ZONE, Gallery, Payload, line, send
from tests.browser.visitor import SAM
from tests.unit.workspace.payloads import actions, button, field, modal, option, plain


async def test_several_people_are_chosen_by_keyboard_alone(gallery: Gallery, enter: Enter) -> None:
    page = await enter()
    await gallery.open_form(modal(INVITED))
    invited, keys = line(page, "Invited"), page.keyboard
    await expect(invited).to_be_focused()

    await keys.type("wei")
    await keys.press("Enter")
    await keys.press("ArrowDown")
    await keys.press("Enter")
    chips = page.locator(".chips li")
    await expect(chips).to_contain_text(["Zhang Wei", "Sam Carter"])
    await expect(page.get_by_text("That is all: at most 2.")).to_be_visible()
    await keys.press("Enter")  # on Sam, who is chosen: out again
    await expect(chips).to_contain_text(["Zhang Wei"])
    await keys.press("Backspace")
    await expect(chips).to_have_count(0)
    await keys.type("sam")
    await keys.press("Enter")
    await keys.press("Escape")
    await send(page)

    assert gallery.values()["invited"]["selected_users"] == [SAM]


async def test_a_list_below_a_line_is_told_to_screen_readers(
    gallery: Gallery, enter: Enter
) -> None:
    page = await enter()
    await gallery.open_form(modal(INVITED))
    invited = line(page, "Invited")
    await expect(invited).to_have_attribute("aria-expanded", "false")

    await invited.press("ArrowDown")

    await expect(invited).to_have_attribute("aria-expanded", "true")
    active = await invited.get_attribute("aria-activedescendant")
    await expect(page.locator(f"#{active}")).to_have_role("option")
    await expect(page.get_by_role("option", name="Ana Novak")).to_have_attribute(
        "aria-selected", "false"
    )


async def test_a_long_menu_is_filtered_by_typing(gallery: Gallery, enter: Enter) -> None:
    page = await enter()
    await gallery.open_form(modal(ZONE))
    zone = line(page, "Zone")

    await zone.press_sequentially("ZONE 1")
    await expect(page.get_by_role("option")).to_have_text(["Zone 1", "Zone 10", "Zone 11"])
    await zone.press("ArrowDown")
    await zone.press("Enter")
    await expect(zone).to_have_value("Zone 10")
    await send(page)

    assert gallery.values()["zone"]["selected_option"] == option("zone 10")


async def test_what_matches_nothing_says_so_and_changes_nothing(
    gallery: Gallery, enter: Enter
) -> None:
    page = await enter()
    await gallery.open_form(modal(ZONE))
    zone = line(page, "Zone")
    await zone.fill("zone 3")
    await zone.press("Enter")

    await zone.fill("nowhere")
    await expect(page.get_by_text("Nothing like that.")).to_be_visible()
    await zone.press("Tab")

    await expect(zone).to_have_value("Zone 3")


async def test_the_app_is_asked_for_options_while_one_types(gallery: Gallery, enter: Enter) -> None:
    page = await enter()
    await gallery.open_form(
        modal(field({"type": "external_select", "min_query_length": 2}, "city", optional=True))
    )
    city = line(page, "City")
    await city.press_sequentially("b")
    await expect(page.get_by_text("Type at least 2 letters.")).to_be_visible()
    gallery.app.answer_with({"options": [option("berlin"), option("bern")]})

    await city.press_sequentially("e")
    await page.get_by_role("option", name="Bern").click()
    await expect(city).to_have_value("Bern")
    await page.reload()
    await expect(city).to_have_value("Bern")
    await send(page)

    assert gallery.values()["city"]["selected_option"]["value"] == "bern"


async def test_an_overflow_menu_by_keyboard(gallery: Gallery, enter: Enter) -> None:
    page = await enter()
    entries = [option("rename"), option("end")]
    await gallery.post(actions({"type": "overflow", "action_id": "more", "options": entries}))
    more, keys = page.get_by_role("button", name="More"), page.keyboard
    await more.focus()

    await keys.press("ArrowDown")
    await expect(page.get_by_role("menuitem", name="Rename")).to_be_focused()
    await keys.press("Escape")
    await expect(more).to_be_focused()
    await expect(page.get_by_role("menu")).to_have_count(0)
    await keys.press("Enter")
    await expect(page.get_by_role("menuitem", name="Rename")).to_be_focused()
    await keys.press("ArrowUp")
    async with page.expect_response("**/press"):
        await keys.press("Enter")

    assert gallery.app.got[0].payload["actions"][0]["selected_option"] == option("end")
    await expect(more).to_be_focused()


async def test_a_menu_closes_at_a_click_elsewhere(gallery: Gallery, enter: Enter) -> None:
    page = await enter()
    entries = [option("rename")]
    await gallery.post(actions({"type": "overflow", "action_id": "more", "options": entries}))
    await page.get_by_role("button", name="More").click()
    await expect(page.get_by_role("menu")).to_be_visible()

    await page.locator("#composer").click()

    await expect(page.get_by_role("menu")).to_have_count(0)


async def test_several_choices_in_a_message_are_told_once_when_the_list_closes(
    gallery: Gallery, enter: Enter
) -> None:
    page = await enter()
    colours: Payload = {
        "type": "multi_static_select",
        "action_id": "colours",
        "placeholder": plain("Colours"),
        "options": [option("red"), option("blue")],
    }
    await gallery.post(actions(colours))

    await line(page, "Colours").click()
    await page.get_by_role("option", name="Red").click()
    await page.get_by_role("option", name="Blue").click()
    async with page.expect_response("**/press"):
        await page.keyboard.press("Escape")

    (told,) = gallery.app.got
    assert told.payload["actions"][0]["selected_options"] == [option("red"), option("blue")]


async def test_a_button_that_is_busy_is_not_pressed_twice(gallery: Gallery, enter: Enter) -> None:
    page = await enter()
    await gallery.post(actions(button("go")))
    go = page.get_by_role("button", name="Go", exact=True)
    await go.wait_for()

    async with page.expect_response("**/press"):
        await go.evaluate("(button) => { button.click(); button.click(); }")
    assert len(gallery.app.got) == 1
    await expect(go).not_to_have_attribute("aria-busy", "true")
    async with page.expect_response("**/press"):
        await go.click()

    assert len(gallery.app.got) == 2
