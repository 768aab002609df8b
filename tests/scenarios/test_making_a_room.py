"""Somebody makes a room: typed, by the form, and when something stands in the way."""

import re

from bot.workspace.world.faults import Fault
from bot.workspace.world.people import GUEST, SAM, WEI
from tests.scenarios.stage import Stage, words


async def test_a_typed_room_is_made_and_its_card_posted(stage: Stage) -> None:
    await stage.types("/room now Stand-up")

    card = await stage.card()
    (room,) = stage.rooms.rooms.all()
    assert room.settings["RoomName"] == "Stand-up"
    assert room.room_id in words(card)
    assert f"https://join.example/r/{room.room_id}" in words(card)


async def test_the_form_makes_a_room_after_its_error_is_mended(stage: Stage) -> None:
    await stage.types("/room")
    form = await stage.form()

    await stage.sends(form, name="Retro", length="4m")
    assert form.errors == {"length": "A room lasts from 5 minutes to 24 hours."}
    await stage.sends(form, name="Retro", length="45m")

    await stage.card()
    (room,) = stage.rooms.rooms.all()
    assert room.end - room.start == 45 * 60


async def test_a_trigger_that_died_leaves_a_button_that_opens_the_form(stage: Stage) -> None:
    stage.workspace.faults.add(Fault(method="views.open", error="expired_trigger_id"))
    await stage.types("/room")
    said = await stage.told("did not open in time")

    await stage.presses(said, "open_form")

    assert (await stage.form()).source["callback_id"] == "room_form"


async def test_a_guest_is_refused_and_nothing_is_made(stage: Stage) -> None:
    await stage.types("/room now Party", person=GUEST.id)

    said = await stage.told("Full members", person=GUEST.id)

    assert said.ephemeral_to == GUEST.id
    assert stage.calls("create_room") == []


async def test_a_taken_id_is_one_press_away_from_the_next(stage: Stage) -> None:
    await stage.types("/room now One id standup", person=WEI.id)
    await stage.card()
    stage.clock.push(2)  # one id may be asked for once a second
    await stage.types("/room now Two id standup")
    said = await stage.told("100003")

    await stage.presses(said, "use_id")

    stage.clock.push(2)  # and one message a second goes to a channel
    await stage.until(lambda: len(stage.cards()) == 2)
    assert {room.room_id for room in stage.rooms.rooms.all()} == {"standup", "standup-2"}


async def test_a_refusal_is_explained_to_the_asker_alone_and_can_be_asked_about(
    stage: Stage,
) -> None:
    stage.fails(code=100007)
    await stage.types("/room now Stand-up")
    said = await stage.told("100007")
    reference = re.search(r"gr-[0-9A-Z]{6}", words(said))
    assert reference is not None

    await stage.types(f"/room explain {reference[0]}")

    await stage.told(f"What happened in {reference[0]}")
    assert stage.cards() == []


async def test_what_failed_is_made_by_retry(stage: Stage) -> None:
    stage.fails(code=100007)
    await stage.types("/room now Stand-up")
    said = await stage.told("100007")

    await stage.presses(said, "retry")

    assert "Stand-up" in words(await stage.card())
    assert stage.calls("create_room") == [100007, 0]


async def test_a_room_in_a_channel_that_we_are_not_in_is_said_by_the_askers_own_way(
    stage: Stage,
) -> None:
    await stage.types("/room now Chat", channel="C0LOUNGE001")

    assert (await stage.card("#lounge")).bot_id
    assert stage.calls("create_room") == [0]


async def test_an_admin_ends_somebody_elses_room(stage: Stage) -> None:
    await stage.types("/room now Stand-up")
    await stage.card()

    await stage.types("/room end Stand-up", person=SAM.id)

    await stage.told("has ended", person=SAM.id)
    await stage.until(lambda: "Over. Ended by" in words(stage.cards()[0]))
    assert list(stage.rooms.rooms.all()) == []
