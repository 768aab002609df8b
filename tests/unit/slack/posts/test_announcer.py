"""The card of a booking reaches its channel, once, and is edited there."""

from typing import Any

import pytest

from bot.errors import (
    Fault,
    RoomApiRefused,
    RoomApiUnreachable,
    SlackRefused,
    SlackUnreachable,
    Try,
)
from bot.explain.explain import explain
from bot.rooms.booking import Booking, Card
from bot.rooms.lifecycle import State
from bot.rooms.request import When
from bot.slack.cards import Cards
from bot.slack.posts.announcer import SlackAnnouncer
from tests.factories import NOW, a_booking, a_request
from tests.unit.slack.conftest import Line
from tests.unit.slack.slack_server import Told, no

KEY = "card:b0000001"
MARK = {"event_type": "greenroom_card", "event_payload": {"key": KEY}}


def announcer(line: Line) -> SlackAnnouncer:
    cards = Cards(None, line.clock)
    return SlackAnnouncer(line.clients(), line.responder, cards, line.clock, line.poster())


def planned(**changes: Any) -> Booking:  # noqa: ANN401 - any field of a booking
    """Return a booking for tomorrow."""
    when = When(NOW + 86400, "2026-11-05T15:00", "UTC")
    valid: dict[str, Any] = {"request": a_request(when=when), "starts_at": NOW + 86400}
    return a_booking(**(valid | changes))


def buttons(sent: dict[str, Any]) -> dict[str, str]:
    """Return the value of each button of a message."""
    rows = [one["elements"] for one in sent["blocks"] if one["type"] == "actions"]
    return {one["action_id"]: one["value"] for row in rows for one in row}


def ready(**changes: Any) -> Booking:  # noqa: ANN401 - any field of a booking
    return a_booking(state=State.READY, made_at=float(NOW), **changes)


async def test_a_card_is_posted_with_its_key_and_no_unfurling(line: Line) -> None:
    card = await announcer(line).post_card(ready(), KEY)

    [sent] = line.slack.asked("chat.postMessage")
    assert card == Card("C0TEAM", "1793804400.000100")
    assert sent["metadata"] == MARK
    assert (sent["channel"], sent["unfurl_links"], sent["unfurl_media"]) == ("C0TEAM", False, False)


@pytest.mark.parametrize(
    "word",
    ["not_in_channel", "channel_not_found", "is_archived", "restricted_action", "token_revoked"],
)
async def test_where_the_bot_may_not_post_the_askers_way_back_may(line: Line, word: str) -> None:
    line.slack.tell["chat.postMessage"].append(no(word))

    card = await announcer(line).post_card(ready(reply=line.reply()), KEY)

    [said] = line.slack.asked("respond")
    assert card == Card("C0TEAM", "")
    assert said["response_type"] == "in_channel"


async def test_a_card_for_another_channel_goes_to_the_asker_with_how_to_let_the_bot_in(
    line: Line,
) -> None:
    line.slack.tell["chat.postMessage"] += [
        no("not_in_channel"),
        Told({"ok": True, "channel": "D0ANNA", "ts": "1.2"}),
    ]

    card = await announcer(line).post_card(ready(channel_id="C0OTHER", reply=line.reply()), KEY)

    sent = line.slack.asked("chat.postMessage")[1]
    assert card == Card("D0ANNA", "1.2")
    assert sent["channel"] == "U0ANNA"
    assert "/invite" in str(sent["blocks"][-1])
    assert line.slack.asked("respond") == []


async def test_without_a_token_a_card_for_another_channel_goes_by_the_askers_way_back(
    line: Line,
) -> None:
    line.slack.tell["chat.postMessage"] += [no("token_revoked"), no("token_revoked")]

    card = await announcer(line).post_card(ready(channel_id="C0OTHER", reply=line.reply()), KEY)

    [said] = line.slack.asked("respond")
    assert card == Card("C0OTHER", "")
    assert said["response_type"] == "ephemeral"


async def test_a_quiet_card_is_for_the_asker_alone(line: Line) -> None:
    booking = ready(request=a_request(is_quiet=True), reply=line.reply())

    card = await announcer(line).post_card(booking, KEY)

    [said] = line.slack.asked("respond")
    assert card == Card("C0TEAM", "")
    assert said["response_type"] == "ephemeral"
    assert line.slack.asked("chat.postMessage") == []


async def test_a_lost_answer_to_a_post_is_told_as_such(line: Line) -> None:
    line.slack.tell["chat.postMessage"].append(None)

    with pytest.raises(SlackUnreachable):
        await announcer(line).post_card(ready(), KEY)

    assert len(line.slack.asked("chat.postMessage")) == 1


async def test_a_refusal_everywhere_is_not_hidden(line: Line) -> None:
    line.slack.tell["chat.postMessage"] += [no("token_revoked")] * 3
    line.slack.tell["chat.postEphemeral"].append(no("token_revoked"))

    with pytest.raises(SlackRefused, match="token_revoked"):
        await announcer(line).post_card(ready(), KEY)


async def test_a_lost_card_is_looked_for_where_it_was_meant_to_be(line: Line) -> None:
    lost = {"messages": [{"ts": "1.3", "metadata": MARK}]}
    line.slack.tell["conversations.history"].append(Told({"ok": True, **lost}))

    card = await announcer(line).find_card(ready(), KEY, float(NOW))

    assert card == Card("C0TEAM", "1.3")


async def test_a_scheduled_card_that_may_not_be_posted_goes_to_the_asker_who_can_move_it(
    line: Line,
) -> None:
    line.slack.tell["chat.postMessage"] += [
        no("not_in_channel"),
        Told({"ok": True, "channel": "D0ANNA", "ts": "1.2"}),
    ]

    card = await announcer(line).post_card(planned(reply=line.reply()), KEY)

    sent = line.slack.asked("chat.postMessage")[1]
    assert card == Card("D0ANNA", "1.2")
    assert (sent["channel"], sent["metadata"]) == ("U0ANNA", MARK)
    assert "/invite" in str(sent["blocks"])
    assert buttons(sent)["post_here"] == '{"booking":"b0000001","channel":"C0TEAM"}'
    assert line.slack.asked("respond") == []  # what goes that way could never be edited


async def test_nobody_is_told_to_invite_the_bot_to_a_direct_message(line: Line) -> None:
    line.slack.tell["chat.postMessage"].append(no("channel_not_found"))

    await announcer(line).post_card(planned(channel_id="D0OTHERS"), KEY)

    sent = line.slack.asked("chat.postMessage")[1]
    assert "between others" in str(sent["blocks"][-1])
    assert "/invite" not in str(sent["blocks"])
    assert "post_here" not in buttons(sent)


async def test_a_second_card_in_a_channel_waits_for_its_turn(line: Line) -> None:
    speaks = announcer(line)
    await speaks.post_card(ready(), KEY)
    await speaks.post_card(ready(), "card:b0000002")
    await speaks.post_card(ready(channel_id="C0OTHER"), "card:b0000003")

    assert line.clock.now() == NOW + 1.0
    assert len(line.slack.asked("chat.postMessage")) == 3


async def test_a_card_is_edited_where_it_stands(line: Line) -> None:
    booking = a_booking(state=State.OVER, card=Card("C0TEAM", "1.2"))

    assert await announcer(line).edit_card(booking)

    [sent] = line.slack.asked("chat.update")
    assert (sent["channel"], sent["ts"]) == ("C0TEAM", "1.2")
    assert "Over" in sent["text"]


@pytest.mark.parametrize(
    ("state", "is_offered"),
    [(State.PLANNED, True), (State.READY, True), (State.OVER, False), (State.CANCELLED, False)],
)
async def test_a_card_that_went_to_the_asker_can_be_moved_until_it_is_over(
    line: Line, state: State, *, is_offered: bool
) -> None:
    await announcer(line).edit_card(planned(state=state, card=Card("D0ANNA", "1.2")))

    [sent] = line.slack.asked("chat.update")
    assert ("post_here" in buttons(sent)) is is_offered
    assert ("/invite" in str(sent["blocks"])) is is_offered


@pytest.mark.parametrize("card", [Card("D0ANNA", "1.2"), Card("C0TEAM", "1.2")])
async def test_a_card_where_it_belongs_has_no_way_there(line: Line, card: Card) -> None:
    await announcer(line).edit_card(planned(channel_id=card.channel_id, card=card))

    [sent] = line.slack.asked("chat.update")
    assert "post_here" not in buttons(sent)


@pytest.mark.parametrize("card", [None, Card("C0TEAM", "")])
async def test_a_card_without_a_ts_is_left_alone(line: Line, card: Card | None) -> None:
    assert await announcer(line).edit_card(ready(card=card))
    assert line.slack.calls == []


@pytest.mark.parametrize("word", ["message_not_found", "cant_update_message", "is_archived"])
async def test_a_card_that_is_gone_is_told_as_such(line: Line, word: str) -> None:
    line.slack.tell["chat.update"].append(no(word))

    is_there = await announcer(line).edit_card(ready(card=Card("C0TEAM", "1.2")))

    assert not is_there
    assert len(line.slack.asked("chat.update")) == 1


async def test_a_refused_edit_for_another_reason_is_told(line: Line) -> None:
    line.slack.tell["chat.update"].append(no("invalid_auth"))

    with pytest.raises(SlackRefused):
        await announcer(line).edit_card(ready(card=Card("C0TEAM", "1.2")))


async def test_who_waits_hears_that_it_is_tried_again(line: Line) -> None:
    await announcer(line).say_trying(a_booking(state=State.PREPARING, reply=line.reply()))

    [said] = line.slack.asked("respond")
    assert said["response_type"] == "ephemeral"
    assert "trying again" in said["text"]


async def test_a_failure_is_explained_with_buttons_that_carry_the_booking(line: Line) -> None:
    refused = RoomApiRefused("create_room", (Try(NOW, 0.1, 100003, "taken", "Id-1-O"),))
    booking = a_booking(state=State.FAILED, reply=line.reply())

    await announcer(line).tell_failure(booking, explain(refused), "stand-up-2")

    [said] = line.slack.asked("respond")
    buttons = {one["action_id"]: one["value"] for one in said["blocks"][-1]["elements"]}
    assert said["response_type"] == "ephemeral"
    assert buttons["use_id"] == '{"booking":"b0000001","room_id":"stand-up-2"}'
    assert buttons["choose_id"] == '{"booking":"b0000001"}'


async def test_where_nobody_knows_what_became_of_it_the_room_is_named(line: Line) -> None:
    lost = RoomApiUnreachable("create_room", (Try(NOW, 10.0, fault=Fault.TIMED_OUT),))

    await announcer(line).tell_failure(a_booking(state=State.FAILED), explain(lost))

    [said] = line.slack.asked("chat.postEphemeral")
    assert "Stand-up" in str(said["blocks"])
