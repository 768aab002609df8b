"""A booked room cannot be made, a message is lost, the bot is away: what people are told, and when.

The bot makes rooms 4 s before their start here. Everything goes wrong at once for different rooms,
so that the module waits for a start only once.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.blackbox.room_service import Call, Fault, How
from tests.blackbox.slack import Mishap, Said
from tests.blackbox.stage import JOIN_AT, Promised, Stage, a_stage, button, fitting

LEAD_S, AHEAD_S = 4, 6
LEAD, REMIND = f"{LEAD_S}s", "1s"
START_WITHIN_S = 20.0
EXPLAINED_WITHIN_S = 3.0
EXPLAINED = r"starts and has no room"
POST = "chat.postMessage"


@dataclass(slots=True)
class Storm:
    """One stage on which everything goes wrong, and what was booked there."""

    stage: Stage
    admin: str
    booked: dict[str, Promised] = field(default_factory=dict)

    async def book(self, name: str, clauses: str = "for 5m") -> None:
        """Book a room that starts soon."""
        self.booked[name] = await self.stage.schedule(name, in_s=AHEAD_S, clauses=clauses)

    async def posted(self, name: str, pattern: str) -> Said:
        """Return the first message in the channel of a booking with `pattern`."""
        return await self.stage.posted(self.booked[name], pattern, within=START_WITHIN_S)

    async def direct(self, name: str, pattern: str) -> Said:
        """Return the first direct message to who booked it with `pattern`."""
        user = self.booked[name].asked.user
        return await self.stage.direct(user, pattern, within=START_WITHIN_S)

    def creates(self, name: str) -> list[Call]:
        """Return the create calls of a booking so far."""
        return self.stage.room_service.ledger.creates(name)

    async def mend(self, name: str) -> None:
        """Let the room service make that room from now on."""
        faults = self.stage.room_service.script.faults
        faults[:] = [one for one in faults if one.room != name]

    async def press(self, pattern: str, name: str, times: int = 1) -> None:
        """Let who booked it press a button under a message, so many times at once."""
        said = await self.posted(name, pattern)
        retry = button(said, "^Retry now$")
        user = self.booked[name].asked.user
        await asyncio.gather(
            *(self.stage.slack.press(retry, said, user=user) for _ in range(times))
        )

    async def room_is_there(self, name: str) -> Said:
        """Return the card once it shows the room as ready."""
        return await self.posted(name, "Ready since")


@pytest.fixture(scope="module")
async def storm(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Storm]:
    folder = tmp_path_factory.mktemp("storm")
    async with a_stage(folder, GREENROOM_LEAD=LEAD, GREENROOM_REMIND="off") as stage:
        stage.slack.world.owner = stage.slack.world.person()
        storm = Storm(stage, stage.slack.world.owner)
        await let_loose(storm)
        await mend_in_time(storm)
        yield storm
    assert stage.breaches() == []
    assert stage.slack.record.unknown_methods == []


async def let_loose(storm: Storm) -> None:
    """Put every fault in force, and book every room."""
    script = storm.stage.room_service.script
    for name in ("Refused", "Refused for long", "Retried"):
        script.add(Fault(How.CODE, room=name, code=100001))
    for name in ("No package", "Mended in time"):
        script.add(Fault(How.CODE, room=name, code=100007))
    for how in (How.HTML, How.DROP_BEFORE, How.DROP_AFTER):
        script.add(Fault(how, room=f"Once {how.name}", times=1))
        await storm.book(f"Once {how.name}")
    for name in ("Refused", "Refused for long", "Retried", "No package", "Mended in time"):
        await storm.book(name)


async def mend_in_time(storm: Storm) -> None:
    """Let who owns a room mend what is wrong as soon as they are told, and have it tried again."""
    warning = await storm.direct("Mended in time", "100007")
    user = storm.booked["Mended in time"].asked.user
    await storm.mend("Mended in time")
    await storm.stage.slack.press(button(warning, "^Retry now$"), warning, user=user)


async def test_the_owner_is_warned_before_the_start(storm: Storm) -> None:
    warning = await storm.direct("Refused", "is not there yet")

    booked = storm.booked["Refused"]
    assert booked.starts - LEAD_S < warning.at < booked.starts
    assert re.search(r"(?s)\bCause\b.*\bDo\b", warning.text)
    assert "tried again" in warning.text
    assert JOIN_AT not in str(warning.content)


async def test_the_card_shows_the_tries_and_when_the_next_one_is(storm: Storm) -> None:
    await storm.posted("Refused", EXPLAINED)

    card = storm.stage.board(storm.booked["Refused"])[0]

    shown = [one.text for one in card.versions() if "being made" in one.text]
    assert any(re.search(r"(?i)try 1|1 try|first try|after 1", text) for text in shown), shown
    assert any("<!date^" in text.split("being made")[1] for text in shown)


async def test_the_channel_has_the_explanation_within_3_s_of_the_start(storm: Storm) -> None:
    told = await storm.posted("Refused", EXPLAINED)

    assert 0 <= told.at - storm.booked["Refused"].starts <= EXPLAINED_WITHIN_S
    assert "100001" in told.text
    assert any(create.request_id in told.text for create in storm.creates("Refused"))
    assert JOIN_AT not in str(told.content)
    assert fitting(storm.stage.board(storm.booked["Refused"]), EXPLAINED) == [told]


async def test_every_try_is_for_the_same_room_and_they_grow_rare(storm: Storm) -> None:
    await storm.posted("Refused for long", EXPLAINED)

    creates = storm.creates("Refused for long")

    assert len({one.room_id for one in creates}) == 1
    assert 2 <= len(creates) <= 4


async def test_retry_now_makes_the_room_once_the_service_is_back(storm: Storm) -> None:
    await storm.posted("Refused", EXPLAINED)
    await storm.mend("Refused")

    await storm.press(EXPLAINED, "Refused")

    card = await storm.room_is_there("Refused")
    assert storm.creates("Refused")[-1].room_id in card.text
    assert JOIN_AT in str(card.content)


async def test_retry_pressed_twice_at_once_tries_once(storm: Storm) -> None:
    await storm.posted("Retried", EXPLAINED)
    before = len(storm.creates("Retried"))
    await storm.mend("Retried")

    await storm.press(EXPLAINED, "Retried", times=2)

    card = await storm.room_is_there("Retried")
    assert len(storm.creates("Retried")) - before == 1
    assert len(fitting(storm.stage.board(storm.booked["Retried"]), "Ready since")) == 1
    assert JOIN_AT in str(card.content)


async def test_what_waiting_does_not_help_is_told_at_once_and_not_tried_again(storm: Storm) -> None:
    warning = await storm.direct("No package", "100007")
    told = await storm.posted("No package", EXPLAINED)

    (create,) = storm.creates("No package")
    assert warning.at - create.at <= 2.0
    assert 0 <= told.at - storm.booked["No package"].starts <= EXPLAINED_WITHIN_S
    assert "not tried again by itself" in told.text


async def test_an_admin_hears_once_what_only_they_can_mend(storm: Storm) -> None:
    await storm.posted("No package", EXPLAINED)

    told = await storm.stage.direct(storm.admin, "Only an admin can mend this")

    assert storm.stage.slack.record.direct(storm.admin) == [told]


async def test_what_is_mended_before_the_start_is_retried_and_the_channel_reads_nothing(
    storm: Storm,
) -> None:
    card = await storm.room_is_there("Mended in time")
    await storm.posted("Refused", EXPLAINED)  # it was due at the same time
    assert card.at < storm.booked["Mended in time"].starts
    assert storm.stage.board(storm.booked["Mended in time"]) == [card]


@pytest.mark.parametrize("how", [How.HTML, How.DROP_BEFORE, How.DROP_AFTER])
async def test_an_answer_that_is_lost_once_leaves_one_room_in_time(storm: Storm, how: How) -> None:
    card = await storm.room_is_there(f"Once {how.name}")

    kept = storm.stage.room_service.rooms.kept.values()
    assert len([one for one in kept if one["RoomName"] == f"Once {how.name}"]) == 1
    assert card.at < storm.booked[f"Once {how.name}"].starts


@pytest.fixture(scope="module")
async def sea(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """Set a stage with usual times, for stories about messages that do not arrive."""
    async with a_stage(tmp_path_factory.mktemp("sea")) as stage:
        yield stage
    assert stage.breaches() == []


async def test_a_card_that_slack_puts_off_is_posted_once(sea: Stage) -> None:
    channel = sea.slack.world.channel()
    sea.slack.mishaps.add(Mishap(POST, channel, retry_after_s=4, times=1))
    sea.slack.mishaps.add(Mishap(POST, channel, retry_after_s=1, times=1))

    booked = await sea.schedule("Put off", in_s=3600, channel=channel)

    card = await sea.posted(booked, "Planned", within=15)
    assert card.at - booked.asked.at >= 4.0
    await sea.slack.type("rename last Now called so", user=booked.asked.user, channel=channel)
    await sea.posted(booked, "Now called so")
    assert len(sea.board(booked)) == 1


async def test_a_card_whose_answer_is_lost_is_found_and_not_posted_again(sea: Stage) -> None:
    channel = sea.slack.world.channel()
    sea.slack.mishaps.add(Mishap(POST, channel, loses_answer=True, times=1))

    booked = await sea.schedule("Lost", in_s=3600, channel=channel)

    await sea.posted(booked, "Planned")
    await sea.told(booked.asked, "is booked")
    await renamed(sea, booked, "Found")
    assert len(sea.board(booked)) == 1


async def renamed(stage: Stage, booked: Promised, name: str) -> Said:
    """Rename a booking, and return its card once that stands there: it is known where it is."""
    asked = booked.asked
    await stage.slack.type(f"rename last {name}", user=asked.user, channel=asked.channel)
    return await stage.posted(booked, rf"(?m)^\*{name}\*", within=START_WITHIN_S)


async def test_news_whose_answer_is_lost_are_found_in_the_thread(sea: Stage) -> None:
    booked = await sea.schedule("Thread", in_s=3600)
    await sea.posted(booked, "Planned")
    sea.slack.mishaps.add(Mishap(POST, booked.channel, loses_answer=True, times=1))

    card = await renamed(sea, booked, "Once")
    await renamed(sea, booked, "Twice")

    thread = sea.slack.record.thread
    await sea.news.until(
        lambda: fitting(thread(card), "“Twice”"), within=START_WITHIN_S, what="the second news"
    )
    assert len(fitting(thread(card), "to “Once”")) == 1


async def test_an_invitation_whose_answer_is_lost_is_sent_once(sea: Stage) -> None:
    invited, person = sea.slack.world.person(), sea.slack.world.person()
    sea.slack.mishaps.add(Mishap(POST, invited, loses_answer=True, times=1))
    clauses = f"for 30m with <@{invited}>"

    await sea.schedule("Invitation", in_s=3600, clauses=clauses, user=person)
    await sea.direct(invited, "invites you")
    await sea.schedule("Another", in_s=3600, clauses=clauses, user=person)

    await sea.direct(invited, "to “Another”", within=START_WITHIN_S)
    assert len(fitting(sea.slack.record.direct(invited), "to “Invitation”")) == 1


async def test_a_deleted_card_is_told_to_who_asked_once(sea: Stage) -> None:
    booked = await sea.schedule("Deleted", in_s=3600)
    card = await sea.posted(booked, "Planned")
    card.deleted = True

    for name in ("One", "Two"):
        await sea.slack.type(f"rename last {name}", user=booked.asked.user, channel=booked.channel)

    told = await sea.direct(booked.asked.user, "can no longer edit the card")
    await renamed_echo(sea, booked, "Two")
    assert sea.slack.record.direct(booked.asked.user) == [told]


async def renamed_echo(stage: Stage, booked: Promised, name: str) -> None:
    """Wait until who renamed it has heard so."""
    await stage.told(booked.asked, f"It is called “{name}” now")


@dataclass(frozen=True, slots=True)
class Ending:
    """What there is in the end of a room that was booked once."""

    promised: Promised
    rooms: list[str]
    board: list[Said]
    breaches: list[str]
    card: Said


async def killed_after_the_ack(folder: Path) -> Ending:
    """Kill the bot as soon as it has acknowledged, and start it again."""
    async with a_stage(folder, GREENROOM_LEAD=LEAD, GREENROOM_REMIND=REMIND) as stage:
        promised = await stage.schedule("Promised", in_s=AHEAD_S + 2)
        await stage.bot.kill_9()
        await stage.restart()
        return await ending(stage, promised)


async def killed_while_the_room_is_made(folder: Path) -> Ending:
    """Kill the bot when the room service has made the room and not said so."""
    async with a_stage(folder, GREENROOM_LEAD=LEAD, GREENROOM_REMIND=REMIND) as stage:
        stage.room_service.script.add(Fault(How.HOLD, room="Promised"))
        promised = await stage.schedule("Promised", in_s=AHEAD_S)
        ledger = stage.room_service.ledger
        await stage.news.until(ledger.creates, within=START_WITHIN_S, what="a create")
        await stage.bot.kill_9()
        stage.room_service.script.clear()
        stage.room_service.released.set()
        await stage.restart()
        return await ending(stage, promised)


async def away_over_the_start(folder: Path) -> Ending:
    """Kill the bot before the room is made, and start it again after the start."""
    async with a_stage(folder, GREENROOM_LEAD=LEAD, GREENROOM_REMIND=REMIND) as stage:
        promised = await stage.schedule("Promised", in_s=AHEAD_S)
        card, user = await stage.posted(promised, "Planned"), promised.asked.user
        await stage.slack.press(button(card, "^Going$"), card, user=user)
        await stage.posted(promised, r"\*Going\* 1")  # so the bot knows where its card is
        await stage.bot.kill_9()
        await asyncio.sleep(promised.starts + 1 - asyncio.get_running_loop().time())
        await stage.restart()
        return await ending(stage, promised)


async def ending(stage: Stage, promised: Promised) -> Ending:
    """Wait until the room is there and its start has passed, and return what there is."""
    card = await stage.posted(promised, "Ready since", within=START_WITHIN_S)
    left = promised.starts - asyncio.get_running_loop().time()
    await asyncio.sleep(max(0.0, left) + 1)
    kept = stage.room_service.rooms.kept.values()
    rooms = [one["RoomId"] for one in kept if one["RoomName"] == "Promised"]
    return Ending(promised, rooms, stage.board(promised), stage.breaches(), card)


STORIES = {
    "after the ack": killed_after_the_ack,
    "while the room is made": killed_while_the_room_is_made,
    "over the start": away_over_the_start,
}


@pytest.fixture(scope="module")
async def kills(
    tmp_path_factory: pytest.TempPathFactory,
) -> AsyncIterator[dict[str, asyncio.Task[Ending]]]:
    """Play all stories at once: each test waits for its own."""
    stories = {
        name: asyncio.create_task(story(tmp_path_factory.mktemp("killed")))
        for name, story in STORIES.items()
    }
    yield stories
    for story in stories.values():
        story.cancel()
    await asyncio.gather(*stories.values(), return_exceptions=True)


@pytest.mark.parametrize("name", STORIES)
async def test_a_booking_survives_kill_9_and_has_one_room_and_one_card(
    kills: dict[str, asyncio.Task[Ending]], name: str
) -> None:
    end = await kills[name]

    assert len(end.rooms) == 1
    assert end.rooms[0] in end.card.text
    assert [one for one in end.board if "Manage" in one.text] == [end.card]
    assert end.breaches == []


async def test_a_room_that_comes_after_its_start_says_so_and_nobody_is_reminded(
    kills: dict[str, asyncio.Task[Ending]],
) -> None:
    end = await kills["over the start"]

    assert re.search(r"it started <!date\^\d+\^\{ago\}\|1 minute ago>", end.card.text)
    assert end.board == [end.card]


async def test_who_was_away_before_the_start_is_in_time_after_it(
    kills: dict[str, asyncio.Task[Ending]],
) -> None:
    end = await kills["after the ack"]

    assert end.card.at < end.promised.starts
    assert len(fitting(end.board, "starts in")) == 1
