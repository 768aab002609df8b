"""Somebody books a room: for once and for often, and what people do to it until it is over."""

import re

from bot.room_service.rooms.room import Room
from bot.workspace.world.messages import Message
from bot.workspace.world.people import ANA, GUEST, SAM, WEI
from tests.scenarios.booking import DAY, GRACE_S, HOUR, LEAD_S, TOMORROW_AT_3, book, due, made
from tests.scenarios.stage import GENERAL, Stage, words


def settings_of(room: Room) -> tuple[object, ...]:
    """Return what a room is like, but for its id."""
    rules = {name: value for name, value in room.settings.items() if name != "RoomId"}
    told = {name: value for name, value in rules.items() if name != "CustomInfo"}
    return room.owner, room.start, room.end, room.invitees, told


async def test_words_and_the_form_book_the_same_room(stage: Stage) -> None:
    await book(stage, "Review tomorrow 15:00 for 45m with @wei")
    stage.passes(60)  # the same so soon would be asked about
    await stage.types("/room")
    form = await stage.form()
    await stage.sends(
        form,
        name="Review",
        start_date="2026-11-05",
        start_time="15:00",
        length="45m",
        invitees=WEI.id,
    )
    await stage.until(lambda: len(stage.board()) == 2)

    stage.passes(TOMORROW_AT_3 - LEAD_S - stage.clock.now())

    one, other = await stage.until(lambda: made(stage) if len(made(stage)) == 2 else None)
    assert settings_of(one) == settings_of(other)
    assert (one.start, one.end) == (TOMORROW_AT_3, TOMORROW_AT_3 + 45 * 60)
    assert one.invitees == [WEI.id]


async def test_a_booking_goes_from_planned_to_ready_to_over_and_its_room_is_closed(
    stage: Stage,
) -> None:
    card = await book(stage, "Review tomorrow 15:00 for 45m")
    assert "Planned" in words(card)
    assert made(stage) == []

    await due(stage, TOMORROW_AT_3 - LEAD_S - stage.clock.now(), "Ready since")
    await due(stage, LEAD_S - 300, "“Review” starts in 5 min")
    await due(stage, TOMORROW_AT_3 + 45 * 60 - stage.clock.now(), r"Over\.")
    assert len(made(stage)) == 1
    await due(stage, GRACE_S, "The room was closed")

    assert made(stage) == []
    assert [one.ts for one in stage.board() if "starts in" not in one.text] == [card.ts]


async def test_nobody_is_put_out_of_a_room_whose_time_is_over(stage: Stage) -> None:
    await book(stage, "Review in 20m for 30m")
    await due(stage, 10 * 60, "Ready since")
    made(stage)[0].people.enter(["ana", "wei"], stage.clock.now())
    await due(stage, 40 * 60, r"Over\.")

    stage.passes(GRACE_S)
    await stage.until(
        lambda: "get_room_info" in {one.path.split("/")[-1] for one in stage.rooms.calls}
    )
    assert len(made(stage)) == 1
    made(stage)[0].people.leave(["ana", "wei"], stage.clock.now())

    await due(stage, GRACE_S, "The room was closed")
    assert made(stage) == []


async def test_moving_edits_the_one_card_tells_its_thread_and_who_is_invited(
    stage: Stage,
) -> None:
    card = await book(stage, "Review tomorrow 15:00 with @wei")
    await stage.direct("invites you to “Review”", WEI.id)

    await stage.types("/room move Review fri 10:00")

    moved = await stage.shows(f"<!date.{TOMORROW_AT_3 + 19 * HOUR}")
    assert moved.ts == card.ts
    await stage.thread(card, f"<@{ANA.id}> moved it from")
    await stage.direct("moved “Review” from", WEI.id)
    await stage.told("“Review” is moved to")


async def test_a_ready_room_that_is_moved_is_ended_and_made_anew_in_time(stage: Stage) -> None:
    await book(stage, "Review in 20m")
    await due(stage, 10 * 60, "Ready since")
    (old,) = made(stage)

    await stage.types("/room move Review in 2h")
    await stage.shows("Planned")
    await stage.until(lambda: made(stage) == [] or None)
    await due(stage, 2 * HOUR - LEAD_S, "Ready since")

    (new,) = made(stage)
    assert new.room_id != old.room_id
    assert new.start > old.start


async def test_a_ready_room_is_renamed_at_the_room_service_too(stage: Stage) -> None:
    card = await book(stage, "Review in 20m")
    await due(stage, 10 * 60, "Ready since")

    await stage.types("/room rename Review Retro")

    await stage.shows(r"\*Retro\*")
    await stage.thread(card, "renamed it from “Review” to “Retro”")
    assert made(stage)[0].settings["RoomName"] == "Retro"


async def test_who_is_invited_later_is_told_and_nobody_twice(stage: Stage) -> None:
    card = await book(stage, "Review tomorrow 15:00 with @wei")
    await stage.direct("invites you to “Review”", WEI.id)

    await stage.types("/room invite Review @wei @sam")

    await stage.direct("invites you to “Review”", SAM.id)
    await stage.thread(card, f"invited <@{SAM.id}>")
    assert len(stage.directly(WEI.id)) == 1
    await stage.shows(f"Invited.*<@{WEI.id}> <@{SAM.id}>")


async def test_a_reminder_is_changed_and_turned_off(stage: Stage) -> None:
    card = await book(stage, "Review in 2h")
    await stage.types("/room remind Review 1h")
    await stage.thread(card, "set the reminder to 1 h before the start")
    await due(stage, HOUR, "“Review” starts in")

    await book(stage, "Quietly in 2h")
    await stage.types("/room remind Quietly off")
    await stage.told("There is no reminder of “Quietly”")
    stage.passes(2 * HOUR)

    await stage.shows("Ready since.*Quietly|Quietly.*Ready since")
    assert [one.text for one in stage.board() if "“Quietly” starts" in one.text] == []


async def test_a_cancelled_booking_is_put_back_until_its_start(stage: Stage) -> None:
    card = await book(stage, "Review in 2h with @wei")
    await stage.types("/room cancel Review")
    off = await stage.shows(f"Cancelled by <@{ANA.id}>")
    await stage.direct("cancelled “Review”", WEI.id)

    await stage.presses(off, "put_back")

    assert (await stage.shows("Planned")).ts == card.ts
    await stage.thread(card, f"<@{ANA.id}> put it back")
    await stage.direct("put “Review” .* back", WEI.id)
    await due(stage, 2 * HOUR - LEAD_S, "Ready since")
    assert stage.calls("create_room") == [0]


async def test_after_its_start_nothing_is_put_back(stage: Stage) -> None:
    await book(stage, "Review in 20m")
    await stage.types("/room cancel Review")
    off = await stage.shows("Cancelled by")
    stage.passes(21 * 60)

    await stage.presses(off, "put_back")

    await stage.told("Its start has passed")
    assert stage.calls("create_room") == []


async def test_cancelling_a_ready_room_ends_it(stage: Stage) -> None:
    await book(stage, "Review in 20m")
    await due(stage, 10 * 60, "Ready since")

    await stage.types("/room cancel Review")

    await stage.shows("Cancelled by")
    await stage.until(lambda: made(stage) == [] or None)


async def test_a_series_is_skipped_once_and_goes_on(stage: Stage) -> None:
    await stage.types("/room schedule Jour fixe every thu 15:00 for 30m")
    await stage.told("Jour fixe.*is booked|booked.*Jour fixe")
    first = await stage.shows("Jour fixe")

    await stage.types("/room skip Jour fixe")

    assert (await stage.shows("Cancelled by")).ts == first.ts
    await stage.thread(first, "skipped it|skipped this one")
    stage.passes(7 * DAY)
    second = await stage.shows(f"<!date.{TOMORROW_AT_3 + 7 * DAY}")
    assert second.ts != first.ts
    assert "Cancelled" not in words(second)


async def test_a_series_that_is_cancelled_as_a_whole_makes_no_more_rooms(stage: Stage) -> None:
    await stage.types("/room schedule Daily every day 15:00 for 30m")
    await stage.shows(r"\*Daily\*")
    await stage.types("/room cancel Daily")
    question = await stage.told("What do you want to cancel")

    await stage.presses(question, "cancel_series")

    await stage.told("The series “Daily” is over")
    await stage.shows("Cancelled by")
    for _ in range(3):
        stage.passes(DAY)
    await stage.types("/room list here")
    await stage.told("Rooms of this channel")
    assert stage.calls("create_room") == []


async def test_each_booking_of_a_series_has_its_own_room_and_card(stage: Stage) -> None:
    await stage.types("/room schedule Daily every day 15:00 2 times for 30m")
    first = await stage.shows(r"\*Daily\*")
    await due(stage, TOMORROW_AT_3 - LEAD_S - stage.clock.now(), "Ready since")

    stage.passes(DAY)

    second = await stage.until(lambda: ready_beside(first, stage))
    assert f"<!date^{TOMORROW_AT_3 + DAY}" in words(second)
    assert stage.calls("create_room") == [0, 0]


def ready_beside(first: Message, stage: Stage) -> Message | None:
    """Return another card than the first one that shows a ready room."""
    others = [one for one in stage.board() if one.ts != first.ts]
    return next((one for one in others if "Ready since" in words(one)), None)


async def test_usual_clauses_count_until_something_else_is_typed(stage: Stage) -> None:
    await stage.types("/room defaults for 30m muted")
    await stage.told("Your usual clauses: `for 30m muted`")

    await book(stage, "Usual in 2h")
    await book(stage, "Longer in 2h for 2h")

    stage.passes(2 * HOUR - LEAD_S)
    rooms = await stage.until(lambda: made(stage) if len(made(stage)) == 2 else None)
    lengths = {room.settings["RoomName"]: room.end - room.start for room in rooms}
    assert lengths == {"Usual": 1800, "Longer": 7200}
    assert {room.settings["IsAudioDisabled"] for room in rooms} == {True}


async def test_a_time_that_may_be_two_is_asked_about_and_nothing_is_guessed(stage: Stage) -> None:
    await stage.types("/room schedule Review tomorrow at 5")
    question = await stage.told("Which time do you mean")
    assert stage.board() == []

    await stage.presses(question, "choose_time_1")

    card = await stage.shows(r"\*Review\*")
    assert f"<!date^{TOMORROW_AT_3 + 2 * HOUR}" in words(card)


async def test_a_move_that_may_be_two_times_is_asked_about_too(stage: Stage) -> None:
    await book(stage, "Review tomorrow 15:00")
    await stage.types("/room move Review tomorrow at 5")
    question = await stage.told("Which time do you mean")

    await stage.presses(question, "choose_time_0")

    await stage.shows(f"<!date.{TOMORROW_AT_3 - 10 * HOUR}")


async def test_who_comes_is_counted_and_named_and_the_last_word_counts(stage: Stage) -> None:
    card = await book(stage, "Review tomorrow 15:00")

    await stage.presses(card, "going", person=ANA.id)
    await stage.presses(card, "going", person=WEI.id)
    await stage.presses(card, "maybe", person=SAM.id)
    await stage.presses(card, "no", person=WEI.id)

    counted = rf"\*Going\* 1  <@{ANA.id}>.*\*Maybe\* 1  <@{SAM.id}>.*\*No\* 1  <@{WEI.id}>"
    assert (await stage.shows(counted)).ts == card.ts


async def test_the_reminder_names_who_said_yes(stage: Stage) -> None:
    card = await book(stage, "Review in 2h")
    await stage.presses(card, "going", person=WEI.id)
    await stage.shows(r"\*Going\* 1")

    reminder = await due(stage, 2 * HOUR - 300, "“Review” starts in")

    assert f"<@{WEI.id}>" in words(reminder)
    assert f"<@{SAM.id}>" not in words(reminder)


async def test_reminders_of_one_instant_in_one_channel_are_one_message(stage: Stage) -> None:
    names = [f"Talk{number}" for number in range(10)]
    for name in names:
        await stage.types(f"/room schedule {name} tomorrow 15:00")
    await stage.until(lambda: len(stage.board()) == 10)

    stage.passes(TOMORROW_AT_3 - 300 - stage.clock.now())

    digest = await stage.shows("10 rooms start soon")
    assert all(f"“{name}”" in words(digest) for name in names)
    await stage.until(lambda: words(stage.board()[0]).count("Ready since"))
    assert [one for one in stage.board() if "starts in" in one.text] == []


async def test_a_guest_may_not_book_but_may_say_that_they_come(stage: Stage) -> None:
    card = await book(stage, "Review tomorrow 15:00")
    await stage.types("/room schedule Party tomorrow 15:00", person=GUEST.id)
    await stage.told("Full members", person=GUEST.id)

    await stage.presses(card, "going", person=GUEST.id)

    await stage.shows(rf"\*Going\* 1  <@{GUEST.id}>")
    assert len(stage.board()) == 1


async def test_only_who_asked_and_admins_may_change_a_booking(stage: Stage) -> None:
    await book(stage, "Review tomorrow 15:00")

    for typed in ("cancel Review", "move Review fri 10:00", "rename Review Ours"):
        await stage.types(f"/room {typed}", person=WEI.id)
    await stage.until(lambda: refusals(stage) == 3 or None)
    assert "Planned" in words(stage.board()[0])
    await stage.types("/room cancel Review", person=SAM.id)

    await stage.shows(f"Cancelled by <@{SAM.id}>")


def refusals(stage: Stage) -> int:
    """Return how often Wei was refused, who reads Chinese."""
    said = [one for one in stage.workspace.messages(GENERAL) if one.ephemeral_to == WEI.id]
    return sum("只有申请该房间的人、房主和工作区管理员" in words(one) for one in said)


async def test_manage_offers_each_person_what_they_may_do(stage: Stage) -> None:
    card = await book(stage, "Review tomorrow 15:00")

    await stage.presses(card, "manage", person=WEI.id)
    await stage.presses(card, "manage", person=ANA.id)

    assert "Cancel" not in words(await stage.told("Make one like it", person=WEI.id))
    assert "Cancel" in words(await stage.told("Make one like it", person=ANA.id))


async def test_the_change_form_moves_and_renames_at_once(stage: Stage) -> None:
    card = await book(stage, "Review tomorrow 15:00")
    echo = await stage.told("“Review” is booked")

    await stage.presses(echo, "change")
    form = await stage.form()
    await stage.sends(form, name="Retro", start_time="17:00")

    changed = await stage.shows(r"\*Retro\*")
    assert changed.ts == card.ts
    assert f"<!date^{TOMORROW_AT_3 + 2 * HOUR}" in words(changed)


async def test_a_loud_name_stays_text_wherever_it_is_said(stage: Stage) -> None:
    await stage.types("/room schedule <!channel> in 2h with @wei")
    card = await stage.shows("&lt;!channel&gt;")
    await stage.direct("invites you to “&lt;!channel&gt;”", WEI.id)
    await stage.types("/room rename last <!here> and <!everyone>")
    await stage.thread(card, "renamed it")

    await due(stage, 2 * HOUR - 300, "starts in")

    said = [*stage.cards(), *stage.directly(WEI.id)]
    assert [one for one in said if re.search("<!(channel|here|everyone)", words(one))] == []
