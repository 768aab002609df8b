"""Forms as dialogs: focus, errors, reloads, what was typed, narrow and without JavaScript."""

from playwright.async_api import expect

from tests.browser.conftest import Enter
from tests.browser.gallery import DAY, INVITED, SUBMIT, TIME, ZONE, Gallery, line, send
from tests.browser.visitor import ANA, GENERAL, PHONE, WEI
from tests.unit.workspace.payloads import modal, option, text_field


async def test_the_focus_goes_to_the_first_field_that_is_wrong(
    gallery: Gallery, enter: Enter
) -> None:
    page = await enter()
    gallery.app.answer_with({"response_action": "errors", "errors": {"time": "It has passed."}})
    await gallery.open_form(modal(text_field(optional=True), TIME, ZONE))
    await page.get_by_label("Name").fill("Choir")

    await send(page)

    await expect(line(page, "Time")).to_be_focused()
    await expect(line(page, "Time")).to_have_accessible_description("It has passed.")
    await expect(page.get_by_label("Name")).to_have_value("Choir")


async def test_the_tab_key_goes_round_inside_a_form(gallery: Gallery, enter: Enter) -> None:
    page = await enter()
    await gallery.open_form(modal(text_field(optional=True), DAY))
    name = page.get_by_label("Name")
    await expect(name).to_be_focused()

    await page.keyboard.press("Shift+Tab")
    await expect(page.get_by_role("button", name=SUBMIT, exact=True)).to_be_focused()
    await page.keyboard.press("Tab")

    await expect(name).to_be_focused()


async def test_a_form_outlives_a_reload(gallery: Gallery, enter: Enter) -> None:
    page = await enter()
    await gallery.open_form(modal(text_field(optional=True), DAY, INVITED))
    await page.get_by_label("Name").fill("Half typed")
    await line(page, "Day").fill("2030-11-26")
    await line(page, "Invited").press_sequentially("wei")
    await line(page, "Invited").press("Enter")

    await page.reload()

    await expect(page.get_by_label("Name")).to_have_value("Half typed")
    await expect(line(page, "Day")).to_have_value("Tue 26 Nov 2030")
    await expect(page.locator(".chips li")).to_contain_text(["Zhang Wei"])
    await send(page)
    await expect(page.locator("dialog")).to_have_count(0)
    assert (
        await page.evaluate("Object.keys(sessionStorage).filter(k => k.startsWith('form'))") == []
    )


async def test_escape_asks_before_what_was_typed_is_gone(gallery: Gallery, enter: Enter) -> None:
    page = await enter()
    await gallery.open_form(modal(text_field(optional=True)))
    await page.get_by_label("Name").fill("Choir")

    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Keep editing").click()
    await expect(page.get_by_label("Name")).to_have_value("Choir")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Discard").click()

    await expect(page.locator("dialog")).to_have_count(0)


async def test_a_form_that_was_closed_elsewhere_shows_what_was_typed(
    gallery: Gallery, enter: Enter
) -> None:
    here, there = await enter(), await enter()
    await gallery.open_form(modal(text_field(optional=True), DAY))
    await here.get_by_label("Name").fill("Choir")
    await line(here, "Day").fill("2030-11-26")
    await line(here, "Day").press("Tab")

    await send(there)

    closed = here.get_by_role("dialog", name="That form is closed")
    await expect(closed).to_contain_text("Choir")
    await expect(closed).to_contain_text("Tue 26 Nov 2030")
    await expect(there.locator("dialog")).to_have_count(0)


async def test_an_app_that_does_not_answer_leaves_everything_as_it_was(
    gallery: Gallery, enter: Enter
) -> None:
    page = await enter()
    gallery.app.answer_with("no", status=503)
    await gallery.open_form(modal(text_field(optional=True), INVITED))
    await page.get_by_label("Name").fill("Choir")
    await line(page, "Invited").press_sequentially("wei")
    await line(page, "Invited").press("Enter")
    await line(page, "Invited").press("Escape")

    await send(page)

    await expect(page.get_by_role("alert")).to_contain_text("We had some trouble connecting")
    await expect(page.get_by_label("Name")).to_have_value("Choir")
    await expect(page.locator(".chips li")).to_contain_text(["Zhang Wei"])


async def test_a_form_fits_a_phone(gallery: Gallery, enter: Enter) -> None:
    page = await enter(viewport=PHONE)
    await gallery.open_form(modal(text_field(), DAY, TIME, INVITED, ZONE))

    await line(page, "Day").click()
    calendar = await page.get_by_role("dialog", name="Choose a day").bounding_box()

    assert calendar is not None
    assert calendar["x"] >= 0
    assert calendar["x"] + calendar["width"] <= PHONE["width"]
    assert await page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]


async def test_without_javascript_every_field_is_a_native_input(
    gallery: Gallery, enter: Enter
) -> None:
    page = await enter(java_script_enabled=False)
    await gallery.open_form(modal(text_field(), DAY, TIME, INVITED, ZONE))
    await page.goto(f"{gallery.url}/?as={ANA}&channel={GENERAL}")

    await page.get_by_label("Name").fill("By form post")
    await page.get_by_label("Day").fill("2030-11-26")
    await page.get_by_label("Zhang Wei").check()
    await page.get_by_label("Zone").select_option("Zone 3")
    await page.get_by_role("button", name=SUBMIT, exact=True).click()

    values = gallery.values()
    assert values["day"]["selected_date"] == "2030-11-26"
    assert values["invited"]["selected_users"] == [WEI]
    assert values["zone"]["selected_option"] == option("zone 3")
