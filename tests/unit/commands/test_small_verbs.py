"""``info``, ``end``, ``link``, ``whoami``: what each answers, and to whom it answers no."""

import pytest

from bot.errors import BadInput
from commands.grammar.references import reference
from tests.unit.commands.front import Front


async def told(front: Front, typed: str, **fields: str) -> str:
    await front.command(typed, **fields)
    await front.settled()
    return front.whispers()[-1]


async def a_room(front: Front, name: str = "Retro") -> None:
    await front.world.book(name=name)
    await front.world.run_due()


async def test_info_tells_what_the_room_service_says(front: Front) -> None:
    await a_room(front)

    assert "What the room service says" in await told(front, "info last")


async def test_info_of_a_room_that_is_only_planned_tells_the_plan(front: Front) -> None:
    await front.world.schedule(name="Retro")

    said = await told(front, "info last")

    assert "“Retro” · Conference room · planned" in said
    assert front.world.room_api.rooms == {}


async def test_info_without_a_room_asks_for_one(front: Front) -> None:
    assert "Name the room" in await told(front, "info")


async def test_a_quiet_room_is_not_found_by_name_by_others(front: Front) -> None:
    await front.world.book(name="Surprise party", is_quiet=True)
    await front.world.run_due()

    assert "Surprise party" not in await told(front, "info surprise", user_id="U0BEN")


async def test_end_ends_the_room_for_everybody(front: Front) -> None:
    await a_room(front)

    said = await told(front, "end last")

    assert "has ended" in said
    assert front.world.room_api.rooms == {}


async def test_end_of_somebody_elses_room_is_refused(front: Front) -> None:
    await a_room(front)

    said = await told(front, "end Retro", user_id="U0BEN")

    assert "Could not end the room: that is not yours to do." in said
    assert len(front.world.room_api.rooms) == 1


async def test_whoami_says_which_account_and_by_which_rule(front: Front) -> None:
    said = await told(front, "whoami")

    assert "`U0ANNA`" in said
    assert "slack-id" in said


async def test_a_linked_account_is_mine_from_then_on(front: Front) -> None:
    await told(front, "link anna.b")

    said = await told(front, "whoami")

    assert "`anna.b`" in said
    assert "/room link" in said


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("link", "/room link ana.berger"),
        ("link anna b", "no spaces"),
        ("link anna\u00e9", "printable ASCII"),
        (f"link {'a' * 33}", "at most 32 bytes"),
        ("link administrator", "own"),
    ],
)
async def test_an_account_that_nobody_can_have_is_refused(
    front: Front, typed: str, why: str
) -> None:
    said = await told(front, typed)

    assert "Could not link the account: " in said
    assert why in said


async def test_an_account_belongs_to_one_person(front: Front) -> None:
    await told(front, "link shared")

    assert "somebody else" in await told(front, "link shared", user_id="U0BEN")


@pytest.mark.parametrize("typed", ["now Retro", "live Retro", "whoami", "link anna"])
async def test_a_guest_is_refused(front: Front, typed: str) -> None:
    front.world.directory.add("U0GIL", "Gil", is_outsider=True)

    said = await told(front, typed, user_id="U0GIL")

    assert "Full members of this workspace can" in said
    assert front.world.room_api.rooms == {}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" last ", "last"),
        ('"Sprint review"', "Sprint review"),
        ("“Sprint review”", "Sprint review"),
        ("R&amp;D", "R&D"),
        ("gr-7F3K9A", "gr-7F3K9A"),
    ],
)
def test_a_reference_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    assert reference(typed) == meant


@pytest.mark.parametrize("typed", ["", "  ", '""', "x" * 201])
def test_what_names_no_room_is_refused(typed: str) -> None:
    with pytest.raises(BadInput) as refused:
        reference(typed)

    assert set(refused.value.problems) == {"ref"}
