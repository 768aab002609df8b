"""Cards and private words: posted once, later when Slack is busy, found again after a crash."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest

from bot.errors import SlackBusy, SlackRefused, SlackUnreachable, StoreUnavailable
from bot.ports import Bookings
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.usecases.end_room import end_booking
from tests.factories import a_place
from tests.fakes import FakeAnnouncer
from tests.unit.usecases.conftest import World


async def test_a_busy_slack_is_asked_again_when_it_said(world: World) -> None:
    world.announcer.faults = [SlackBusy("chat.postMessage", 7)]
    booking = (await world.book()).booking
    await world.run_due()

    world.clock.push(6)
    assert await world.run_due() == 1  # the word that it takes longer; nothing to say by now
    world.clock.push(1.1)
    await world.run_due()

    assert world.announcer.posted == [f"card:{booking.id}:{booking.version}"]


async def test_a_post_whose_answer_was_lost_is_found_and_not_posted_again(world: World) -> None:
    world.announcer.loses_answers = True
    world.announcer.faults = [SlackUnreachable("chat.postMessage", "timed out")]
    booking = (await world.book()).booking
    await world.run_due()

    world.clock.push(30)
    await world.run_due()

    assert len(world.announcer.posted) == 1
    stored = await world.stored(booking)
    assert stored.card is not None
    assert stored.card.ts == "1.000"


async def test_a_card_that_was_found_shows_what_became_true_since_it_was_posted(
    world: World,
) -> None:
    world.announcer.loses_answers = True
    world.announcer.faults = [SlackUnreachable("chat.postMessage", "timed out")]
    booking = (await world.book()).booking
    await world.run_due()
    stored = await world.stored(booking)
    newer = replace(stored, checked_at=world.clock.now(), version=stored.version + 1)
    await world.outside.store.bookings.change(newer, ())

    world.clock.push(30)
    await world.run_due()

    assert world.announcer.shown(booking.id).version == newer.version


class AwayOnceItIsPosted:
    """Bookings whose database goes away just when the card stands in Slack."""

    def __init__(self, bookings: Bookings, announcer: FakeAnnouncer) -> None:
        self._bookings = bookings
        self._announcer = announcer

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  whatever the port has
        return getattr(self._bookings, name)

    async def get(self, booking_id: str) -> Booking | None:
        if self._announcer.posted:
            raise StoreUnavailable("connection refused")
        return await self._bookings.get(booking_id)


async def test_a_card_that_stands_is_not_lost_to_a_database_that_goes_away(world: World) -> None:
    booking = (await world.book()).booking
    bookings = AwayOnceItIsPosted(world.outside.store.bookings, world.announcer)
    outside = replace(world.outside, store=replace(world.outside.store, bookings=bookings))

    with suppress(StoreUnavailable):  # what follows the card finds it away too
        await replace(world, outside=outside).run_due()
    await world.run_due()

    assert len(world.announcer.posted) == 1
    stored = await world.stored(booking)
    assert stored.card is not None
    assert stored.card.ts == "1.000"


async def test_without_the_history_a_lost_post_is_repeated_or_not_as_the_operator_chose(
    world: World,
) -> None:
    careful = replace(world, outside=replace(world.outside, posts_again=False))
    world.announcer.faults = [SlackUnreachable("chat.postMessage", "timed out")]
    await careful.book()
    await careful.run_due()

    world.clock.push(30)
    await careful.run_due()

    assert world.announcer.posted == []


async def test_a_slack_that_is_away_for_long_gets_the_card_when_it_is_back(world: World) -> None:
    world.announcer.faults = [SlackUnreachable("chat.postMessage", "HTTP 503")] * 40
    booking = (await world.book()).booking

    for _ in range(60):
        await world.run_due()
        world.clock.push(35)

    assert world.announcer.posted == [f"card:{booking.id}:{booking.version}"]


async def test_a_slack_that_stays_away_is_given_up_and_the_log_says_so(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.announcer.faults = [SlackUnreachable("chat.postMessage", "HTTP 503")] * 1000
    await world.book(length_s=6 * 3600)

    for _ in range(200):
        await world.run_due()
        world.clock.push(35)

    assert world.announcer.posted == []
    assert "was given up" in caplog.text
    assert await world.run_due() == 0


async def test_a_refusal_of_slack_is_not_repeated_and_stands_in_the_log(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.announcer.faults = [SlackRefused("chat.postMessage", "is_archived")]
    booking = (await world.book()).booking

    await world.run_due()
    world.clock.push(60)
    await world.run_due()

    assert world.announcer.posted == []
    assert (await world.stored(booking)).state is State.READY
    assert "is_archived" in caplog.text


async def test_ending_a_room_shows_on_its_card(world: World) -> None:
    booking = (await world.book()).booking
    await world.run_due()

    await end_booking(await world.stored(booking), a_place(), world.outside)
    await world.run_due()

    card = world.announcer.shown(booking.id)
    assert (card.state, card.ended_by) == (State.OVER, "U0ANNA")
