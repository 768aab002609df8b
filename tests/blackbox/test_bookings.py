"""A room is booked for a time: it is made before its start, and everybody hears what they must.

The bot makes rooms 55 s before their start and reminds of them 56 s before. They are booked a
minute ahead, all at once, and people act on them before they are made, so that the module waits
only once.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from tests.blackbox.room_service import Call
from tests.blackbox.slack import Said
from tests.blackbox.stage import JOIN_AT, Promised, Stage, a_stage, button, fitting

LEAD_S, REMIND_S, AHEAD_S = 55, 56, 60
MADE_WITHIN_S = 15.0
# Names that would ring for everybody, as Slack brings them: it escapes what was typed, and not what
# was chosen from its list of names.
LOUD = {"typed": "&lt;!channel&gt; &amp; &lt;@U0EVERYBODY&gt;", "chosen": "<!channel> party"}


@dataclass(slots=True)
class Day:
    """A stage, and the bookings that were made on it at once."""

    stage: Stage
    booked: dict[str, Promised]
    ana: str
    ben: str

    async def created(self, name: str) -> Call:
        """Return the one call that made the room of a booking."""
        ledger = self.stage.room_service.ledger
        shown = self.booked[name].name
        found = await self.stage.news.until(
            lambda: ledger.creates(shown), within=MADE_WITHIN_S, what=f"a create of {shown}"
        )
        assert len(found) == 1
        return found[0]

    async def ready(self, name: str) -> Said:
        """Return the card of a booking once its room is there."""
        return await self.stage.posted(self.booked[name], "Ready since", within=MADE_WITHIN_S)

    async def thread(self, name: str, pattern: str) -> list[Said]:
        """Return what stands in the thread of a card once `pattern` is found there."""
        card = (await self.card(name)).ts
        record, channel = self.stage.slack.record, self.booked[name].channel
        return await self.stage.news.until(
            lambda: fitting([s for s in record.posted(channel) if s.thread == card], pattern),
            within=MADE_WITHIN_S,
            what=f"{pattern!r} in the thread of {name}",
        )

    async def card(self, name: str) -> Said:
        """Return the card of a booking as soon as it is there."""
        return await self.stage.posted(self.booked[name], ".")

    async def press(self, label: str, name: str, user: str) -> None:
        """Press a button of a card."""
        card = await self.card(name)
        await self.stage.slack.press(button(card, f"^{label}$"), card, user=user)


@pytest.fixture(scope="module")
async def day(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Day]:
    folder = tmp_path_factory.mktemp("bot")
    lead, remind = f"{LEAD_S}s", f"{REMIND_S}s"
    async with a_stage(folder, GREENROOM_LEAD=lead, GREENROOM_REMIND=remind) as stage:
        day = Day(stage, {}, stage.slack.world.person(), stage.slack.world.person())
        await book_all(day)
        await asyncio.gather(
            *(act(day) for act in (move, rename, cancel_twice, cancel_and_put_back))
        )
        yield day
    assert stage.breaches() == []
    assert stage.slack.record.unknown_methods == []


async def book_all(day: Day) -> None:
    """Book every room of the module."""
    clauses: Mapping[str, str] = {"Invited": f"for 45m with <@{day.ana}> <@{day.ben}> muted"}
    for name in ("Plain", "Invited", "Moved", "Renamed", "Called off", "Put back"):
        day.booked[name] = await day.stage.schedule(
            name, in_s=AHEAD_S, clauses=clauses.get(name, "for 30m")
        )
    for how, name in LOUD.items():
        with_ana = f"for 30m with <@{day.ana}>"
        day.booked[how] = await day.stage.schedule(name, in_s=AHEAD_S, clauses=with_ana)


async def move(day: Day) -> None:
    """Let who asked move one to another time, as soon as it has a card to tell of it."""
    await day.card("Moved")
    asked = day.booked["Moved"].asked
    await day.stage.slack.type("move Moved in 10m", user=asked.user, channel=asked.channel)


async def rename(day: Day) -> None:
    """Let who asked give one another name; likewise."""
    await day.card("Renamed")
    asked = day.booked["Renamed"].asked
    typed = "rename Renamed Fresh paint"
    await day.stage.slack.type(typed, user=asked.user, channel=asked.channel)


async def cancel_twice(day: Day) -> None:
    """Let who asked press Cancel twice at once."""
    await day.card("Called off")
    asked = day.booked["Called off"].asked
    echo = await day.stage.told(asked, "is booked")
    cancel, press = button(echo, "^Cancel$"), day.stage.slack.press
    await asyncio.gather(*(press(cancel, echo, user=asked.user) for _ in "12"))


async def cancel_and_put_back(day: Day) -> None:
    """Let who asked call one off, and put it back by its card."""
    await day.card("Put back")
    asked = day.booked["Put back"].asked
    await day.stage.slack.type("cancel Put back", user=asked.user, channel=asked.channel)
    await day.stage.posted(day.booked["Put back"], "Cancelled by")
    await day.press("Put back", "Put back", asked.user)


async def test_the_asker_hears_at_once_what_was_understood(day: Day) -> None:
    booked = day.booked["Plain"]

    told = await day.stage.told(booked.asked, "is booked")

    assert re.search(r"\d\d:\d\d", told.text)
    assert "30" in told.text
    assert "Europe/Berlin" in told.text or "UTC" in told.text


async def test_the_room_is_made_between_50_and_60_s_before_its_start(day: Day) -> None:
    booked = day.booked["Plain"]

    create = await day.created("Plain")

    assert 50 <= booked.starts - create.at <= 60
    assert create.room["ScheduleStartTime"] == booked.starts_at
    assert create.room["ScheduleEndTime"] == booked.starts_at + 30 * 60
    assert create.room["Owner_Account"] == booked.asked.user


async def test_the_room_is_made_as_it_was_asked_for(day: Day) -> None:
    booked = day.booked["Invited"]

    create = await day.created("Invited")

    assert create.room["ScheduleEndTime"] - create.room["ScheduleStartTime"] == 45 * 60
    assert create.room["IsAudioDisabled"] is True
    assert create.body["ScheduleInviteeList_Account"] == [day.ana, day.ben]
    assert {booked.asked.user, day.ana, day.ben} <= day.stage.room_service.rooms.accounts


async def test_the_one_card_goes_from_planned_to_ready(day: Day) -> None:
    create = await day.created("Plain")

    card = await day.ready("Plain")

    first, *_, last = card.versions()
    assert "Planned" in first.text
    assert JOIN_AT not in str(first.content)
    assert create.room_id in first.text
    assert JOIN_AT + create.room_id in str(last.content)
    assert fitting(day.stage.board(day.booked["Plain"]), "Planned|Ready since") == [card]


async def test_a_card_never_shows_a_way_in_before_the_room_is_confirmed(day: Day) -> None:
    card = await day.ready("Plain")
    create = await day.created("Plain")

    shown = [one for one in card.versions() if JOIN_AT in str(one.content)]

    assert shown
    assert all(one.at > create.at for one in shown)


async def test_who_is_invited_is_told_directly_and_the_asker_is_not(day: Day) -> None:
    told = [await day.stage.direct(one, "invites you to “Invited”") for one in (day.ana, day.ben)]

    assert all(f"<!date^{day.booked['Invited'].starts_at}^" in one.text for one in told)
    assert day.stage.slack.record.direct(day.booked["Invited"].asked.user) == []


async def test_an_invitation_can_be_answered_where_it_is_read(day: Day) -> None:
    told = await day.stage.direct(day.ben, "invites you to “Invited”")

    await day.stage.slack.press(button(told, "^Maybe$"), told, user=day.ben)

    await day.stage.posted(day.booked["Invited"], rf"\*Maybe\* 1  <@{day.ben}>")


async def test_the_channel_is_reminded_once(day: Day) -> None:
    booked = day.booked["Plain"]

    reminder = await day.stage.posted(booked, "starts in", within=MADE_WITHIN_S)

    assert REMIND_S - 3 <= booked.starts - reminder.at <= REMIND_S
    assert f"<!date^{booked.starts_at}^" in reminder.text
    assert fitting(day.stage.board(booked), "starts in") == [reminder]


async def test_answers_are_counted_and_named_and_the_last_one_counts(day: Day) -> None:
    booked = day.booked["Answered"] = await day.stage.schedule("Answered", in_s=600)

    await asyncio.gather(*(day.press("Going", "Answered", one) for one in (day.ana, day.ben)))
    await day.press("No", "Answered", day.ben)

    card = await day.stage.posted(booked, rf"\*Going\* 1  <@{day.ana}>")
    await day.stage.posted(booked, rf"\*No\* 1  <@{day.ben}>")
    assert "*Maybe* 0" in card.text


async def test_a_moved_booking_has_no_room_at_its_old_time(day: Day) -> None:
    booked = day.booked["Moved"]

    await day.created("Plain")  # it was due together with the old time
    await day.stage.posted(booked, rf"<!date\^(?!{booked.starts_at})\d+\^")
    assert day.stage.room_service.ledger.creates("Moved") == []


async def test_a_renamed_booking_is_made_by_its_new_name(day: Day) -> None:
    booked = day.booked["Renamed"]

    await day.thread("Renamed", "renamed it from “Renamed” to “Fresh paint”")
    day.booked["Fresh"] = Promised(booked.asked, "Fresh paint", booked.starts_at, booked.starts)
    await day.created("Fresh")
    assert day.stage.room_service.ledger.creates("Renamed") == []


async def test_cancel_pressed_twice_at_once_cancels_once(day: Day) -> None:
    await day.stage.posted(day.booked["Called off"], "Cancelled by")
    told = await day.thread("Called off", "cancelled it")
    await day.created("Plain")  # it was due at the same time
    assert len(told) == 1
    assert day.stage.room_service.ledger.creates("Called off") == []


async def test_what_was_cancelled_is_put_back_by_its_card(day: Day) -> None:
    card = await day.ready("Put back")

    create = await day.created("Put back")
    assert JOIN_AT + create.room_id in str(card.content)
    assert any("Cancelled by" in one.text for one in card.versions())


async def test_nobody_else_may_cancel(day: Day) -> None:
    booked = day.booked["Plain"]

    other = await day.stage.slack.type("cancel Plain", channel=booked.channel)

    await day.stage.told(other, "Only who asked for this room")
    assert fitting(day.stage.board(booked), "Cancelled") == []


async def test_the_same_delivery_three_times_books_one_room(day: Day) -> None:
    slack, user = day.stage.slack, day.ana
    channel = slack.world.channel()
    command = slack.slash_command("schedule Thrice tomorrow 15:00", user, channel)

    asked = [await slack.deliver_command(command, user=user, channel=channel) for _ in "123"]

    await day.stage.told(asked[0], "“Thrice” is booked")
    day.booked["Thrice"] = Promised(asked[0], "Thrice", 0, 0)
    await day.card("Thrice")
    await day.stage.slack.type("list here", user=user, channel=channel)
    listed = await day.stage.told(asked[0], "Rooms of this channel")
    assert len(re.findall("Thrice", listed.text.split("\n", 1)[1])) == 1
    assert len(day.stage.board(day.booked["Thrice"])) == 1


@pytest.mark.parametrize("how", LOUD)
async def test_a_loud_name_stays_text_wherever_it_is_said(day: Day, how: str) -> None:
    booked = day.booked[how]
    person, channel = booked.asked.user, booked.channel
    record = day.stage.slack.record
    await day.ready(how)
    await day.stage.posted(booked, "starts in", within=MADE_WITHIN_S)
    typed = f"rename last {LOUD[how]} again"
    await day.stage.slack.type(typed, user=person, channel=channel)

    thread = await day.thread(how, "renamed it")
    direct = await day.stage.direct(day.ana, rf"<@{person}> invites you to “&lt;!channel&gt;")

    said = [*record.public(channel), *thread, direct, *record.private(person)]
    assert len(said) >= 5
    assert [one.text for one in said if says_loudly(one.content)] == []


def says_loudly(content: Mapping[str, Any]) -> bool:
    """Say whether something in a message would ring for everybody, or name a nobody."""
    return bool(re.search(r"<!(channel|here|everyone)|<[@#]U0EVERYBODY", str(content)))


async def test_no_secret_is_written_to_the_log(day: Day) -> None:
    await day.ready("Invited")

    output = day.stage.bot.output

    assert [secret for secret in day.stage.secrets() if secret in output] == []
