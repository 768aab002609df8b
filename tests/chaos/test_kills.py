"""`kill -9` at random instants: every promise is kept, once, within a lease of the last restart."""

import pytest

from tests.chaos.conftest import Stories

RATE = 200  # calls a second (page 002)
LEASE_S = 30.0  # design 5.2: what a dead process had announced is left alone for so long
STORIES = ("bookings fall due", "people schedule", "many processes")


@pytest.mark.parametrize("story", STORIES)
async def test_a_bot_that_is_killed_while_it_works_keeps_every_promise_once(
    stories: Stories, story: str
) -> None:
    outcome = await stories.kills[story]

    assert outcome.verdict.lost == ()
    assert outcome.verdict.rooms_twice == ()
    assert outcome.verdict.cards_twice == ()
    assert outcome.verdict.breaches == ()
    assert outcome.verdict.most_in_a_second <= RATE
    assert outcome.after_s <= LEASE_S
