"""Every payload that the workspace sends is of Slack's own type; no kind is left out.

The scripted app judges whatever it gets; here each kind is made to come once.
"""

from collections.abc import Awaitable, Callable, Mapping

import pytest

from bot.workspace.acting.entries.shortcuts import take_message_shortcut, take_shortcut
from bot.workspace.acting.entries.suggestions import suggest
from bot.workspace.coverage.payloads import SENT, kind_of
from bot.workspace.schemas import read_schema
from bot.workspace.setup import Entry, Shortcut
from bot.workspace.world.people import ANA, GUEST
from tests.unit.workspace.payloads import actions, button, home, message, modal, section
from tests.unit.workspace.stage import MORE_EVENTS, MORE_SCOPES, Stage

GENERAL = "C0GENERAL01"
CARD = message(actions(button(), {"type": "external_select", "action_id": "pick"}))


async def command(stage: Stage) -> None:
    await stage.type("/room now")


async def press(stage: Stage) -> None:
    await stage.api("chat.postMessage", channel=GENERAL, **CARD)
    await stage.act("/press", ts=stage.last().ts, press="acts|go")


async def press_in_private(stage: Stage) -> None:
    await stage.api("chat.postEphemeral", channel=GENERAL, user=ANA.id, **CARD)
    await stage.act("/press", ts=stage.last().ts, press="acts|go")


async def press_in_form(stage: Stage) -> None:
    form = await stage.open_form(modal(actions(button())))
    await stage.act("/press", view=form, press="acts|go")


async def press_at_home(stage: Stage) -> None:
    told = await stage.api("views.publish", user_id=ANA.id, view=home(actions(button())))
    await stage.act("/press", channel="home", view=told["view"]["id"], press="acts|go")


async def options(stage: Stage) -> None:
    await stage.api("chat.postMessage", channel=GENERAL, **CARD)
    stage.bot.answer_with({"options": []})
    await suggest(stage.workspace, ANA, stage.last(), "acts|pick", "berlin")


async def shortcut(stage: Stage) -> None:
    await take_shortcut(stage.workspace, ANA, "new")


async def message_shortcut(stage: Stage) -> None:
    await stage.type("hello")
    await take_message_shortcut(stage.workspace, ANA, stage.last(), "from")


async def submission(stage: Stage) -> None:
    form = await stage.open_form(modal())
    await stage.act(f"/views/{form}/submit", **{"name|name|plain_text_input": "Choir"})


async def closing(stage: Stage) -> None:
    form = await stage.open_form(modal(notify_on_close=True))
    await stage.act(f"/views/{form}/close")


async def challenge(stage: Stage) -> None:
    await stage.control("PUT", "events-url", url="http://bot.test/slack/events")


async def home_opened(stage: Stage) -> None:
    await stage.api("views.publish", user_id=ANA.id, view=home())
    await stage.page(channel="home")


async def mention(stage: Stage) -> None:
    await stage.type("@greenroom hello")


async def change(stage: Stage) -> None:
    told = await stage.api("chat.postMessage", channel=GENERAL, **CARD)
    await stage.api("chat.update", channel=GENERAL, ts=told["ts"], text="new")


async def deletion(stage: Stage) -> None:
    told = await stage.api("chat.postMessage", channel=GENERAL, text="x")
    await stage.api("chat.delete", channel=GENERAL, ts=told["ts"])


async def broadcast(stage: Stage) -> None:
    root = (await stage.api("chat.postMessage", channel=GENERAL, text="root"))["ts"]
    reply = {"thread_ts": root, "reply_broadcast": True, "blocks": [section()]}
    await stage.api("chat.postMessage", channel=GENERAL, text="reply", **reply)


async def joining(stage: Stage) -> None:
    await stage.api("conversations.invite", channel="#standup", users=GUEST.id)


async def leaving(stage: Stage) -> None:
    await stage.api("conversations.kick", channel="#standup", user=ANA.id)


async def reactions(stage: Stage) -> None:
    told = await stage.api("chat.postMessage", channel=GENERAL, text="x")
    for verb in ("add", "remove"):
        there = {"channel": GENERAL, "timestamp": told["ts"], "name": "eyes"}
        await stage.api(f"reactions.{verb}", **there)


async def removal(stage: Stage) -> None:
    await stage.control("DELETE", "installation")


MAKERS: Mapping[str, Callable[[Stage], Awaitable[None]]] = {
    "command": command,
    "block_actions in a message": press,
    "block_actions in an ephemeral message": press_in_private,
    "block_actions in a modal": press_in_form,
    "block_actions in a home": press_at_home,
    "block_suggestion": options,
    "message_action": message_shortcut,
    "shortcut": shortcut,
    "view_closed": closing,
    "view_submission": submission,
    "url_verification": challenge,
    "event app_home_opened": home_opened,
    "event app_mention": mention,
    "event app_uninstalled": removal,
    "event member_joined_channel": joining,
    "event member_left_channel": leaving,
    "event message": mention,
    "event message message_changed": change,
    "event message message_deleted": deletion,
    "event message thread_broadcast": broadcast,
    "event reaction_added": reactions,
    "event reaction_removed": reactions,
    "event tokens_revoked": removal,
}


@pytest.mark.parametrize("kind", SENT)
async def test_each_kind_comes_and_is_of_its_type(kind: str) -> None:
    offered = (
        Shortcut(callback_id="new", name="New"),
        Shortcut(callback_id="from", name="From this", entry=Entry.MESSAGE),
    )
    stage = Stage(scopes=MORE_SCOPES, events=MORE_EVENTS, shortcuts=offered)

    await MAKERS[kind](stage)
    await stage.workspace.errands_done()

    assert kind in {kind_of(delivery.payload) for delivery in stage.bot.got}


@pytest.mark.parametrize("kind", SENT)
def test_every_type_is_one_of_slacks(kind: str) -> None:
    definitions = read_schema("sent")["definitions"]
    named = {SENT[kind].definition, SENT[kind].event} - {""}

    assert named <= definitions.keys()
