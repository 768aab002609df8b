"""A card that was sent directly is posted where it was meant to be."""

from dataclasses import replace

from bot.rooms.booking import Card
from bot.usecases.bookings.post_here import post_in_channel
from tests.factories import a_place
from tests.unit.usecases.conftest import World


async def test_the_card_is_posted_in_the_channel_once_the_bot_is_let_in(world: World) -> None:
    booking = await world.schedule(3600)
    sent = Card("D0ANNA", "1.1")
    directly = replace(booking, card=sent, version=2)
    await world.outside.store.bookings.change(directly)
    await world.run_due()

    await post_in_channel(directly, "C0TEAM", a_place(), world.outside)
    await world.run_due()
    await post_in_channel(directly, "C0TEAM", a_place(), world.outside)
    await world.run_due()

    stored = await world.stored(booking)
    assert stored.card is not None
    assert (stored.channel_id, stored.card.channel_id) == ("C0TEAM", "C0TEAM")
    assert len(world.announcer.posted) == 1


async def test_a_press_before_we_know_of_the_sent_card_counts_and_there_is_one_card(
    world: World,
) -> None:
    booking = await world.schedule(3600)

    await post_in_channel(booking, "C0TEAM", a_place(), world.outside)
    await world.run_due()
    await world.run_due()

    stored = await world.stored(booking)
    assert stored.card is not None
    assert stored.card.channel_id == "C0TEAM"
    assert len(world.announcer.posted) == 1
