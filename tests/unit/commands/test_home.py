"""The home tab over the front: opened, pressed, answered in a window."""

import asyncio
import json
from typing import Any

import pytest

from bot.rooms.lifecycle import State
from bot.slack.buttons import pack
from bot.workspace.delivery.signing import signed_headers
from tests.unit.commands.front import SECRET, Front
from tests.unit.slack.slack_server import no

HOME = {"type": "home", "id": "V0HOME", "callback_id": "home"}
WINDOW = {"type": "modal", "id": "V0WINDOW", "callback_id": "window"}


async def open_home(front: Front, *, tab: str = "home", user: str = "U0ANNA") -> int:
    """Open the app's home; return the status of the answer."""
    event = {"type": "app_home_opened", "user": user, "channel": "D0ANNA", "tab": tab}
    said = {"type": "event_callback", "team_id": "T0ACME", "event_id": "Ev1", "event": event}
    raw = json.dumps(said)
    headers = signed_headers(SECRET, raw, "application/json")
    answer = await front.http.post("/slack/events", content=raw, headers=headers)
    await front.settled()
    return answer.status_code


async def press(front: Front, name: str, booking_id: str = "", **fields: Any) -> None:  # noqa: ANN401 - any payload
    """Press a button of the home tab, or of what `fields` say: no channel, no way back."""
    where: dict[str, Any] = {"channel": None, "response_url": None, "view": HOME}
    value = pack(booking=booking_id) if booking_id else pack()
    await front.press(name, value, **{**where, **fields})
    await front.settled()


async def a_room(front: Front, *, fails: bool = False) -> str:
    if fails:
        front.world.room_api.fail_with(100007, 1)
    booking = (await front.world.book(name="Stand-up")).booking
    await front.world.run_due()
    return booking.id


def windows(front: Front, method: str = "views.open") -> list[str]:
    return [json.dumps(one["view"], ensure_ascii=False) for one in front.slack.asked(method)]


async def test_opening_a_home_publishes_it(front: Front) -> None:
    await a_room(front)

    assert await open_home(front) == 200

    [call] = front.slack.asked("views.publish")
    assert call["user_id"] == "U0ANNA"
    assert "Stand-up" in json.dumps(call["view"])


async def test_opening_the_messages_publishes_nothing(front: Front) -> None:
    assert await open_home(front, tab="messages") == 200

    assert front.slack.asked("views.publish") == []


async def test_opening_a_home_keeps_no_row(front: Front) -> None:
    await open_home(front)

    assert await front.waiting() == []


async def test_manage_opens_a_window(front: Front) -> None:
    booking_id = await a_room(front)

    await press(front, "manage", booking_id)

    [shown] = windows(front)
    assert "You may end it" in shown
    assert front.whispers() == []
    assert front.slack.asked("chat.postMessage") == []


@pytest.mark.parametrize(
    ("name", "fails", "said"),
    [
        ("retry", True, "Trying again"),
        ("explain", True, "100007"),
        ("end", False, "has ended"),
        ("show", False, "What the room service says"),
        ("refresh", False, "What the room service says"),
    ],
)
async def test_every_press_on_a_home_is_answered_in_a_window(
    front: Front, name: str, said: str, *, fails: bool
) -> None:
    booking_id = await a_room(front, fails=fails)

    await press(front, name, booking_id)

    assert said in windows(front)[0]


async def test_a_press_in_a_window_is_answered_in_it(front: Front) -> None:
    booking_id = await a_room(front)

    await press(front, "end", booking_id, view=WINDOW)

    [call] = front.slack.asked("views.update")
    assert call["view_id"] == "V0WINDOW"
    assert "has ended" in windows(front, "views.update")[0]
    stored = await front.desk.outside.store.bookings.get(booking_id)
    assert stored is not None
    assert stored.state is State.OVER


async def test_a_refusal_is_shown_where_it_was_pressed(front: Front) -> None:
    await press(front, "manage", "no-such-booking", view=WINDOW)

    assert "Cause" in windows(front, "views.update")[0]


async def test_a_form_opens_above_the_window(front: Front) -> None:
    booking_id = await a_room(front)

    await press(front, "again", booking_id, view=WINDOW)

    assert "Make a room" in windows(front, "views.push")[0]
    assert windows(front) == []


async def test_a_window_that_no_longer_opens_is_a_direct_message(front: Front) -> None:
    booking_id = await a_room(front)
    front.slack.tell["views.open"].append(no("expired_trigger_id"))

    await press(front, "manage", booking_id)

    [call] = front.slack.asked("chat.postMessage")
    assert call["channel"] == "U0ANNA"
    assert "You may end it" in json.dumps(call["blocks"])


async def test_what_is_taken_up_after_a_restart_has_no_trigger_and_is_told_directly(
    front: Front,
) -> None:
    booking_id = await a_room(front)

    await press(front, "end", booking_id, trigger_id="")

    assert windows(front) == []
    assert "has ended" in json.dumps(front.slack.asked("chat.postMessage"))


async def test_a_form_opened_at_home_asks_for_the_channel(front: Front) -> None:
    await press(front, "open_form")
    view = front.slack.asked("views.open")[0]["view"]
    kind = {"kind": {"kind": {"selected_option": {"value": "conference"}}}}

    ack = await front.send({**view, "state": {"values": kind}})

    assert "opened in none" in ack.json()["errors"]["channel"]


async def test_a_form_opened_at_home_makes_its_room_where_it_says(front: Front) -> None:
    await press(front, "open_form")
    view = front.slack.asked("views.open")[0]["view"]
    values = {
        "kind": {"kind": {"selected_option": {"value": "conference"}}},
        "channel": {"channel": {"selected_conversation": "C0ROAD"}},
    }

    ack = await front.send({**view, "state": {"values": values}})
    await front.settled()

    assert ack.text == ""
    [card] = front.world.announcer.cards.values()
    assert card.channel_id == "C0ROAD"
    assert "its card goes to" in json.dumps(front.slack.asked("chat.postMessage"))


async def test_a_home_that_was_opened_follows_its_owners_own_changes(front: Front) -> None:
    await open_home(front)

    await front.command("defaults muted")
    await front.settled()
    await until_published(front, 2)

    assert "`muted`" in json.dumps(front.slack.asked("views.publish")[-1]["view"])


async def until_published(front: Front, times: int) -> None:
    """Wait for what follows a third of a second after a change."""

    for _ in range(100):
        if len(front.slack.asked("views.publish")) >= times:
            return
        await asyncio.sleep(0.05)
