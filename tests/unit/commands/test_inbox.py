"""From a kept delivery to its answer: after a restart, and when something goes wrong."""

import logging

import pytest

from bot.ports import Arrival
from bot.slack.buttons import pack
from commands import take_up_waiting
from commands.asked import Asked, Kind
from tests.factories import a_place
from tests.unit.commands.front import Front
from tests.unit.slack.slack_server import Told, no


def an_asked(kind: Kind, name: str, text: str = "", key: str = "k1") -> Asked:
    return Asked(kind, name, text, a_place(), 1_793_804_000.0, key)


async def left_over(front: Front, asked: Asked) -> None:
    """Let a row stand in the inbox, as a crash leaves it, and take it up."""
    await front.desk.outside.store.inbox.put(asked.arrival())
    await take_up_waiting(front.desk)
    await front.settled()


async def test_a_restart_makes_the_room_that_was_asked_for(front: Front) -> None:
    await left_over(front, an_asked(Kind.COMMAND, "now", "Stand-up"))

    assert len(front.world.room_api.rooms) == 1
    assert await front.waiting() == []


async def test_a_restart_does_what_was_pressed(front: Front) -> None:
    booking = (await front.world.book()).booking
    await front.world.run_due()

    await left_over(front, an_asked(Kind.BUTTON, "end", pack(booking=booking.id)))

    assert front.world.room_api.rooms == {}


@pytest.mark.parametrize("kind", [Kind.COMMAND, Kind.BUTTON])
async def test_what_an_older_version_kept_and_we_do_not_know_is_told(
    front: Front, kind: Kind
) -> None:
    await left_over(front, an_asked(kind, "teleport"))

    assert "I no longer know how to do that" in front.whispers()[0]
    assert await front.waiting() == []


@pytest.mark.parametrize("payload", ["", "[]", "{}", '{"kind": "smoke"}', '{"place": 1}'])
async def test_a_row_that_cannot_be_read_holds_nothing_up(
    front: Front, payload: str, caplog: pytest.LogCaptureFixture
) -> None:
    await front.desk.outside.store.inbox.put(Arrival("rubbish", "command", payload, 1.0))

    await left_over(front, an_asked(Kind.COMMAND, "now", "Stand-up"))

    assert len(front.world.room_api.rooms) == 1
    assert await front.waiting() == []
    assert "rubbish" in caplog.text


async def test_a_restart_answers_by_the_way_back_while_it_lives(front: Front) -> None:
    await front.command("link anna.b", trigger_id="1")
    await front.settled()

    assert "Linked" in str(front.slack.asked("respond")[0]["text"])


async def test_an_answer_that_slack_does_not_take_undoes_nothing(
    front: Front, caplog: pytest.LogCaptureFixture
) -> None:
    front.slack.tell["respond"].append(Told("", status=500))
    caplog.set_level(logging.WARNING)

    await front.command("link anna.b")
    await front.settled()

    kept = await front.desk.outside.store.accounts.get("T0ACME", "U0ANNA")
    assert kept is not None
    assert kept.account == "anna.b"
    assert await front.waiting() == []
    assert "could not be said" in caplog.text


async def test_a_way_back_that_is_used_up_is_not_the_only_one(front: Front) -> None:
    front.slack.tell["respond"].append(no("used_url"))

    await front.command("whoami")
    await front.settled()

    (said,) = front.slack.asked("chat.postEphemeral")
    assert (said["channel"], said["user"]) == ("C0TEAM", "U0ANNA")
