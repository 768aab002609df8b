"""`conversations.*`: what the app can know of, and read."""

from typing import Any

import pytest

from bot.workspace.world.people import ANA, BOT_USER_ID, SAM
from tests.unit.workspace.stage import Stage

GENERAL = "C0GENERAL01"


async def posts(stage: Stage, count: int) -> list[str]:
    told = [await stage.api("chat.postMessage", channel=GENERAL, text=str(n)) for n in range(count)]
    return [each["ts"] for each in told]


async def test_a_channel_is_told(stage: Stage) -> None:
    told = await stage.api("conversations.info", channel=GENERAL, include_num_members=True)

    channel = told["channel"]
    assert (channel["name"], channel["is_member"], channel["num_members"]) == ("general", True, 5)


async def test_a_direct_message_is_told_with_its_person(stage: Stage) -> None:
    told = await stage.api("conversations.info", channel="D0ANANOVAK1")

    assert (told["channel"]["is_im"], told["channel"]["user"]) == (True, ANA.id)


async def test_a_private_channel_without_the_app_is_not_found(stage: Stage) -> None:
    told = await stage.api("conversations.info", channel="C0BACKSTAGE")

    assert told["error"] == "channel_not_found"


async def test_the_list_has_the_asked_types(stage: Stage) -> None:
    public = await stage.api("conversations.list")
    direct = await stage.api("conversations.list", types="im,private_channel")
    wrong = await stage.api("conversations.list", types="banana")

    names = [channel["name"] for channel in public["channels"]]
    assert names == ["general", "standup", "random", "lounge"]
    assert [channel["is_im"] for channel in direct["channels"]] == [True] * 4
    assert wrong["error"] == "invalid_types"


async def test_each_kind_of_conversation_needs_its_own_scope() -> None:
    stage = Stage(scopes=frozenset({"channels:read"}))

    told = await stage.api("conversations.info", channel="D0ANANOVAK1")

    assert (told["error"], told["needed"]) == ("missing_scope", "im:read")


async def test_a_cursor_leads_through_all_members(stage: Stage) -> None:
    first = await stage.api("conversations.members", channel=GENERAL, limit=3)
    cursor = first["response_metadata"]["next_cursor"]
    second = await stage.api("conversations.members", channel=GENERAL, limit=3, cursor=cursor)

    assert len(first["members"] + second["members"]) == 5
    assert second["response_metadata"]["next_cursor"] == ""


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"cursor": "nonsense"}, "invalid_cursor"),
        ({"cursor": "bmV4dDotMQ=="}, "invalid_cursor"),
        ({"limit": 0}, "invalid_limit"),
        ({"limit": "many"}, "invalid_limit"),
        ({"oldest": "yesterday"}, "invalid_ts_oldest"),
        ({"latest": "tomorrow"}, "invalid_ts_latest"),
    ],
)
async def test_what_cannot_be_counted_is_refused(
    stage: Stage, arguments: dict[str, Any], error: str
) -> None:
    await posts(stage, 1)

    told = await stage.api("conversations.history", channel=GENERAL, **arguments)

    assert told["error"] == error


async def test_history_is_newest_first_and_bounded(stage: Stage) -> None:
    ts = await posts(stage, 4)

    told = await stage.api("conversations.history", channel=GENERAL, oldest=ts[0], latest=ts[3])
    closed = await stage.api(
        "conversations.history", channel=GENERAL, oldest=ts[0], latest=ts[3], inclusive=True
    )

    assert [message["text"] for message in told["messages"]] == ["2", "1"]
    assert [message["text"] for message in closed["messages"]] == ["3", "2", "1", "0"]


async def test_history_has_pages(stage: Stage) -> None:
    await posts(stage, 3)

    first = await stage.api("conversations.history", channel=GENERAL, limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    second = await stage.api("conversations.history", channel=GENERAL, limit=2, cursor=cursor)

    assert (first["has_more"], second["has_more"]) == (True, False)
    assert [message["text"] for message in second["messages"]] == ["0"]


async def test_metadata_is_told_if_it_is_asked_for(stage: Stage) -> None:
    metadata = {"event_type": "room", "event_payload": {"key": "k"}}
    await stage.api("chat.postMessage", channel=GENERAL, text="x", metadata=metadata)

    without = await stage.api("conversations.history", channel=GENERAL)
    told = await stage.api("conversations.history", channel=GENERAL, include_all_metadata=True)

    assert "metadata" not in without["messages"][0]
    assert told["messages"][0]["metadata"] == metadata


async def test_ephemeral_messages_and_answers_are_not_in_the_history(stage: Stage) -> None:
    (root,) = await posts(stage, 1)
    await stage.api("chat.postMessage", channel=GENERAL, text="answer", thread_ts=root)
    await stage.api("chat.postEphemeral", channel=GENERAL, user=ANA.id, text="secret")

    told = await stage.api("conversations.history", channel=GENERAL)

    assert [message["text"] for message in told["messages"]] == ["0"]
    assert told["messages"][0]["reply_count"] == 1


async def test_a_thread_is_told_from_its_root_on(stage: Stage) -> None:
    (root,) = await posts(stage, 1)
    await stage.api("chat.postMessage", channel=GENERAL, text="answer", thread_ts=root)

    told = await stage.api("conversations.replies", channel=GENERAL, ts=root)
    gone = await stage.api("conversations.replies", channel=GENERAL, ts="1.1")

    assert [message["text"] for message in told["messages"]] == ["0", "answer"]
    assert gone["error"] == "thread_not_found"


async def answered(stage: Stage, *texts: str, **more: Any) -> tuple[str, list[str]]:  # noqa: ANN401 - arguments
    (root,) = await posts(stage, 1)
    told = [
        await stage.api("chat.postMessage", channel=GENERAL, text=text, thread_ts=root, **more)
        for text in texts
    ]
    return root, [each["ts"] for each in told]


async def test_a_thread_tells_who_answered_and_whom(stage: Stage) -> None:
    root, answers = await answered(stage, "a")
    await stage.act("/say", text="b", thread_ts=root)

    told = await stage.api("conversations.replies", channel=GENERAL, ts=root)

    first, *below = told["messages"]
    assert (first["reply_count"], first["reply_users_count"]) == (2, 2)
    assert first["latest_reply"] == below[-1]["ts"] != answers[0]
    assert [each["parent_user_id"] for each in below] == [BOT_USER_ID] * 2
    assert [each["thread_ts"] for each in told["messages"]] == [root] * 3


async def test_a_thread_is_bounded_and_its_root_is_told_all_the_same(stage: Stage) -> None:
    root, ts = await answered(stage, "a", "b", "c", "d")

    told = await stage.api(
        "conversations.replies", channel=GENERAL, ts=root, oldest=ts[0], latest=ts[3]
    )
    closed = await stage.api(
        "conversations.replies",
        channel=GENERAL,
        ts=root,
        oldest=ts[0],
        latest=ts[3],
        inclusive="true",
    )

    assert [message["text"] for message in told["messages"]] == ["0", "b", "c"]
    assert [message["text"] for message in closed["messages"]] == ["0", "a", "b", "c", "d"]


async def test_a_thread_has_pages(stage: Stage) -> None:
    root, _ = await answered(stage, "a", "b")

    first = await stage.api("conversations.replies", channel=GENERAL, ts=root, limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    second = await stage.api("conversations.replies", channel=GENERAL, ts=root, cursor=cursor)

    assert (first["has_more"], second["has_more"]) == (True, False)
    assert [message["text"] for message in second["messages"]] == ["b"]


async def test_a_thread_tells_metadata_if_it_is_asked_for(stage: Stage) -> None:
    metadata = {"event_type": "room", "event_payload": {"key": "k"}}
    root, _ = await answered(stage, "a", metadata=metadata)

    without = await stage.api("conversations.replies", channel=GENERAL, ts=root)
    told = await stage.api(
        "conversations.replies", channel=GENERAL, ts=root, include_all_metadata=True
    )

    assert "metadata" not in without["messages"][1]
    assert told["messages"][1]["metadata"] == metadata


async def test_a_broadcast_answer_is_told_in_the_history_with_its_root(stage: Stage) -> None:
    root, _ = await answered(stage, "quiet")
    await stage.api(
        "chat.postMessage", channel=GENERAL, text="loud", thread_ts=root, reply_broadcast=True
    )

    told = await stage.api("conversations.history", channel=GENERAL)

    assert [message["text"] for message in told["messages"]] == ["loud", "0"]
    loud = told["messages"][0]
    assert (loud["subtype"], loud["root"]["ts"]) == ("thread_broadcast", root)
    assert loud["root"]["reply_count"] == 2


async def test_a_channel_without_the_app_is_not_read(stage: Stage) -> None:
    told = await stage.api("conversations.history", channel="#lounge")

    assert told["error"] == "not_in_channel"


async def test_a_direct_message_is_opened_by_its_person(stage: Stage) -> None:
    told = await stage.api("conversations.open", users=SAM.id)

    assert told["channel"] == {"id": "D0SAMCARTER"}
    assert (told["no_op"], told["already_open"]) == (True, True)


async def test_a_direct_message_is_opened_again_and_told_whole(stage: Stage) -> None:
    told = await stage.api("conversations.open", channel="D0SAMCARTER", return_im=True)

    assert (told["channel"]["id"], told["channel"]["user"]) == ("D0SAMCARTER", SAM.id)


@pytest.mark.parametrize(
    ("call", "error"),
    [
        ({}, "users_list_not_supplied"),
        ({"users": "U0NOBODY001"}, "user_not_found"),
        ({"users": BOT_USER_ID}, "cannot_dm_bot"),
        ({"users": "USLACKBOT"}, "cannot_dm_bot"),
        ({"channel": "D0NOWHERE01"}, "channel_not_found"),
        ({"channel": GENERAL}, "method_not_supported_for_channel_type"),
        ({"users": f"{ANA.id},{SAM.id}"}, "missing_scope"),
    ],
)
async def test_what_cannot_be_opened_is_refused(
    stage: Stage, call: dict[str, Any], error: str
) -> None:
    told = await stage.api("conversations.open", **call)

    assert told["error"] == error


async def test_opening_needs_its_scope() -> None:
    stage = Stage(scopes=frozenset({"chat:write"}))

    told = await stage.api("conversations.open", users=SAM.id)

    assert (told["error"], told["needed"]) == ("missing_scope", "im:write")
