"""Buttons: what each does, for whom, and what rubbish in one gets."""

import json

import pytest

from bot.rooms.draft import Draft
from bot.rooms.lifecycle import State
from bot.slack.buttons import Button, pack
from commands.buttons import BUTTONS
from tests.factories import a_place, a_request
from tests.unit.commands.front import Front
from tests.unit.usecases.conftest import World

BEN = {"id": "U0BEN", "team_id": "T0ACME"}
# Of these nobody has a row of rooms: they carry text, or nothing.
WITHOUT_A_ROOM = {Button.JOIN, Button.COPY_FOR_SUPPORT, Button.OPEN_FORM, "kind"}


async def a_room(world: World) -> str:
    """Make a room that Anna asked for and return its booking's id."""
    booking = (await world.book(name="Sprint review")).booking
    await world.run_due()
    return booking.id


async def a_failed_room(world: World) -> str:
    """Let a room fail for want of a package."""
    world.room_api.fail_with(100007, 1)
    return await a_room(world)


async def a_draft(front: Front, **fields: str) -> str:
    """Keep what Anna typed and return its id."""
    draft = Draft("d1", a_place(), a_request(name="Retro"), front.world.clock.now(), fields)
    await front.desk.outside.store.drafts.keep(draft)
    return pack(draft="d1")


def test_every_button_that_we_show_does_something() -> None:
    assert BUTTONS.keys() == {*Button, "kind"}


@pytest.mark.parametrize("name", sorted(BUTTONS.keys() - WITHOUT_A_ROOM))
@pytest.mark.parametrize("value", ["", "rubbish", "[]", '{"booking": 7}', "[" * 3000])
async def test_rubbish_in_a_button_gets_a_sentence(front: Front, name: str, value: str) -> None:
    ack = await front.press(name, value)
    await front.settled()

    assert ack.status_code == 200
    assert "not one that I know" in front.whispers()[0]
    assert await front.waiting() == []


@pytest.mark.parametrize("name", ["refresh", "show", "manage", "end", "retry", "use_id"])
async def test_a_room_that_is_gone_is_told(front: Front, name: str) -> None:
    await front.press(name, pack(booking="nobody"))
    await front.settled()

    assert "*Reference*  `gr-" in front.whispers()[0]
    assert "no room" in front.whispers()[0].lower()


async def test_a_room_of_another_workspace_is_none(front: Front) -> None:
    booking_id = await a_room(front.world)

    await front.press("show", pack(booking=booking_id), team={"id": "T0OTHER"})
    await front.settled()

    assert "Sprint review" not in front.whispers()[0]


async def test_join_is_the_browsers_to_do(front: Front) -> None:
    await front.press("join", pack(booking="b1"))
    await front.settled()

    assert front.slack.calls == []


async def test_refresh_shows_on_the_card_what_is_true_now(front: Front) -> None:
    booking_id = await a_room(front.world)
    front.world.clock.push(120)

    await front.press("refresh", pack(booking=booking_id))
    await front.settled()

    shown = front.world.announcer.shown(booking_id)
    assert shown.checked_at == front.world.clock.now()
    assert front.whispers() == []


async def test_refresh_of_a_room_that_is_gone_says_so_and_ends_its_card(front: Front) -> None:
    booking_id = await a_room(front.world)
    front.world.room_api.rooms.clear()

    await front.press("refresh", pack(booking=booking_id))
    await front.settled()

    assert front.world.announcer.shown(booking_id).state is State.OVER
    assert "100004" in front.whispers()[0]


async def test_show_tells_what_the_room_service_says(front: Front) -> None:
    booking_id = await a_room(front.world)

    await front.press("show", pack(booking=booking_id))
    await front.settled()

    assert "What the room service says" in front.whispers()[0]


@pytest.mark.parametrize(("user", "may"), [({"id": "U0ANNA"}, True), (BEN, False)])
async def test_manage_shows_the_end_button_to_whom_it_belongs(
    front: Front, user: dict[str, str], *, may: bool
) -> None:
    booking_id = await a_room(front.world)

    await front.press("manage", pack(booking=booking_id), user=user)
    await front.settled()

    assert ("End it" in front.whispers()[0]) is may


async def test_end_by_somebody_else_is_refused_and_the_room_stays(front: Front) -> None:
    booking_id = await a_room(front.world)

    await front.press("end", pack(booking=booking_id), user=BEN)
    await front.settled()

    assert len(front.world.room_api.rooms) == 1
    assert "admin of this workspace" in front.whispers()[0]


async def test_retry_makes_the_room_after_all(front: Front) -> None:
    booking_id = await a_failed_room(front.world)

    await front.press("retry", pack(booking=booking_id))
    await front.settled()

    assert "Trying again" in front.whispers()[0]
    assert front.world.announcer.shown(booking_id).state is State.READY


async def test_use_the_next_free_id_makes_the_room_under_it(front: Front) -> None:
    booking_id = await a_failed_room(front.world)

    await front.press("use_id", pack(booking=booking_id, room_id="sprint-review-2"))
    await front.settled()

    assert list(front.world.room_api.rooms) == ["sprint-review-2"]


async def test_make_another_makes_a_second_room_of_the_name(front: Front) -> None:
    await front.world.book(name="Retro")
    await front.world.run_due()

    await front.press("make_another", await a_draft(front))
    await front.settled()

    assert [room.name for room in front.world.room_api.rooms.values()] == ["Retro", "Retro"]


@pytest.mark.parametrize("name", ["make_another", "reopen_form"])
async def test_a_draft_is_given_back_only_to_who_typed_it(front: Front, name: str) -> None:
    value = await a_draft(front, room_id="my secret")

    await front.press(name, value, user=BEN)
    await front.settled()

    assert front.world.room_api.rooms == {}
    assert front.slack.asked("views.open") == []
    assert "type it again" in front.whispers()[0]
    assert "my secret" not in front.whispers()[0]


async def test_a_draft_brings_the_form_back_as_it_was_typed(front: Front) -> None:
    await front.press("reopen_form", await a_draft(front, room_id="bad/id"))
    await front.settled()

    (opened,) = front.slack.asked("views.open")
    shown = json.dumps(opened["view"])
    assert "Retro" in shown
    assert "bad/id" in shown


async def test_again_opens_the_form_of_a_room_like_it(front: Front) -> None:
    booking_id = await a_room(front.world)

    await front.press("again", pack(booking=booking_id))
    await front.settled()

    assert "Sprint review" in json.dumps(front.slack.asked("views.open")[0]["view"])


async def test_choose_an_id_opens_the_form_of_the_room_that_failed(front: Front) -> None:
    booking_id = await a_failed_room(front.world)

    await front.press("choose_id", pack(booking=booking_id))
    await front.settled()

    assert "Sprint review" in json.dumps(front.slack.asked("views.open")[0]["view"])


async def test_open_form_opens_an_empty_one(front: Front) -> None:
    await front.press("open_form")
    await front.settled()

    assert "initial_value" not in json.dumps(front.slack.asked("views.open")[0]["view"])


async def test_copy_for_support_opens_a_window_with_the_text(front: Front) -> None:
    await front.press("copy_for_support", pack(text="Our reference: gr-7F3K9A"))
    await front.settled()

    (opened,) = front.slack.asked("views.open")
    assert "gr-7F3K9A" in json.dumps(opened["view"])
