"""The room service says no: every code that waiting does not help is explained to the asker."""

import re

import pytest

from tests.blackbox.room_service import Fault, How
from tests.blackbox.room_service.codes import ABOUT_THE_SIGNATURE, NOT_HELPED_BY_WAITING
from tests.blackbox.slack import Asked
from tests.blackbox.stage import JOIN_AT, Stage, button

CODES = (*ABOUT_THE_SIGNATURE, *NOT_HELPED_BY_WAITING)
TAKEN = {100003, 100011}  # with an id of our own making the bot would just take another
UNKNOWN = 199999


@pytest.fixture(scope="module")
async def refused(stage: Stage) -> dict[int, Asked]:
    """Ask for one room per code, each of which the room service refuses with that code."""
    return {code: await ask(stage, code) for code in (*CODES, UNKNOWN)}


async def ask(stage: Stage, code: int) -> Asked:
    """Ask for a room that will be refused with `code`."""
    stage.room_service.script.add(Fault(How.CODE, room=f"code-{code}", code=code))
    clause = f" id taken-{code}" if code in TAKEN else ""
    if code == 100003:
        occupy(stage, f"taken-{code}")
    return await stage.slack.type(f"now code-{code}{clause}")


def occupy(stage: Stage, room_id: str) -> None:
    """Let `room_id` be somebody else's conference."""
    other = {"RoomId": room_id, "RoomType": "Conference", "RoomName": "Theirs"}
    stage.room_service.rooms.kept[room_id] = {**other, "Owner_Account": "somebody-else"}


@pytest.mark.parametrize("code", [*CODES, UNKNOWN])
async def test_a_refusal_is_explained_with_its_code_and_request(
    stage: Stage, refused: dict[int, Asked], code: int
) -> None:
    told = await stage.told(refused[code], rf"\b{code}\b.*", within=30)

    requests = [c.request_id for c in stage.room_service.ledger.creates(f"code-{code}")]
    assert any(request in told.text for request in requests)
    assert re.search(r"\bCause\b", told.text)
    assert re.search(r"\bDo\b", told.text)


@pytest.mark.parametrize("code", [*CODES, UNKNOWN])
async def test_a_refusal_shows_no_way_in_and_nothing_to_the_channel(
    stage: Stage, refused: dict[int, Asked], code: int
) -> None:
    told = await stage.told(refused[code], rf"\b{code}\b", within=30)

    assert JOIN_AT not in str(told.content)
    assert [b.text for b in told.buttons if re.search(r"\bjoin\b", b.text, re.IGNORECASE)] == []
    assert stage.slack.record.public(refused[code].channel) == []


@pytest.mark.parametrize("code", ABOUT_THE_SIGNATURE)
async def test_a_signature_code_is_answered_by_one_new_signature_at_most(
    stage: Stage, refused: dict[int, Asked], code: int
) -> None:
    await stage.told(refused[code], rf"\b{code}\b", within=30)

    assert 1 <= len(stage.room_service.ledger.creates(f"code-{code}")) <= 2


@pytest.mark.parametrize("code", [60010, 60016, 70051, 100002, 100007, 100013, 100026, 101011])
async def test_what_waiting_does_not_help_is_not_tried_again(
    stage: Stage, refused: dict[int, Asked], code: int
) -> None:
    await stage.told(refused[code], rf"\b{code}\b", within=30)

    assert len(stage.room_service.ledger.creates(f"code-{code}")) == 1


async def test_the_room_services_own_words_are_quoted_and_harmless(stage: Stage) -> None:
    words = "group id is not printable! <!here> & <https://evil.example|click>"
    stage.room_service.script.add(Fault(How.CODE, room="Quoted", code=100002, info=words))

    asked = await stage.slack.type("now Quoted")

    told = await stage.told(asked, "100002")
    assert "group id is not printable! &lt;!here&gt; &amp; &lt;https://evil.example" in told.text
    assert not re.search(r"<!here|<https://evil", stage.slack.record.all_text())


async def test_the_next_free_id_is_one_press_away(stage: Stage) -> None:
    occupy(stage, "sprint-review")
    asked = await stage.slack.type("now Sprint review id sprint-review")
    told = await stage.told(asked, "100003")

    await stage.slack.press(button(told, "sprint-review-2"), told, user=asked.user)

    assert "sprint-review-2" in (await stage.card(asked)).text
    assert "sprint-review-2" in stage.room_service.rooms.kept


async def test_a_refusal_for_one_does_not_stop_the_next(
    stage: Stage, refused: dict[int, Asked]
) -> None:
    asked = await stage.slack.type("now Still working")

    assert refused
    assert await stage.card(asked)
