"""`chat.*`: posting, changing, deleting, and what is refused."""

from typing import Any

import pytest

from bot.workspace.world.people import ANA, BOT_USER_ID, GUEST, WEI
from tests.unit.workspace.payloads import actions, button, message, section
from tests.unit.workspace.stage import Stage

GENERAL = "C0GENERAL01"


async def test_a_post_is_kept_and_told_whole(stage: Stage) -> None:
    metadata = {"event_type": "room", "event_payload": {"key": "k1"}}

    told = await stage.api(
        "chat.postMessage", channel=GENERAL, metadata=metadata, **message(section())
    )

    assert told["channel"] == GENERAL
    assert told["ts"] == "1793718000.000000"
    assert told["message"]["bot_id"] == "B0GREENROOM"
    assert told["message"]["blocks"][0]["block_id"]
    assert stage.last().metadata == metadata


async def test_two_posts_at_one_moment_have_two_names(stage: Stage) -> None:
    first = await stage.api("chat.postMessage", channel=GENERAL, text="a")
    second = await stage.api("chat.postMessage", channel=GENERAL, text="b")

    assert first["ts"] < second["ts"]


async def test_a_post_to_a_person_is_a_direct_message(stage: Stage) -> None:
    told = await stage.api("chat.postMessage", channel=ANA.id, text="hello")

    assert told["channel"] == "D0ANANOVAK1"


async def test_the_app_has_no_direct_message_with_itself(stage: Stage) -> None:
    told = await stage.api("chat.postMessage", channel=BOT_USER_ID, text="hello")

    assert told["error"] == "channel_not_found"


async def test_a_post_may_answer_in_a_thread(stage: Stage) -> None:
    root = await stage.api("chat.postMessage", channel=GENERAL, text="a")

    await stage.api("chat.postMessage", channel=GENERAL, text="b", thread_ts=root["ts"])

    assert stage.last().thread_ts == root["ts"]
    assert not stage.last().is_broadcast


async def test_an_answer_may_stand_in_the_channel_too(stage: Stage) -> None:
    root = await stage.api("chat.postMessage", channel=ANA.id, text="a")

    told = await stage.api(
        "chat.postMessage", channel=ANA.id, text="b", thread_ts=root["ts"], reply_broadcast="true"
    )

    assert told["message"]["subtype"] == "thread_broadcast"
    assert told["message"]["thread_ts"] == root["ts"]


async def test_only_an_answer_is_broadcast(stage: Stage) -> None:
    told = await stage.api("chat.postMessage", channel=GENERAL, text="a", reply_broadcast=True)

    assert "subtype" not in told["message"]


async def test_an_answer_has_no_answers(stage: Stage) -> None:
    root = await stage.api("chat.postMessage", channel=GENERAL, text="a")
    answer = await stage.api("chat.postMessage", channel=GENERAL, text="b", thread_ts=root["ts"])

    told = await stage.api("chat.postMessage", channel=GENERAL, text="c", thread_ts=answer["ts"])

    assert told["error"] == "cannot_reply_to_message"


async def test_what_one_person_sees_begins_no_thread(stage: Stage) -> None:
    root = await stage.api("chat.postEphemeral", channel=GENERAL, user=ANA.id, text="a")

    told = await stage.api(
        "chat.postMessage", channel=GENERAL, text="b", thread_ts=root["message_ts"]
    )

    assert told["error"] == "thread_not_found"


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ({"text": "x"}, "channel_not_found"),
        ({"channel": "C0NOWHERE01", "text": "x"}, "channel_not_found"),
        ({"channel": "C0BACKSTAGE", "text": "x"}, "channel_not_found"),
        ({"channel": "#lounge", "text": "x"}, "not_in_channel"),
        ({"channel": GENERAL}, "no_text"),
        ({"channel": GENERAL, "text": "x" * 40_001}, "msg_too_long"),
        ({"channel": GENERAL, "text": "x", "blocks": "{"}, "invalid_blocks_format"),
        ({"channel": GENERAL, **message(section(""))}, "invalid_blocks"),
        ({"channel": GENERAL, **message(*[section("x" * 2900)] * 5)}, "msg_blocks_too_long"),
        ({"channel": GENERAL, "text": "x", "metadata": {}}, "invalid_metadata_format"),
        ({"channel": GENERAL, "text": "x", "attachments": 1}, "invalid_attachments"),
        ({"channel": GENERAL, "text": "x", "thread_ts": "1.1"}, "thread_not_found"),
    ],
)
async def test_a_post_that_cannot_be_is_refused(
    stage: Stage, call: dict[str, Any], error: str
) -> None:
    told = await stage.api("chat.postMessage", **call)

    assert told["error"] == error


async def test_a_refusal_says_what_is_wrong_and_where(stage: Stage) -> None:
    told = await stage.api("chat.postMessage", channel=GENERAL, **message(section("")))

    assert told["errors"][0]["pointer"] == "/blocks/0/text/text"
    assert "[json-pointer:/blocks/0/text/text]" in told["response_metadata"]["messages"][0]


async def test_an_archived_channel_takes_nothing(stage: Stage) -> None:
    stage.workspace.conversations[GENERAL].is_archived = True

    told = await stage.api("chat.postMessage", channel=GENERAL, text="x")

    assert told["error"] == "is_archived"


async def test_with_its_scope_the_app_may_post_where_it_is_not() -> None:
    stage = Stage(scopes=frozenset({"chat:write", "chat:write.public"}))

    told = await stage.api("chat.postMessage", channel="#lounge", text="x")

    assert told["ok"] is True


async def test_an_edit_replaces_words_and_blocks(stage: Stage) -> None:
    post = await stage.api("chat.postMessage", channel=GENERAL, **message(section("old")))

    told = await stage.api("chat.update", channel=GENERAL, ts=post["ts"], **message(section("new")))

    assert told["ts"] == post["ts"]
    assert stage.last().blocks[0]["text"]["text"] == "new"
    assert "(edited)" in await stage.words()


async def test_an_edit_leaves_alone_what_it_does_not_mention(stage: Stage) -> None:
    metadata = {"event_type": "room", "event_payload": {}}
    post = await stage.api(
        "chat.postMessage", channel=GENERAL, metadata=metadata, **message(section("old"))
    )

    await stage.api("chat.update", channel=GENERAL, ts=post["ts"], text="new")

    assert stage.last().blocks[0]["text"]["text"] == "old"
    assert stage.last().metadata == metadata


async def test_an_edit_can_take_the_blocks_away(stage: Stage) -> None:
    post = await stage.api("chat.postMessage", channel=GENERAL, **message(section("old")))

    await stage.api("chat.update", channel=GENERAL, ts=post["ts"], text="new", blocks=[])

    assert stage.last().blocks == []


@pytest.mark.parametrize(
    ("method", "error"),
    [("chat.update", "cant_update_message"), ("chat.delete", "cant_delete_message")],
)
async def test_only_its_own_messages_are_the_apps(stage: Stage, method: str, error: str) -> None:
    await stage.type("mine")

    told = await stage.api(method, channel=GENERAL, ts=stage.last().ts, text="x")

    assert told["error"] == error


@pytest.mark.parametrize("method", ["chat.update", "chat.delete"])
async def test_a_message_that_is_not_there_is_not_found(stage: Stage, method: str) -> None:
    told = await stage.api(method, channel=GENERAL, ts="1.1", text="x")

    assert told["error"] == "message_not_found"


async def test_a_deleted_message_is_gone(stage: Stage) -> None:
    post = await stage.api("chat.postMessage", channel=GENERAL, text="x")

    await stage.api("chat.delete", channel=GENERAL, ts=post["ts"])

    assert stage.workspace.messages(GENERAL) == []


async def test_an_ephemeral_message_is_seen_by_one_and_cannot_be_changed(stage: Stage) -> None:
    told = await stage.api(
        "chat.postEphemeral", channel=GENERAL, user=ANA.id, **message(actions(button()))
    )
    again = await stage.api("chat.update", channel=GENERAL, ts=told["message_ts"], text="x")

    assert "Only visible to you" in await stage.words()
    assert "Only visible to you" not in await stage.words(person=WEI.id)
    assert again["error"] == "message_not_found"


@pytest.mark.parametrize(
    ("user", "error"),
    [("", "user_not_found"), ("U0NOBODY001", "user_not_found"), (GUEST.id, "user_not_in_channel")],
)
async def test_an_ephemeral_message_needs_somebody_who_is_there(
    stage: Stage, user: str, error: str
) -> None:
    told = await stage.api("chat.postEphemeral", channel="#standup", user=user, text="x")

    assert told["error"] == error


async def test_a_permalink_leads_to_the_page(stage: Stage) -> None:
    post = await stage.api("chat.postMessage", channel=GENERAL, text="x")

    told = await stage.api("chat.getPermalink", channel=GENERAL, message_ts=post["ts"])
    gone = await stage.api("chat.getPermalink", channel=GENERAL, message_ts="1.1")

    assert told["permalink"] == f"http://workspace.test/?channel={GENERAL}#m-{post['ts']}"
    assert gone["error"] == "message_not_found"


async def test_an_edit_can_change_the_metadata(stage: Stage) -> None:
    post = await stage.api("chat.postMessage", channel=GENERAL, text="x")
    metadata = {"event_type": "room", "event_payload": {"key": "k2"}}

    await stage.api("chat.update", channel=GENERAL, ts=post["ts"], text="y", metadata=metadata)

    assert stage.last().metadata == metadata
