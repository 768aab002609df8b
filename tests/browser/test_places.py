"""Who asks, and where: guests, channels without the bot, direct messages."""

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Visit
from tests.browser.visitor import (
    ANA,
    BACKSTAGE,
    DIRECT,
    GENERAL,
    GUEST,
    LOUNGE,
    SAM,
    STANDUP,
    WEI,
    button,
    fact,
)


async def test_a_guest_is_told_that_members_can(visit: Visit) -> None:
    guest = await visit(GUEST, GENERAL)

    told = await guest.ask("/room now Party")

    await expect(told).to_contain_text("Could not make the room: that is not yours to do.")
    await expect(told).to_contain_text("Full members of this workspace can do that; guests cannot.")


async def test_a_guest_who_wants_the_form_is_told_the_same(visit: Visit) -> None:
    guest = await visit(GUEST, GENERAL)

    told = await guest.ask("/room")

    await expect(told).to_contain_text("Could not open the form: that is not yours to do.")


@pytest.mark.parametrize("channel", [LOUNGE, BACKSTAGE])
async def test_a_card_reaches_people_where_the_bot_is_no_member(visit: Visit, channel: str) -> None:
    ana, sam = await visit(ANA, channel), await visit(SAM, channel)

    card = await ana.ask(f"/room now In {channel}")

    await expect(card).to_contain_text("Ready since")
    await expect(await sam.next()).to_contain_text(f"In {channel}")


async def test_a_card_that_cannot_be_edited_answers_refresh_in_words(visit: Visit) -> None:
    ana = await visit(ANA, LOUNGE)
    card = await ana.ask("/room now Not edited")

    told = await ana.press(card, "Refresh")

    await expect(told).to_contain_text("What the room service says")


async def test_a_card_for_a_channel_without_the_bot_comes_as_a_direct_message(
    visit: Visit,
) -> None:
    ana, at_home = await visit(ANA, STANDUP), await visit(ANA, DIRECT)

    await ana.ask("/room now From afar in #lounge")

    card = await at_home.next()
    await expect(card).to_contain_text("From afar")
    await expect(card).to_contain_text("I cannot post in #lounge. To let me, type /invite")


async def test_a_quiet_room_is_seen_by_nobody_else(visit: Visit) -> None:
    ana, sam = await visit(ANA, GENERAL), await visit(SAM, GENERAL)

    card = await ana.ask("/room now Hush quiet")
    await expect(card).to_contain_text("Only visible to you")
    await ana.ask("/room now For everybody")

    await expect(await sam.next()).to_contain_text("For everybody")


async def test_only_who_may_can_end_a_room(visit: Visit) -> None:
    ana, wei = await visit(ANA, GENERAL), await visit(WEI, GENERAL)
    await ana.ask("/room now Mine")
    card = await wei.next()

    panel = await wei.press(card, "Manage")
    await expect(panel).to_contain_text("Nothing for you to do here: @Ana Novak")
    await expect(button(panel, "End it")).to_have_count(0)
    told = await wei.ask(f"/room end {await fact(card, 'Id')}")

    await expect(told).to_contain_text("无法结束房间：您不能执行该操作。")
    await expect(card).to_contain_text("Ready since")
