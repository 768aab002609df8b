"""The card of a booking reaches its channel, once, and is edited there."""

from typing import Any

import pytest

from bot.errors import RoomApiRefused, SlackBusy, SlackRefused, SlackUnreachable, Try
from bot.explain.explain import explain
from bot.rooms.booking import Booking, Card
from bot.rooms.lifecycle import State
from bot.slack.announcer import SlackAnnouncer
from bot.slack.cards import Cards
from tests.factories import NOW, a_booking, a_request
from tests.unit.slack.conftest import Line
from tests.unit.slack.slack_server import Told, no

KEY = "card:b0000001"
MARK = {"event_type": "greenroom_card", "event_payload": {"key": KEY}}


def announcer(line: Line, *, scopes: tuple[str, ...] = ("channels:history",)) -> SlackAnnouncer:
    return SlackAnnouncer(
        line.client,
        line.responder,
        Cards(None, line.clock),
        line.clock,
        can_read_history=lambda scope: scope in scopes,
    )


def ready(**changes: Any) -> Booking:  # noqa: ANN401 - any field of a booking
    return a_booking(state=State.READY, made_at=float(NOW), **changes)


def page(*messages: dict[str, Any], cursor: str = "") -> Told:
    return Told({"ok": True, "messages": messages, "response_metadata": {"next_cursor": cursor}})


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


async def test_a_lost_card_is_found_by_its_key_on_a_later_page(line: Line) -> None:
    line.slack.tell["conversations.history"] += [
        page({"ts": "1.1"}, {"ts": "1.2", "metadata": {"event_type": "other"}}, cursor="next"),
        page({"ts": "1.3", "metadata": MARK}),
    ]

    card = await announcer(line).find_card(ready(), KEY, NOW + 10.0)

    first, second = line.slack.asked("conversations.history")
    assert card == Card("C0TEAM", "1.3")
    assert float(first["oldest"]) <= NOW + 10.0 - 300.0  # clocks may be five minutes apart
    assert float(first["latest"]) >= NOW + 10.0 + 300.0
    assert float(first["latest"]) - float(first["oldest"]) <= 1800.0  # yet bounded: design 5.4
    assert first["include_all_metadata"] == "1"
    assert second["cursor"] == "next"


async def test_a_card_with_another_key_is_not_ours(line: Line) -> None:
    other = {"event_type": "greenroom_card", "event_payload": {"key": "card:other"}}
    line.slack.tell["conversations.history"].append(page({"ts": "1.3", "metadata": other}))

    assert await announcer(line).find_card(ready(), KEY, float(NOW)) is None


async def test_without_the_scope_nobody_looks(line: Line) -> None:
    assert await announcer(line, scopes=()).find_card(ready(), KEY, float(NOW)) is None
    assert line.slack.calls == []


@pytest.mark.parametrize("word", ["missing_scope", "not_in_channel"])
async def test_a_history_that_is_closed_to_us_tells_nothing(line: Line, word: str) -> None:
    line.slack.tell["conversations.history"].append(no(word))

    assert await announcer(line).find_card(ready(), KEY, float(NOW)) is None


async def test_a_history_that_cannot_be_read_now_is_no_answer(line: Line) -> None:
    busy = Told({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "60"})
    line.slack.tell["conversations.history"].append(busy)

    with pytest.raises(SlackBusy):
        await announcer(line).find_card(ready(), KEY, float(NOW))


async def test_a_refused_look_for_another_reason_is_told(line: Line) -> None:
    line.slack.tell["conversations.history"].append(no("invalid_auth"))

    with pytest.raises(SlackRefused):
        await announcer(line).find_card(ready(), KEY, float(NOW))


async def test_a_history_without_end_is_not_read_for_ever(line: Line) -> None:
    line.slack.tell["conversations.history"] += [page(cursor="more")] * 50

    assert await announcer(line).find_card(ready(), KEY, float(NOW)) is None
    assert len(line.slack.asked("conversations.history")) == 10


async def test_a_card_is_edited_where_it_stands(line: Line) -> None:
    booking = a_booking(state=State.OVER, card=Card("C0TEAM", "1.2"))

    await announcer(line).edit_card(booking)

    [sent] = line.slack.asked("chat.update")
    assert (sent["channel"], sent["ts"]) == ("C0TEAM", "1.2")
    assert "Over" in sent["text"]


@pytest.mark.parametrize("card", [None, Card("C0TEAM", "")])
async def test_a_card_without_a_ts_is_left_alone(line: Line, card: Card | None) -> None:
    await announcer(line).edit_card(ready(card=card))

    assert line.slack.calls == []


@pytest.mark.parametrize("word", ["message_not_found", "cant_update_message", "is_archived"])
async def test_a_card_that_is_gone_is_not_edited_again(line: Line, word: str) -> None:
    line.slack.tell["chat.update"].append(no(word))

    await announcer(line).edit_card(ready(card=Card("C0TEAM", "1.2")))

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
