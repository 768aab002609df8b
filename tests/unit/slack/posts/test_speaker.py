"""What is said about a booking reaches the channel, the thread or the person it is for."""

import pytest

from bot.errors import SlackBusy, SlackRefused, SlackUnreachable
from bot.ports import Said, What
from bot.rooms.actions.news import News, NewsKind
from bot.rooms.booking import Booking, Card
from bot.slack.blocks import section
from bot.slack.message import Message
from bot.slack.posts.speaker import SlackSpeaker
from tests.factories import NOW, a_booking
from tests.unit.slack.conftest import Line
from tests.unit.slack.slack_server import Told, no

KEY = "remind:b0000001:1"
MARK = {"event_type": "greenroom_card", "event_payload": {"key": KEY}}
MOVED = News(NewsKind.MOVED, by="U0ANNA")
TO_THE_CHANNEL = (What.REMINDER, What.FAILURE)
WITH_CARD = a_booking(card=Card("C0CARD", "1.2"))


def render(said: Said) -> Message:
    return Message(f"{said.what}", (section("said", f"{said.what}"),))


def speaker(line: Line, *scopes: str) -> SlackSpeaker:
    return SlackSpeaker(line.poster(*scopes), render)


def news(booking: Booking, to: str = "") -> Said:
    return Said(what=What.NEWS, booking=booking, to=to, news=MOVED)


def found(ts: str) -> Told:
    return Told({"ok": True, "messages": [{"ts": ts, "metadata": MARK}]})


@pytest.mark.parametrize("what", TO_THE_CHANNEL)
async def test_the_channel_of_the_card_hears_it(line: Line, what: What) -> None:
    card = await speaker(line).say(Said(what=what, booking=WITH_CARD), KEY)

    [sent] = line.slack.asked("chat.postMessage")
    assert card == Card("C0TEAM", "1793804400.000100")  # as the server answered
    assert (sent["channel"], sent["text"], sent["metadata"]) == ("C0CARD", what, MARK)
    assert (sent["unfurl_links"], sent["unfurl_media"]) == (False, False)
    assert "thread_ts" not in sent


@pytest.mark.parametrize("card", [None, Card("C0CARD", "")])
async def test_without_a_card_of_ours_it_goes_where_the_card_was_meant_to(
    line: Line, card: Card | None
) -> None:
    await speaker(line).say(Said(what=What.FAILURE, booking=a_booking(card=card)), KEY)

    assert [one["channel"] for one in line.slack.asked("chat.postMessage")] == ["C0TEAM"]


async def test_news_go_to_the_thread_of_the_card(line: Line) -> None:
    await speaker(line).say(news(WITH_CARD), KEY)

    [sent] = line.slack.asked("chat.postMessage")
    assert (sent["channel"], sent["thread_ts"]) == ("C0CARD", "1.2")


@pytest.mark.parametrize("card", [None, Card("C0CARD", "")])
async def test_without_a_card_there_is_no_thread_to_tell(line: Line, card: Card | None) -> None:
    with pytest.raises(SlackRefused, match="no_card"):
        await speaker(line).say(news(a_booking(card=card)), KEY)

    assert line.slack.calls == []


@pytest.mark.parametrize("what", list(What))
async def test_who_is_named_is_told_directly(line: Line, what: What) -> None:
    await speaker(line).say(Said(what=what, booking=WITH_CARD, to="U0BEN"), KEY)

    [sent] = line.slack.asked("chat.postMessage")
    assert (sent["channel"], sent["metadata"]) == ("U0BEN", MARK)
    assert "thread_ts" not in sent


@pytest.mark.parametrize("what", TO_THE_CHANNEL)
async def test_a_channel_that_is_closed_to_us_leaves_the_asker(line: Line, what: What) -> None:
    line.slack.tell["chat.postMessage"].append(no("is_archived"))

    await speaker(line).say(Said(what=what, booking=WITH_CARD), KEY)

    _, sent = line.slack.asked("chat.postMessage")
    assert (sent["channel"], sent["metadata"]) == ("U0ANNA", MARK)
    assert "/invite" in str(sent["blocks"][-1])


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (Said(what=What.REMINDER, booking=WITH_CARD), "token_revoked"),
        (Said(what=What.REMINDER, booking=WITH_CARD, to="U0BEN"), "channel_not_found"),
        (news(WITH_CARD), "is_archived"),
    ],
)
async def test_another_refusal_is_not_hidden(line: Line, said: Said, word: str) -> None:
    line.slack.tell["chat.postMessage"].append(no(word))

    with pytest.raises(SlackRefused, match=word):
        await speaker(line).say(said, KEY)

    assert len(line.slack.asked("chat.postMessage")) == 1


async def test_a_lost_answer_is_told_as_such(line: Line) -> None:
    line.slack.tell["chat.postMessage"].append(None)

    with pytest.raises(SlackUnreachable):
        await speaker(line).say(news(WITH_CARD), KEY)


async def test_after_a_wait_that_slack_names_the_same_message_goes_first(line: Line) -> None:
    speaks = speaker(line)
    busy = Told({"ok": False, "error": "ratelimited"}, 429, {"Retry-After": "7"})
    line.slack.tell["chat.postMessage"].append(busy)
    with pytest.raises(SlackBusy, match="ratelimited"):
        await speaks.say(news(WITH_CARD), KEY)

    with pytest.raises(SlackBusy) as later:
        await speaks.say(news(WITH_CARD), "news:2")
    line.clock.push(7)
    await speaks.say(news(WITH_CARD), KEY)

    assert later.value.retry_after_s == 8.0
    assert [one["metadata"] for one in line.slack.asked("chat.postMessage")] == [MARK, MARK]


async def test_lost_news_are_found_in_the_thread(line: Line) -> None:
    line.slack.tell["conversations.replies"].append(found("1.3"))

    card = await speaker(line).find(news(WITH_CARD), KEY, float(NOW))

    [asked] = line.slack.asked("conversations.replies")
    assert card == Card("C0CARD", "1.3")
    assert asked["ts"] == "1.2"


async def test_a_lost_direct_message_is_found_there(line: Line) -> None:
    line.slack.tell["conversations.open"].append(Told({"ok": True, "channel": {"id": "D0BEN"}}))
    line.slack.tell["conversations.history"].append(found("1.3"))

    speaks = speaker(line, "im:write", "im:history")

    assert await speaks.find(news(WITH_CARD, to="U0BEN"), KEY, float(NOW)) == Card("D0BEN", "1.3")


async def test_a_lost_reminder_may_have_gone_to_the_asker(line: Line) -> None:
    line.slack.tell["conversations.history"] += [no("is_archived"), found("1.3")]
    line.slack.tell["conversations.open"].append(Told({"ok": True, "channel": {"id": "D0ANNA"}}))
    speaks = speaker(line, "channels:history", "im:write", "im:history")

    card = await speaks.find(Said(what=What.REMINDER, booking=WITH_CARD), KEY, float(NOW))

    assert card == Card("D0ANNA", "1.3")
    assert [one["channel"] for one in line.slack.asked("conversations.history")] == [
        "C0CARD",
        "D0ANNA",
    ]


async def test_news_without_a_thread_cannot_have_been_lost(line: Line) -> None:
    assert await speaker(line).find(news(a_booking()), KEY, float(NOW)) is None
    assert line.slack.calls == []
