"""Slack's own client calls every method that there is, with and without `async`."""

import asyncio
from collections.abc import Mapping
from typing import Any

import pytest

from bot.workspace.api.methods import METHODS
from bot.workspace.world.people import ANA, GUEST, SAM
from tests.unit.workspace.delivery.played import Played
from tests.unit.workspace.payloads import home, modal, section

GENERAL, STANDUP = "C0GENERAL01", "C0STANDUP01"
Given = Mapping[str, Any]
LINK = {"channel_id": GENERAL, "title": "Room", "link": "https://rooms.example.com"}

# What each method is called with; a word in braces is a thing that was made before.
ARGUMENTS: Mapping[str, Given] = {
    "api.test": {},
    "apps.connections.open": {"app_token": "{app_token}"},
    "auth.test": {},
    "blocks.validate": {"blocks": [section()]},
    "bookmarks.add": LINK | {"type": "link"},
    "bookmarks.edit": {"channel_id": GENERAL, "bookmark_id": "{bookmark}", "title": "Stage"},
    "bookmarks.list": {"channel_id": GENERAL},
    "bookmarks.remove": {"channel_id": GENERAL, "bookmark_id": "{bookmark}"},
    "bots.info": {"bot": "B0GREENROOM"},
    "calls.add": {"external_unique_id": "1", "join_url": "https://a.example", "created_by": ANA.id},
    "calls.end": {"id": "{ended}"},
    "calls.info": {"id": "{call}"},
    "calls.participants.add": {"id": "{call}", "users": [{"slack_id": SAM.id}]},
    "calls.participants.remove": {"id": "{call}", "users": [{"slack_id": ANA.id}]},
    "calls.update": {"id": "{call}", "title": "Review"},
    "chat.delete": {"channel": GENERAL, "ts": "{gone}"},
    "chat.deleteScheduledMessage": {"channel": GENERAL, "scheduled_message_id": "{scheduled}"},
    "chat.getPermalink": {"channel": GENERAL, "message_ts": "{ts}"},
    "chat.postEphemeral": {"channel": GENERAL, "user": ANA.id, "text": "psst"},
    "chat.postMessage": {"channel": GENERAL, "text": "x", "blocks": [section()]},
    "chat.scheduleMessage": {"channel": GENERAL, "text": "later", "post_at": "{soon}"},
    "chat.scheduledMessages.list": {},
    "chat.update": {"channel": GENERAL, "ts": "{ts}", "text": "new"},
    "conversations.history": {"channel": GENERAL},
    "conversations.info": {"channel": GENERAL},
    "conversations.invite": {"channel": STANDUP, "users": [GUEST.id]},
    "conversations.join": {"channel": "C0LOUNGE001"},
    "conversations.kick": {"channel": STANDUP, "user": SAM.id},
    "conversations.leave": {"channel": STANDUP},
    "conversations.list": {"types": ["public_channel", "im"]},
    "conversations.members": {"channel": GENERAL},
    "conversations.open": {"users": [ANA.id, SAM.id]},
    "conversations.replies": {"channel": GENERAL, "ts": "{ts}"},
    "oauth.v2.access": {"client_id": "1.2", "client_secret": "hush", "code": "{code}"},
    "pins.add": {"channel": GENERAL, "timestamp": "{ts}"},
    "pins.list": {"channel": GENERAL},
    "pins.remove": {"channel": GENERAL, "timestamp": "{pinned}"},
    "reactions.add": {"channel": GENERAL, "timestamp": "{ts}", "name": "tada"},
    "reactions.get": {"channel": GENERAL, "timestamp": "{ts}"},
    "reactions.remove": {"channel": GENERAL, "timestamp": "{pinned}", "name": "eyes"},
    "team.info": {},
    "usergroups.list": {"include_users": True},
    "usergroups.users.list": {"usergroup": "S0STAGECREW"},
    "users.conversations": {"user": SAM.id},
    "users.info": {"user": ANA.id, "include_locale": True},
    "users.list": {"limit": 2},
    "users.lookupByEmail": {"email": "ana@example.com"},
    "views.open": {"trigger_id": "{trigger}", "view": modal()},
    "views.publish": {"user_id": ANA.id, "view": home()},
    "views.push": {"trigger_id": "{trigger_in_form}", "view": modal()},
    "views.update": {"view_id": "{view}", "view": modal()},
}


async def made(played: Played) -> dict[str, str]:
    """Make one thing of each sort, and return their names."""
    client, tickets = played.client(), played.workspace.tickets
    posted = [await client.chat_postMessage(channel=GENERAL, text="x") for _ in range(3)]
    ts, pinned, gone = (message["ts"] for message in posted)
    await client.pins_add(channel=GENERAL, timestamp=pinned)
    await client.reactions_add(channel=GENERAL, timestamp=pinned, name="eyes")
    bookmark = (await client.bookmarks_add(type="link", **LINK))["bookmark"]["id"]
    users = [{"slack_id": ANA.id}]
    call, ended = [await client.calls_add(**ARGUMENTS["calls.add"], users=users) for _ in "ab"]
    soon = int(played.workspace.setup.clock()) + 3600
    later = await client.chat_scheduleMessage(channel=GENERAL, text="later", post_at=soon)
    view = await client.views_open(trigger_id=tickets.new_trigger(SAM.id), view=modal())
    return {
        "app_token": played.workspace.setup.app_token,
        "bookmark": bookmark,
        "call": call["call"]["id"],
        "gone": gone,
        "ended": ended["call"]["id"],
        "pinned": pinned,
        "scheduled": later["scheduled_message_id"],
        "soon": str(soon),
        "ts": ts,
        "view": view["view"]["id"],
    }


def tickets_of(played: Played, names: Mapping[str, str]) -> dict[str, str]:
    """Return fresh triggers, which live for three seconds, and a code, which is good for once."""
    tickets = played.workspace.tickets
    return {
        "trigger": tickets.new_trigger(ANA.id),
        "trigger_in_form": tickets.new_trigger(SAM.id, view_id=names["view"]),
        "code": played.workspace.installation.new_code(SAM.id, frozenset({"commands"}), ""),
    }


def filled(given: Given, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        key: names[value[1:-1]] if isinstance(value, str) and value.startswith("{") else value
        for key, value in given.items()
    }


def test_no_method_is_left_out() -> None:
    assert ARGUMENTS.keys() == METHODS.keys()


@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")  # slack-sdk's, on aiohttp
@pytest.mark.parametrize("kind", ["async", "blocking"])
async def test_slacks_client_calls_every_method(played: Played, kind: str) -> None:
    names, refused = await made(played), {}
    for method, given in ARGUMENTS.items():
        word, arguments = method.replace(".", "_"), filled(given, names | tickets_of(played, names))
        if kind == "async":
            told = await getattr(played.client(), word)(**arguments)
        else:
            told = await asyncio.to_thread(getattr(played.sync_client(), word), **arguments)
        if not told["ok"] or "error" in told:
            refused[method] = told.data

    assert refused == {}
