"""A post whose answer was lost is found by its key, where and when it may have been made."""

from typing import Any

import pytest

from bot.errors import SlackBusy, SlackRefused
from bot.rooms.booking import Card
from bot.slack.posts.history import History
from tests.factories import NOW
from tests.unit.slack.conftest import Line
from tests.unit.slack.slack_server import Told, no

KEY = "remind:b0000001:1"
MARK = {"event_type": "greenroom_card", "event_payload": {"key": KEY}}
D0ANNA = Told({"ok": True, "channel": {"id": "D0ANNA"}})
OF_A_PERSON = ("im:write", "im:history")


def history(line: Line, *scopes: str) -> History:
    return History(line.clients(*(scopes or ("channels:history",))))


def page(*messages: dict[str, Any], cursor: str = "") -> Told:
    return Told({"ok": True, "messages": messages, "response_metadata": {"next_cursor": cursor}})


async def test_a_post_is_found_by_its_key_on_a_later_page(line: Line) -> None:
    line.slack.tell["conversations.history"] += [
        page({"ts": "1.1"}, {"ts": "1.2", "metadata": {"event_type": "other"}}, cursor="next"),
        page({"ts": "1.3", "metadata": MARK}),
    ]

    card = await history(line).find("T0ACME", "C0TEAM", KEY, NOW + 10.0)

    first, second = line.slack.asked("conversations.history")
    assert card == Card("C0TEAM", "1.3")
    assert float(first["oldest"]) <= NOW + 10.0 - 300.0  # clocks may be five minutes apart
    assert float(first["latest"]) >= NOW + 10.0 + 300.0
    assert float(first["latest"]) - float(first["oldest"]) <= 1800.0  # yet bounded: design 5.4
    assert first["include_all_metadata"] == "1"
    assert second["cursor"] == "next"


async def test_a_post_with_another_key_is_not_ours(line: Line) -> None:
    other = {"event_type": "greenroom_card", "event_payload": {"key": "remind:other:1"}}
    line.slack.tell["conversations.history"].append(page({"ts": "1.3", "metadata": other}))

    assert await history(line).find("T0ACME", "C0TEAM", KEY, float(NOW)) is None


async def test_an_answer_in_a_thread_is_looked_for_there(line: Line) -> None:
    line.slack.tell["conversations.replies"].append(
        page({"ts": "1.1", "thread_ts": "1.1"}, {"ts": "1.3", "metadata": MARK})
    )

    card = await history(line).find("T0ACME", "C0TEAM", KEY, float(NOW), "1.1")

    [asked] = line.slack.asked("conversations.replies")
    assert card == Card("C0TEAM", "1.3")
    assert (asked["channel"], asked["ts"], asked["include_all_metadata"]) == ("C0TEAM", "1.1", "1")
    assert float(asked["latest"]) > float(asked["oldest"])


async def test_what_was_told_to_a_person_is_looked_for_in_their_direct_message(line: Line) -> None:
    line.slack.tell["conversations.open"].append(D0ANNA)
    line.slack.tell["conversations.history"].append(page({"ts": "1.3", "metadata": MARK}))

    card = await history(line, *OF_A_PERSON).find("T0ACME", "U0ANNA", KEY, float(NOW))

    [asked] = line.slack.asked("conversations.history")
    assert card == Card("D0ANNA", "1.3")
    assert line.slack.asked("conversations.open") == [{"users": "U0ANNA"}]
    assert asked["channel"] == "D0ANNA"


@pytest.mark.parametrize(
    ("channel_id", "scopes"),
    [
        ("C0TEAM", ("im:history",)),
        ("G0TEAM", ("channels:history",)),
        ("D0ANNA", ("channels:history",)),
        ("U0ANNA", ("im:history",)),
        ("W0ANNA", ("im:write",)),
        ("", OF_A_PERSON),
    ],
)
async def test_without_the_scope_nobody_looks(
    line: Line, channel_id: str, scopes: tuple[str, ...]
) -> None:
    assert await history(line, *scopes).find("T0ACME", channel_id, KEY, float(NOW)) is None
    assert line.slack.calls == []


@pytest.mark.parametrize(
    ("channel_id", "scope"),
    [("C0TEAM", "groups:history"), ("G0TEAM", "mpim:history"), ("D0ANNA", "im:history")],
)
async def test_one_scope_that_fits_is_enough(line: Line, channel_id: str, scope: str) -> None:
    line.slack.tell["conversations.history"].append(page({"ts": "1.3", "metadata": MARK}))

    assert await history(line, scope).find("T0ACME", channel_id, KEY, float(NOW)) == Card(
        channel_id, "1.3"
    )


@pytest.mark.parametrize("word", ["missing_scope", "not_in_channel"])
async def test_a_history_that_is_closed_to_us_tells_nothing(line: Line, word: str) -> None:
    line.slack.tell["conversations.history"].append(no(word))

    assert await history(line).find("T0ACME", "C0TEAM", KEY, float(NOW)) is None


async def test_a_thread_that_is_gone_tells_nothing(line: Line) -> None:
    line.slack.tell["conversations.replies"].append(no("thread_not_found"))

    assert await history(line).find("T0ACME", "C0TEAM", KEY, float(NOW), "1.1") is None


async def test_somebody_who_left_was_told_nothing(line: Line) -> None:
    line.slack.tell["conversations.open"].append(no("user_disabled"))

    assert await history(line, *OF_A_PERSON).find("T0ACME", "U0ANNA", KEY, float(NOW)) is None


async def test_a_history_that_cannot_be_read_now_is_no_answer(line: Line) -> None:
    busy = Told({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "60"})
    line.slack.tell["conversations.history"].append(busy)

    with pytest.raises(SlackBusy):
        await history(line).find("T0ACME", "C0TEAM", KEY, float(NOW))


async def test_a_refused_look_for_another_reason_is_told(line: Line) -> None:
    line.slack.tell["conversations.history"].append(no("invalid_auth"))

    with pytest.raises(SlackRefused):
        await history(line).find("T0ACME", "C0TEAM", KEY, float(NOW))


async def test_a_history_without_end_is_not_read_for_ever(line: Line) -> None:
    line.slack.tell["conversations.history"] += [page(cursor="more")] * 50

    assert await history(line).find("T0ACME", "C0TEAM", KEY, float(NOW)) is None
    assert len(line.slack.asked("conversations.history")) == 10
