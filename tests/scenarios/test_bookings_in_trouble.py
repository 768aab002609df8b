"""A booked room in trouble: closed channels, lost cards, a bot or a room service that was away."""

import pytest

from bot.workspace.world.faults import Fault
from bot.workspace.world.people import ANA, BOT_USER_ID
from tests.scenarios.booking import HOUR, book, due, made
from tests.scenarios.stage import GENERAL, Stage, words


@pytest.mark.parametrize("how", ["archived", "removed"])
async def test_where_the_channel_is_closed_who_asked_is_reminded_directly(
    stage: Stage, how: str
) -> None:
    await book(stage, "Review in 2h")
    channel = stage.workspace.conversations[GENERAL]
    if how == "archived":
        channel.is_archived = True
    else:
        channel.members.remove(BOT_USER_ID)

    stage.passes(2 * HOUR - 300)

    told = await stage.direct("“Review” starts in", ANA.id)
    assert f"I cannot post in <#{GENERAL}" in words(told)
    assert len(made(stage)) == 1


async def test_a_card_that_may_not_be_posted_comes_directly_and_follows_on_demand(
    stage: Stage,
) -> None:
    lounge = stage.workspace.conversations["C0LOUNGE001"]
    await stage.types("/room schedule Review tomorrow 15:00", channel=lounge.id)
    card = await stage.direct(r"\*Review\*", ANA.id)
    assert "I cannot post in" in words(card)
    lounge.members.append(BOT_USER_ID)

    await stage.presses(card, "post_here")

    posted = await stage.shows(r"\*Review\*", lounge.id)
    await stage.types("/room rename last Retro", channel=lounge.id)
    assert (await stage.shows(r"\*Retro\*", lounge.id)).ts == posted.ts


async def test_a_deleted_card_is_told_to_who_asked_once(stage: Stage) -> None:
    await book(stage, "Review tomorrow 15:00")
    stage.workspace.faults.add(Fault(method="chat.update", error="message_not_found", times=9))

    await stage.types("/room rename Review Retro")
    await stage.told("It is called “Retro” now")
    await stage.types("/room rename Retro Rest")

    await stage.direct("can no longer edit the card", ANA.id)
    await stage.told("It is called “Rest” now")
    assert len(stage.directly(ANA.id)) == 1


async def test_who_was_away_over_the_whole_booking_makes_nothing_and_says_so(
    stage: Stage,
) -> None:
    await book(stage, "Review in 2h for 30m with @wei")
    await stage.stop()
    stage.passes(3 * HOUR)

    await stage.start()

    await stage.direct("Review", ANA.id)
    await stage.shows("could not be made")
    assert stage.calls("create_room") == []
    assert [one for one in stage.board() if "starts" in one.text] == []


async def test_who_was_away_over_the_start_makes_the_room_late_and_reminds_nobody(
    stage: Stage,
) -> None:
    card = await book(stage, "Review in 2h for 1h")
    await stage.stop()
    stage.passes(2 * HOUR + 12 * 60)

    await stage.start()

    late = await stage.shows("The room is late: it started")
    assert "12 minutes ago" in words(late)
    assert [one.ts for one in stage.board()] == [card.ts]


async def test_a_clock_that_jumps_an_hour_is_as_an_hour_away(stage: Stage) -> None:
    card = await book(stage, "Review in 30m for 2h")

    late = await due(stage, HOUR, "The room is late: it started")

    assert late.ts == card.ts
    assert stage.calls("create_room") == [0]
    assert [one.ts for one in stage.board()] == [card.ts]


async def test_the_owner_is_warned_and_the_channel_told_and_retry_makes_the_room(
    stage: Stage,
) -> None:
    await book(stage, "Review in 20m for 1h")
    stage.fails(code=100001, n=None)
    await due(stage, 10 * 60, "The room is being made. Try 1")
    stage.passes(5 * 60)
    warning = await stage.direct("“Review” is not there yet", ANA.id)
    assert "tried again" in words(warning)
    stage.passes(5 * 60)
    told = await stage.shows("“Review” starts and has no room")
    stage.rooms.faults.clear()
    stage.passes(2)  # one id may be asked for once a second

    await stage.presses(told, "retry")

    await stage.shows("Ready since")
    assert len(made(stage)) == 1
