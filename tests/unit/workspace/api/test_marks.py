"""Reactions, pins and bookmarks."""

from typing import Any

import pytest

from bot.workspace.acting.entries.reacting import react
from bot.workspace.world.people import ANA, BOT_USER_ID
from tests.unit.workspace.stage import MORE_EVENTS, MORE_SCOPES, Stage

GENERAL = "C0GENERAL01"
LINK = {"channel_id": GENERAL, "title": "Room", "type": "link", "link": "https://rooms.example.com"}


@pytest.fixture
def stage() -> Stage:
    return Stage(scopes=MORE_SCOPES, events=MORE_EVENTS)


async def posted(stage: Stage) -> dict[str, str]:
    """Post something and return how the API names it."""
    told = await stage.api("chat.postMessage", channel=GENERAL, text="x")
    return {"channel": GENERAL, "timestamp": told["ts"]}


async def test_a_reaction_is_told_with_who_gave_it(stage: Stage) -> None:
    there = await posted(stage)
    react(stage.workspace, ANA.id, stage.last(), "eyes")
    await stage.api("reactions.add", name="eyes", **there)

    told = await stage.api("reactions.get", **there)

    eyes = {"name": "eyes", "users": [ANA.id, BOT_USER_ID], "count": 2}
    assert told["message"]["reactions"] == [eyes]


async def test_a_reaction_is_given_and_taken_back_once(stage: Stage) -> None:
    there = await posted(stage) | {"name": ":tada:"}
    answers = [
        await stage.api(f"reactions.{verb}", **there) for verb in ("add", "add", "remove", "remove")
    ]

    assert [a.get("error") for a in answers] == [None, "already_reacted", None, "no_reaction"]
    assert stage.last().reactions == {}


async def test_the_app_hears_of_reactions(stage: Stage) -> None:
    there = await posted(stage)
    await stage.api("reactions.add", name="wave::skin-tone-3", **there)
    await stage.api("reactions.remove", name="wave::skin-tone-3", **there)
    await stage.workspace.errands_done()

    events = [d.payload["event"] for d in stage.bot.got if "reaction" in d.payload["event"]]
    assert {e["type"] for e in events} == {"reaction_added", "reaction_removed"}
    assert events[0]["item"] == {"type": "message", "channel": GENERAL, "ts": there["timestamp"]}


async def test_a_pin_is_listed_until_it_is_taken_out(stage: Stage) -> None:
    there = await posted(stage)
    answers = [await stage.api("pins.add", **there) for _ in range(2)]
    items = (await stage.api("pins.list", channel=GENERAL))["items"]
    history = await stage.api("conversations.history", channel=GENERAL)
    answers += [await stage.api("pins.remove", **there) for _ in range(2)]

    assert [a.get("error") for a in answers] == [None, "already_pinned", None, "no_pin"]
    assert (items[0]["created_by"], items[0]["message"]["pinned_to"]) == (BOT_USER_ID, [GENERAL])
    assert items[0]["message"]["permalink"].startswith("http://workspace.test/")
    assert history["pin_count"] == 1
    assert (await stage.api("pins.list", channel=GENERAL))["items"] == []


async def test_a_bookmark_is_kept_edited_and_taken_away(stage: Stage) -> None:
    added = (await stage.api("bookmarks.add", emoji=":movie_camera:", **LINK))["bookmark"]
    named = {"channel_id": GENERAL, "bookmark_id": added["id"]}
    stage.clock.now += 60
    await stage.api("bookmarks.edit", title="Stage", **named)
    await stage.api("bookmarks.edit", link="http://other.example.com", emoji=":star:", **named)
    listed = (await stage.api("bookmarks.list", channel_id=GENERAL))["bookmarks"]
    removed = await stage.api("bookmarks.remove", **named)

    assert (added["title"], added["emoji"]) == ("Room", ":movie_camera:")
    assert [(b["title"], b["link"], b["emoji"]) for b in listed] == [
        ("Stage", "http://other.example.com", ":star:")
    ]
    assert listed[0]["date_updated"] - listed[0]["date_created"] == 60
    assert removed["ok"] is True
    assert (await stage.api("bookmarks.list", channel_id=GENERAL))["bookmarks"] == []


async def test_a_hundred_bookmarks_are_enough(stage: Stage) -> None:
    answers = [await stage.api("bookmarks.add", **LINK) for _ in range(101)]

    assert [a.get("error") for a in answers[-2:]] == [None, "too_many_bookmarks"]


@pytest.mark.parametrize(
    ("method", "call", "error"),
    [
        ("reactions.add", {}, "invalid_name"),
        ("reactions.add", {"name": "Not An Emoji"}, "invalid_name"),
        ("reactions.add", {"name": "eyes"}, "no_item_specified"),
        ("reactions.add", {"name": "eyes", "channel": GENERAL}, "no_item_specified"),
        ("reactions.get", {"channel": GENERAL, "timestamp": "soon"}, "bad_timestamp"),
        ("reactions.get", {"channel": GENERAL, "timestamp": "now"}, "bad_timestamp"),
        ("pins.add", {"channel": GENERAL, "timestamp": "1.2"}, "message_not_found"),
        ("pins.add", {"channel": "C0NOWHERE01", "timestamp": "1.2"}, "channel_not_found"),
        ("pins.list", {}, "channel_not_found"),
        ("bookmarks.add", {}, "channel_not_found"),
        ("bookmarks.add", LINK | {"title": ""}, "invalid_arguments"),
        ("bookmarks.add", LINK | {"type": "file"}, "invalid_bookmark_type"),
        ("bookmarks.add", LINK | {"link": "ftp://x"}, "invalid_link"),
        ("bookmarks.add", LINK | {"emoji": "star"}, "invalid_emoji"),
        ("bookmarks.edit", {"channel_id": GENERAL, "bookmark_id": "Bk0"}, "not_found"),
        ("bookmarks.remove", {"channel_id": GENERAL}, "invalid_arguments"),
    ],
)
async def test_what_cannot_be_marked_is_refused(
    stage: Stage, method: str, call: dict[str, Any], error: str
) -> None:
    told = await stage.api(method, **call)

    assert (told["ok"], told["error"]) == (False, error)


async def test_nothing_is_marked_in_an_archived_channel(stage: Stage) -> None:
    there = await posted(stage)
    stage.workspace.conversations[GENERAL].is_archived = True

    assert (await stage.api("pins.add", **there))["error"] == "is_archived"
