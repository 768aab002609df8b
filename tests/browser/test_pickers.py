"""Days and times: written as the person writes them, chosen in a calendar, by keyboard alone."""

import re

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Enter
from tests.browser.gallery import DAY, SUBMIT, TIME, Gallery, line, send
from tests.browser.visitor import ANA, SAM, WEI
from tests.unit.workspace.payloads import field, modal

WRITTEN = {
    ANA: ("26 nov 2030", "Tue 26 Nov 2030", "3:30pm", "15:30"),
    SAM: ("11/26/2030", "Tue, Nov 26, 2030", "15.30", "3:30 PM"),
    WEI: ("2030年11月26日", "2030年11月26日", "1530", "15:30"),
}


@pytest.mark.parametrize("person", WRITTEN)
async def test_day_and_time_are_written_as_the_person_writes_them(
    gallery: Gallery, enter: Enter, person: str
) -> None:
    typed_day, said_day, typed_time, said_time = WRITTEN[person]
    page = await enter(person)
    await gallery.open_form(modal(DAY, TIME), person)

    await line(page, "Day").fill(typed_day)
    await line(page, "Time").fill(typed_time)
    await line(page, "Time").press("Enter")
    await expect(line(page, "Day")).to_have_value(re.compile(f"^{said_day}"))
    await expect(line(page, "Time")).to_have_value(said_time)
    await expect(page.locator(".zone")).to_have_text("Europe/Berlin")
    await send(page)

    values = gallery.values()
    assert values["day"]["selected_date"] == "2030-11-26"
    assert values["time"]["selected_time"] == "15:30"


async def test_a_day_is_chosen_in_the_calendar_by_keyboard(gallery: Gallery, enter: Enter) -> None:
    page = await enter()
    await gallery.open_form(
        modal(field({"type": "datepicker", "initial_date": "2030-01-31"}, "day"))
    )
    day, keys = line(page, "Day"), page.keyboard
    await expect(day).to_be_focused()

    await keys.press("ArrowDown")
    await expect(page.get_by_role("gridcell", name="31 January 2030")).to_be_focused()
    await keys.press("PageDown")  # there is no 31 February
    await expect(page.get_by_role("gridcell", name="28 February 2030")).to_be_focused()
    await keys.press("Home")
    await keys.press("ArrowUp")
    await keys.press("Enter")

    await expect(day).to_be_focused()
    await expect(day).to_have_value("Mon 18 Feb 2030")
    await expect(page.get_by_role("grid")).to_have_count(0)


async def test_what_is_no_day_or_time_is_told_beside_the_field(
    gallery: Gallery, enter: Enter
) -> None:
    page = await enter()
    await gallery.open_form(modal(DAY, TIME))

    await line(page, "Day").fill("someday")
    await line(page, "Day").press("Enter")
    await line(page, "Time").fill("25:00")
    await line(page, "Time").press("Tab")

    await expect(line(page, "Day")).to_have_attribute("aria-invalid", "true")
    await expect(page.locator(".own-day")).to_have_attribute(
        "data-wrong", re.compile("^Write a day, for example ")
    )
    await expect(line(page, "Time")).to_have_attribute("aria-invalid", "true")
    await page.get_by_role("button", name=SUBMIT, exact=True).click()
    await expect(line(page, "Day")).to_be_focused()
    await expect(line(page, "Day")).to_have_value("someday")
    await expect(line(page, "Time")).to_have_value("25:00")
    assert gallery.app.got == []


async def test_a_moment_is_a_day_and_a_time(gallery: Gallery, enter: Enter) -> None:
    page = await enter()
    await gallery.open_form(modal(field({"type": "datetimepicker"}, "moment")))

    await page.get_by_label("Moment: day").fill("3 Nov 2026")
    await page.get_by_label("Moment: day").press("Tab")
    await expect(page.get_by_label("Moment: time")).to_have_value("09:00")
    await page.get_by_label("Moment: time").fill("16:00")
    await page.get_by_label("Moment: time").press("Tab")
    await send(page)

    # 16:00 in Berlin is 15:00 UTC.
    assert gallery.values()["moment"]["selected_date_time"] == 1793718000
