"""Shortcuts, and the options that a select asks the app for."""

from typing import Any

import pytest

from bot.workspace.acting.entries.shortcuts import take_message_shortcut, take_shortcut
from bot.workspace.acting.entries.suggestions import suggest
from bot.workspace.acting.pressing import NothingThere
from bot.workspace.setup import Entry, Shortcut
from bot.workspace.world.people import ANA
from tests.unit.workspace.payloads import actions, field, message, modal, option, plain
from tests.unit.workspace.stage import Stage

NEW = Shortcut(callback_id="new_room", name="Make a room")
FROM = Shortcut(callback_id="room_from", name="Room from this", entry=Entry.MESSAGE)
SELECT = {"type": "external_select", "action_id": "pick", "min_query_length": 2}


@pytest.fixture
def stage() -> Stage:
    return Stage(shortcuts=(NEW, FROM))


async def test_a_global_shortcut_opens_a_form(stage: Stage) -> None:
    trouble = await take_shortcut(stage.workspace, ANA, "new_room")

    payload = stage.bot.got[0].payload
    told = await stage.api("views.open", trigger_id=payload["trigger_id"], view=modal())
    assert (trouble, payload["type"], payload["callback_id"]) == ("", "shortcut", "new_room")
    assert "channel" not in payload
    assert told["ok"] is True


async def test_a_shortcut_on_a_message_carries_it_and_can_be_answered(stage: Stage) -> None:
    await stage.type("let us meet")
    await take_message_shortcut(stage.workspace, ANA, stage.last(), "room_from")

    payload = next(d.payload for d in stage.bot.got if d.payload["type"] == "message_action")
    path = payload["response_url"].removeprefix("http://workspace.test")
    await stage.http.post(path, json={"text": "Made"})
    assert payload["message"]["text"] == "let us meet"
    assert payload["channel"] == {"id": "C0GENERAL01", "name": "general"}
    assert (stage.last().text, stage.last().ephemeral_to) == ("Made", ANA.id)


async def test_a_shortcut_that_is_not_offered_is_none(stage: Stage) -> None:
    await stage.type("hello")

    with pytest.raises(NothingThere, match="no such shortcut"):
        await take_shortcut(stage.workspace, ANA, "room_from")
    with pytest.raises(NothingThere, match="no such shortcut"):
        await take_message_shortcut(stage.workspace, ANA, stage.last(), "new_room")


async def test_a_private_message_has_no_shortcuts(stage: Stage) -> None:
    hidden = stage.workspace.tell(ANA.id, "C0GENERAL01", "psst")

    with pytest.raises(NothingThere, match="only you see"):
        await take_message_shortcut(stage.workspace, ANA, hidden, "room_from")


async def test_an_app_that_fails_at_a_shortcut_is_told(stage: Stage) -> None:
    stage.bot.answer_with("no", status=500)

    trouble = await take_shortcut(stage.workspace, ANA, "new_room")

    assert "dispatch_failed" in trouble
    assert "shortcut new_room" in stage.workspace.refusals[-1]


async def test_the_app_is_asked_for_options_in_a_message(stage: Stage) -> None:
    await stage.api("chat.postMessage", channel="#general", **message(actions(SELECT)))
    stage.bot.answer_with({"options": [option("berlin")]})

    options = await suggest(stage.workspace, ANA, stage.last(), "acts|pick", "be")

    payload = stage.bot.got[0].payload
    assert options == [option("berlin")]
    assert (payload["type"], payload["value"]) == ("block_suggestion", "be")
    assert (payload["block_id"], payload["action_id"]) == ("acts", "pick")
    assert "trigger_id" not in payload


async def test_options_in_a_form_may_stand_in_groups(stage: Stage) -> None:
    form = await stage.open_form(modal(field(SELECT, "where")))
    groups = [{"label": plain("Cities"), "options": [option("berlin")]}]
    stage.bot.answer_with({"option_groups": groups})
    view = stage.workspace.desks.find(form)
    assert view is not None

    options = await suggest(stage.workspace, ANA, view, "where|pick", "berl")

    assert options == groups
    assert stage.bot.got[0].payload["view"]["id"] == form


async def test_too_little_typed_is_not_asked_about(stage: Stage) -> None:
    await stage.api("chat.postMessage", channel="#general", **message(actions(SELECT)))

    assert await suggest(stage.workspace, ANA, stage.last(), "acts|pick", "b") == []
    assert stage.bot.got == []


@pytest.mark.parametrize(
    "answer",
    [
        "",
        {},
        {"options": "berlin"},
        {"options": ["berlin"]},
        {"options": [option("x" * 151)]},
        {"options": [option("x")] * 101},
        {"option_groups": [{"label": plain("Cities")}]},
        {"option_groups": [1]},
    ],
)
async def test_options_that_slack_would_not_show_are_none(
    stage: Stage, answer: dict[str, Any] | str
) -> None:
    await stage.api("chat.postMessage", channel="#general", **message(actions(SELECT)))
    stage.bot.answer_with(answer)

    assert await suggest(stage.workspace, ANA, stage.last(), "acts|pick", "berlin") == []
    assert "options of pick" in stage.workspace.refusals[-1]


async def test_a_person_brings_the_app_into_a_channel(stage: Stage) -> None:
    before = await stage.api("chat.postMessage", channel="#lounge", text="x")
    await stage.type("/invite @greenroom", channel="C0LOUNGE001")
    after = await stage.api("chat.postMessage", channel="#lounge", text="x")

    assert (before["error"], after["ok"]) == ("not_in_channel", True)
    assert stage.workspace.messages("#lounge")[0].text == "<@U0GREENROOM> was invited."


@pytest.mark.parametrize(
    ("typed", "channel", "said"),
    [
        ("/invite", "C0GENERAL01", "Say whom: `/invite @greenroom`."),
        ("/invite @nobody", "C0GENERAL01", "Say whom: `/invite @greenroom`."),
        ("/INVITE Wei", "C0GENERAL01", "<@U0WEIZHANG1> is here already."),
        ("/invite @wei", "D0ANANOVAK1", "Nobody can be invited to a direct message."),
    ],
)
async def test_who_cannot_be_invited_is_told(
    stage: Stage, typed: str, channel: str, said: str
) -> None:
    await stage.type(typed, channel=channel)

    assert stage.last(channel).text == said
