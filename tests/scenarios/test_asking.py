"""Somebody asks: what is here, what it is like, who they are; and the bot asks back."""

from bot.workspace.world.people import ANA, SAM, WEI
from tests.scenarios.stage import GENERAL, Stage, words


async def test_what_is_made_elsewhere_is_not_listed_here(stage: Stage) -> None:
    await stage.types("/room now Board", channel="C0STANDUP01")
    await stage.card("#standup")

    await stage.types("/room list", person=WEI.id)
    await stage.types("/room list", person=WEI.id, channel="C0STANDUP01")

    assert (await stage.told("yours: none", person=WEI.id)).channel == GENERAL
    assert (await stage.told("Board", person=WEI.id)).channel == "C0STANDUP01"


async def test_today_in_shanghai_is_not_today_in_berlin(stage: Stage) -> None:
    await stage.types("/room now Stand-up")  # 4 November 15:00 UTC: 16:00 and 23:00
    await stage.card()
    stage.clock.push(2 * 3600)  # 18:00 in Berlin, and the 5th in Shanghai

    await stage.types("/room list today", person=WEI.id)
    await stage.types("/room list today", person=ANA.id)

    assert "Stand-up" not in words(await stage.told("Today", person=WEI.id))
    assert "Stand-up" in words(await stage.told("Today", person=ANA.id))


async def test_info_is_private_and_shown_on_the_card(stage: Stage) -> None:
    await stage.types("/room now Stand-up")
    await stage.card()

    await stage.types("/room info last")

    said = await stage.told("What the room service says")
    assert said.ephemeral_to == ANA.id
    await stage.until(lambda: "checked" in words(stage.cards()[0]))


async def test_the_same_room_twice_is_asked_about_and_made_when_meant(stage: Stage) -> None:
    await stage.types("/room now Stand-up")
    await stage.card()
    await stage.types("/room now stand-up")
    said = await stage.told("Nothing new was made")

    await stage.presses(said, "make_another")

    stage.clock.push(2)  # one message a second goes to a channel
    await stage.until(lambda: len(stage.cards()) == 2)
    assert stage.calls("create_room") == [0, 0]


async def test_whoami_names_the_account_and_link_changes_it(stage: Stage) -> None:
    await stage.types("/room link sam.carter", person=SAM.id)
    await stage.told("Linked", person=SAM.id)

    await stage.types("/room now Demo", person=SAM.id)

    await stage.card()
    (room,) = stage.rooms.rooms.all()
    assert room.owner == "sam.carter"


async def test_manage_answers_the_one_who_pressed_with_what_they_may_do(stage: Stage) -> None:
    await stage.types("/room now Stand-up")
    card = await stage.card()

    await stage.presses(card, "manage", person=WEI.id)
    await stage.presses(card, "manage", person=ANA.id)

    assert "End it" not in words(await stage.told("Make one like it", person=WEI.id))
    assert "End it" in words(await stage.told("Make one like it", person=ANA.id))


async def test_a_form_that_is_switched_keeps_what_was_typed(stage: Stage) -> None:
    await stage.types("/room now Retro for 4m")
    await stage.presses(await stage.told("5 minutes to 24 hours"), "reopen_form")
    form = await stage.form()
    before = form.hash

    await stage.chooses(form, "live")
    await stage.until(lambda: form.hash != before)
    await stage.sends(form, notice="Be kind")

    await stage.card()
    (room,) = stage.rooms.rooms.all()
    assert (room.settings["RoomName"], room.settings["Notice"]) == ("Retro", "Be kind")
