"""Going, maybe, no."""

import asyncio

import pytest

from bot.errors import BadInput
from bot.rooms.booking import Answer
from bot.rooms.lifecycle import State
from bot.usecases.bookings.answer_booking import answer_booking
from bot.usecases.bookings.cancel_booking import cancel_booking
from tests.factories import a_place
from tests.unit.usecases.conftest import World


async def test_the_last_word_counts_and_is_on_the_card(world: World) -> None:
    booking = await world.schedule(3600)
    await world.run_due()

    await answer_booking(booking.id, "U0BEN", Answer.GOING, world.outside)
    await answer_booking(booking.id, "U0BEN", Answer.MAYBE, world.outside)
    await world.run_due()

    shown = world.announcer.shown(booking.id)
    assert (shown.who(Answer.GOING), shown.who(Answer.MAYBE)) == ((), ("U0BEN",))


async def test_a_word_that_was_overtaken_is_not_the_last_one(world: World) -> None:
    booking = await world.schedule(3600)

    await answer_booking(booking.id, "U0BEN", Answer.NO, world.outside, at=7.2)
    await answer_booking(booking.id, "U0BEN", Answer.GOING, world.outside, at=7.1)
    await answer_booking(booking.id, "U0EVE", Answer.GOING, world.outside, at=7.0)

    stored = await world.stored(booking)
    assert (stored.who(Answer.NO), stored.who(Answer.GOING)) == (("U0BEN",), ("U0EVE",))


async def test_the_same_word_again_changes_nothing(world: World) -> None:
    booking = await world.schedule(3600)

    first = await answer_booking(booking.id, "U0BEN", Answer.NO, world.outside)

    assert await answer_booking(booking.id, "U0BEN", Answer.NO, world.outside) == first


async def test_a_crowd_that_presses_at_once_is_counted_whole(world: World) -> None:
    booking = await world.schedule(3600)
    people = [f"U0P{number:02}" for number in range(15)]

    await asyncio.gather(
        *(answer_booking(booking.id, one, Answer.GOING, world.outside) for one in people)
    )

    assert sorted((await world.stored(booking)).who(Answer.GOING)) == people


async def test_an_answer_while_the_room_is_made_loses_neither(world: World) -> None:
    booking = await world.schedule(60)
    (card,) = await world.outside.store.actions.claim("other", world.clock.now(), 1e12, 1)
    del card

    await answer_booking(booking.id, "U0BEN", Answer.GOING, world.outside)
    await world.outside.store.actions.release("other")
    await world.run_due()

    stored = await world.stored(booking)
    assert (stored.state, stored.who(Answer.GOING)) == (State.READY, ("U0BEN",))


async def test_what_was_called_off_takes_no_answers(world: World) -> None:
    booking = await world.schedule(3600)
    await cancel_booking(booking, a_place(), world.outside)

    with pytest.raises(BadInput, match="nothing to come to"):
        await answer_booking(booking.id, "U0BEN", Answer.GOING, world.outside)
