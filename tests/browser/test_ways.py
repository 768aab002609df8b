"""Ways to the same page: keyboard alone, no JavaScript, a phone, a reload."""

from playwright.async_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import ANA, GENERAL, PHONE, RANDOM, button


async def test_a_whole_journey_by_keyboard_alone(visit: Visit) -> None:
    ana = await visit()
    keys = ana.page.keyboard
    await keys.type("/room now By keyboard")
    await keys.press("Enter")
    await expect(await ana.next()).to_contain_text("By keyboard")

    await ana.tab_to("Manage", back=True)
    await keys.press("Enter")
    panel = await ana.next()
    await ana.tab_to("End it")
    await keys.press("Enter")
    await ana.tab_to("End it")
    await keys.press("Enter")

    await expect(await ana.next()).to_contain_text("The room “By keyboard” has ended")
    await expect(panel).to_be_visible()


async def test_the_form_by_keyboard_alone(visit: Visit) -> None:
    ana = await visit()
    keys = ana.page.keyboard
    await keys.type("/room")
    await keys.press("Enter")
    form = await ana.form()
    await expect(form.field("kind")).to_be_focused()
    await keys.press("ArrowDown")
    await form.field("template").wait_for()
    await expect(form.field("kind")).to_be_focused()

    await keys.press("Tab")
    await keys.type("Live by keyboard")
    await keys.press("Enter")

    await expect(await ana.next()).to_contain_text("Live by keyboard")
    await expect(ana.page.locator("#composer")).to_be_focused()


async def test_the_focus_stays_where_it_was_when_a_card_is_refreshed(visit: Visit) -> None:
    ana = await visit()
    card = await ana.ask("/room now Refreshed")

    await button(card, "Refresh").focus()
    await ana.page.keyboard.press("Enter")

    await expect(card).to_contain_text("checked today")
    await expect(button(card, "Refresh")).to_be_focused()


async def test_without_javascript_a_room_is_made_and_ended(visit: Visit) -> None:
    ana = await visit(ANA, RANDOM, java_script_enabled=False)
    await ana.say("/room now By form post")
    card = await ana.reload_until("By form post", "Ready since")

    await button(card, "Manage").click()
    panel = await ana.reload_until("“By form post”", "You may end it")
    await button(panel, "End it").click()
    await expect(ana.page.locator("main")).to_contain_text("Everybody inside is put out")
    await button(ana.page.locator("main"), "End it").click()

    await ana.reload_until("The room “By form post” has ended")


async def test_nothing_sticks_out_on_a_phone(visit: Visit) -> None:
    ana = await visit(ANA, GENERAL, viewport=PHONE)
    name = "AVeryLongNameWithoutAnyBlankInItThatNoLineOfAPhoneCanHoldInOnePiece"
    for text in (f"/room live {name} id {name[:48]}", "/room info last", "/room help live"):
        await ana.ask(text)
    await ana.ask("/room explain 100003")
    await ana.ask("/room info there-is-no-such-room-and-its-request-id-is-long")
    assert await ana.overflow() <= 0

    await ana.open_form()

    assert await ana.overflow() <= 0


async def test_a_reload_loses_nothing(visit: Visit) -> None:
    ana = await visit()
    await ana.ask("/room explain 100012")
    await ana.say("/room now Reloaded")
    await ana.page.reload()
    await expect(ana.page.locator("li.message", has_text="/room explain 100012")).not_to_have_count(
        0
    )
    await expect(ana.page.locator("li.message", has_text="Reloaded")).to_have_count(1)

    form = await ana.open_form()
    await form.field("name").fill("Half typed")
    await form.choose_kind("voice")
    await ana.page.reload()

    await expect(form.field("kind")).to_have_value("voice")
    await expect(form.field("name")).to_have_value("Half typed")
