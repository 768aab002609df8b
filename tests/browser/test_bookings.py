"""Bookings: promised by typing and by form, answered, changed, called off; the clock stands."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import (
    ANA,
    GENERAL,
    GUEST,
    PHONE,
    RANDOM,
    SAM,
    SAMS_DIRECT,
    STANDUP,
    WEI,
    Form,
    Visitor,
    button,
    fact,
)

DAYS_OF_A_WEEK = 7


async def form_for(visitor: Visitor, name: str) -> Form:
    """Open the form with a name and tomorrow at half past ten."""
    form = await visitor.open_form()
    await form.field("name").fill(name)
    tomorrow = await visitor.today() + timedelta(days=1)
    await form.field("start_date").fill(tomorrow.isoformat())
    await form.field("start_time").fill("10:30")
    return form


async def test_a_booking_is_echoed_with_day_date_time_zone_and_length(visit: Visit) -> None:
    ana = await visit()
    tomorrow = await ana.today() + timedelta(days=1)

    card = await ana.book("Sprint review", "tomorrow 3pm for 45m with @sam remind 15m")

    echo = await ana.hear("“Sprint review” is booked:")
    when = f"{tomorrow:%a} {tomorrow.day} {tomorrow:%b %Y}, 15:00–15:45 Europe/Berlin (45 min)"
    for part in ("Only visible to you", when, "made at 14:50, 10 min before", "15 min before"):
        await expect(echo).to_contain_text(part)
    await expect(card).to_contain_text("tomorrow 15:00 – 15:45 (45 min)")
    await expect(card).to_contain_text("Planned. The room is made at 14:50 (10 min before).")
    await expect(card.get_by_role("button")).to_have_text(["Going", "Maybe", "No", "Manage"])
    assert (await fact(card, "Id")).startswith("sprint-review-")


async def test_the_form_says_what_is_missing_and_then_books_a_series(visit: Visit) -> None:
    ana = await visit()
    form = await form_for(ana, "Kick-off")
    await form.field("start_date").fill("")
    await form.field("repeat").select_option("Every weekday")
    await form.field("remind").select_option("10 minutes before")
    await form.send()
    await expect(form.error("start_date")).to_contain_text("Choose a day")

    today = await ana.today()
    in_a_month = today + timedelta(days=30)
    await form.field("start_date").fill((today - timedelta(days=1)).isoformat())
    await form.send()
    await expect(form.error("start_date")).to_have_text("That time has passed.")
    await form.field("start_date").fill((today + timedelta(days=1)).isoformat())
    await form.field("until").fill(in_a_month.isoformat())
    await form.send()

    echo = await ana.hear("“Kick-off” is booked:")
    await expect(form.dialog).to_have_count(0)
    until = f"{in_a_month.day} {in_a_month:%b %Y}"
    await expect(echo).to_contain_text(f"every weekday until {until}; this is the first")
    await expect(echo).to_contain_text("10:30–11:30 Europe/Berlin (1 h)")
    await expect(echo).to_contain_text("Reminder  10 min before the start")


async def test_a_booking_can_be_made_in_the_form_by_keyboard_alone(visit: Visit) -> None:
    ana = await visit()
    keys = ana.page.keyboard
    await keys.type("/room")
    await keys.press("Enter")
    await expect((await ana.form()).field("kind")).to_be_focused()

    await keys.press("Tab")
    await keys.type("Typed blindly")
    await keys.press("Tab")
    await keys.type(f"{await ana.today() + timedelta(days=1):%d/%m/%Y}")
    await keys.press("Tab")
    await keys.type("1030AM")
    await ana.tab_to("Make the room")
    await keys.press("Enter")

    await expect(await ana.hear("“Typed blindly” is booked:")).to_contain_text("10:30–11:30")
    await expect(ana.page.locator("#composer")).to_be_focused()


@pytest.mark.parametrize(
    ("name", "typed", "choices"),
    [
        ("Retro", "tomorrow at 5", (", 05:00", ", 17:00")),
        ("Demo day", "3/4 10:00", ("4 Mar", "3 Apr")),
    ],
)
async def test_a_time_that_may_be_two_is_asked_about(
    visit: Visit, name: str, typed: str, choices: tuple[str, str]
) -> None:
    ana = await visit()

    question = await ana.whispered(f"/room schedule {name} {typed}")
    await expect(question).to_contain_text("Which time do you mean?")
    for choice in choices:
        await expect(question.get_by_role("button", name=choice)).to_have_count(1)
    await question.get_by_role("button", name=choices[1]).click()

    await expect(await ana.hear(f"“{name}” is booked:")).to_contain_text(choices[1])


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("someday", "Say when it begins, for example “tomorrow 15:30”"),
        ("tomorrow 25:00", "“25:00” is no time of the day; write 15:30 or 3:30pm."),
        ("in 2h for 4m", "A room lasts from 5 minutes to 24 hours."),
    ],
)
async def test_what_cannot_be_booked_is_explained_and_nothing_is_booked(
    visit: Visit, typed: str, said: str
) -> None:
    ana = await visit()

    told = await ana.whispered(f"/room schedule Impossible {typed}")

    await expect(told).to_contain_text("Could not book the room: some of that does not fit.")
    await expect(told).to_contain_text(said)
    await expect(await ana.whispered("/room list here")).not_to_contain_text("Impossible")


async def test_two_people_say_whether_they_come(visit: Visit) -> None:
    ana, wei = await visit(ANA, GENERAL), await visit(WEI, GENERAL)
    card = await ana.book("Planning poker", "in 3h")

    await button(await wei.hear("Planning poker"), "Maybe").click()
    await expect(card).to_contain_text("Maybe 1  @Zhang Wei")
    await button(card, "Going").click()

    await expect(card).to_contain_text("Going 1  @Ana Novak")
    await button(card, "No").click()
    await expect(card).to_contain_text("Going 0")
    await expect(card).to_contain_text("Maybe 1  @Zhang Wei")
    await expect(card).to_contain_text("No 1  @Ana Novak")


async def test_who_is_invited_hears_so_in_their_own_zone_and_answers_there(visit: Visit) -> None:
    ana, sam = await visit(), await visit(SAM, SAMS_DIRECT)
    card = await ana.book("Across the sea", "tomorrow 15:00 for 30m with @sam")

    told = await sam.hear("@Ana Novak invites you to “Across the sea”")
    # An hour more in the weeks in which only one of both has changed its clocks.
    await expect(told).to_contain_text(re.compile(r" (9:00 AM – 9:30|10:00 AM – 10:30) AM"))
    await button(told, "Going").click()
    await expect(card).to_contain_text("Going 1  @Sam Carter")

    await ana.say("/room move Across the sea tomorrow 16:00")
    moved = await sam.hear("@Ana Novak moved “Across the sea” from ")
    await expect(moved).to_contain_text(re.compile(r" (10:00 AM – 10:30|11:00 AM – 11:30) AM"))
    await ana.say("/room cancel Across the sea")
    await sam.hear("@Ana Novak cancelled “Across the sea” (")


async def test_each_typed_change_edits_the_card_and_is_told_in_its_thread(visit: Visit) -> None:
    ana = await visit()
    card = await ana.book("Draft", "in 4h")

    for typed, echo, news in (
        ("move Draft tomorrow 9:00", "“Draft” is moved to", "@Ana Novak moved it from "),
        ("rename Draft Final", "It is called “Final” now.", "renamed it from “Draft” to “Final”."),
        ("invite Final @wei", "1 person is invited to “Final” now", "invited @Zhang Wei."),
        ("remind Final 20m", "comes 20 min before the start.", "set the reminder to 20 min"),
    ):
        await ana.say(f"/room {typed}")
        await ana.hear("Only visible to you", echo)
        pane = await ana.open_thread(card)
        await expect(pane).to_contain_text(news)
        await ana.close_thread()

    await expect(card).to_contain_text("tomorrow 09:00 – 10:00 (1 h)")
    await expect(card).to_contain_text("Invited  @Zhang Wei")


async def test_the_form_from_manage_changes_a_booking(visit: Visit) -> None:
    ana = await visit()
    card = await ana.book("Half-baked", "tomorrow 9:00")
    await ana.manage(card, "Change")
    form = await ana.form()
    await expect(form.field("start_time")).to_have_value("09:00")
    await form.field("length").fill("4m")
    await form.press("Save")
    await expect(form.error("length")).to_have_text("A room lasts from 5 minutes to 24 hours.")

    await form.field("length").fill("1h30")
    await form.field("start_time").fill("11:15")
    await form.press("Save")

    await ana.hear("“Half-baked” is moved to", "11:15–12:45 Europe/Berlin")
    await expect(form.dialog).to_have_count(0)
    await expect(card).to_contain_text("tomorrow 11:15 – 12:45 (1 h 30 min)")


async def test_a_booking_is_cancelled_and_put_back_on_the_same_card(visit: Visit) -> None:
    ana = await visit()
    card = await ana.book("On and off", "in 5h")
    await ana.manage(card, "Cancel")
    await ana.confirm("Cancel")

    await expect(card).to_contain_text("Cancelled by @Ana Novak. It can be put back until its")
    await expect(card.get_by_role("button", name="Going")).to_have_count(0)
    await button(card, "Put back").click()

    await expect(card).to_contain_text("Planned. The room is made at")
    await ana.hear("Only visible to you", "“On and off” is booked again")
    await expect(await ana.open_thread(card)).to_contain_text("@Ana Novak put it back")


async def test_one_of_a_weekly_series_is_skipped_and_then_all_of_it_is_cancelled(
    visit: Visit,
) -> None:
    ana, sam = await visit(), await visit(SAM, SAMS_DIRECT)
    first = await ana.today() + timedelta(days=2)
    second = first + timedelta(days=DAYS_OF_A_WEEK)
    at = f"{first.day} {first:%b} 10:00"
    card = await ana.book("Weekly sync", f"{at} every week for 30m with @sam")
    await expect(card).to_contain_text("10:00 – 10:30 (30 min) · every week")
    await sam.hear("invites you to “Weekly sync”", "every week")

    await ana.say("/room skip Weekly sync")
    await ana.hear(f"“Weekly sync” of {first:%a} {first.day} {first:%b}", "its series goes on.")
    await expect(card).to_contain_text("Cancelled by @Ana Novak.")
    question = await ana.whispered("/room cancel Weekly sync")
    await expect(question).to_contain_text("“Weekly sync” comes every week.")
    await expect(question).to_contain_text(f"This one: {second.day} {second:%b} {second.year}")
    await button(question, "The whole series").click()
    await ana.confirm("The whole series")

    await ana.hear("The series “Weekly sync” is over: those ahead are cancelled")
    listed = await ana.whispered("/room list mine")
    weekly = listed.locator(".block.section", has_text="Weekly sync")
    await expect(weekly).to_have_count(2)
    await expect(weekly.filter(has_text="cancelled")).to_have_count(2)


async def test_the_list_says_when_and_shows_the_plan(visit: Visit) -> None:
    sam = await visit(SAM, RANDOM)
    await sam.book("Later", "in 7h for 20m")
    await sam.book("Sooner", "in 6h for 20m")

    listed = await sam.whispered("/room list mine")
    rows = listed.locator(".block.section", has_text="(20 min)")
    await expect(rows).to_contain_text(["Sooner · Conference room · planned", "Later · "])
    await button(rows.last, "Show").click()

    await sam.hear("“Later” · Conference room · planned", "You may change it or call it off.")


async def test_usual_clauses_hold_until_they_are_turned_off(visit: Visit) -> None:
    wei = await visit(WEI, RANDOM)

    await wei.whispered("/room defaults for 30m remind 15m")
    await wei.book("As usual", "in 3h")
    echo = await wei.hear("“As usual” is booked:")
    await expect(echo).to_contain_text("(30 min)")
    await expect(echo).to_contain_text("Reminder  15 min before the start")

    told = await wei.whispered("/room defaults off")
    await expect(told).to_contain_text("You have no usual clauses")


async def test_help_tells_how_times_and_series_are_typed(visit: Visit) -> None:
    ana = await visit()

    told = await ana.whispered("/room help schedule")

    for part in ("every weekday", "remind 10m", "When, in your own zone", "fri 10:00"):
        await expect(told).to_contain_text(part)


async def test_only_who_may_changes_a_booking_and_a_guest_only_says_whether_they_come(
    visit: Visit,
) -> None:
    ana, wei, guest = [await visit(who, GENERAL) for who in (ANA, WEI, GUEST)]
    card = await ana.book("Not yours", "in 8h")

    await button(await wei.hear("Not yours"), "Manage").click()
    panel = await wei.hear("Only visible to you", "“Not yours”")
    await expect(panel).to_contain_text("Nothing for you to do here: @Ana Novak")
    await expect(button(panel, "Cancel")).to_have_count(0)
    await wei.say("/room cancel Not yours")
    await wei.hear("无法取消预约：您不能执行该操作。")  # he reads Chinese

    await button(await guest.hear("Not yours"), "Going").click()
    await expect(card).to_contain_text("Going 1  @Gil Moreau")
    await expect(card).to_contain_text("Planned.")


async def test_on_a_phone_nothing_of_a_booking_sticks_out(visit: Visit) -> None:
    ana = await visit(ANA, STANDUP, viewport=PHONE)
    name = "ANameWithoutAnyBlankInItThatNoLineOfAPhoneCanHoldInOnePiece"
    card = await ana.book(name, "in 9h every weekday with @sam @wei @gil")
    await button(card, "Going").click()
    await expect(card).to_contain_text("Going 1")
    assert await ana.overflow() <= 0

    await ana.manage(card, "Change")
    await ana.form()

    assert await ana.overflow() <= 0
