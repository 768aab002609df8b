"""Presses in messages, forms and on the home tab: what the app gets."""

from typing import Any

import pytest

from bot.workspace.world.people import ANA, WEI
from tests.unit.workspace.payloads import (
    actions,
    button,
    field,
    home,
    menu,
    message,
    modal,
    option,
    plain,
    section,
    text_field,
)
from tests.unit.workspace.sent import faults_of_sent
from tests.unit.workspace.stage import Stage

CONFIRM = {name: plain(name) for name in ("title", "text", "confirm", "deny")}


async def posted(stage: Stage, *blocks: dict[str, Any]) -> str:
    told = await stage.api("chat.postMessage", channel="C0GENERAL01", **message(*blocks))
    ts: str = told["ts"]
    return ts


async def test_a_press_in_a_message_is_sent_as_slack_sends_it(stage: Stage) -> None:
    ts = await posted(stage, actions(button("refresh", value="room-1", style="primary")))

    await stage.act("/press", ts=ts, press="acts|refresh")

    payload = stage.bot.got[0].payload
    assert faults_of_sent("Pressed", payload) == []
    assert payload["container"] == {
        "type": "message",
        "message_ts": ts,
        "channel_id": "C0GENERAL01",
        "is_ephemeral": False,
    }
    assert payload["message"]["ts"] == ts
    assert payload["user"]["id"] == ANA.id
    assert payload["response_url"].startswith("http://workspace.test/response/")
    action = payload["actions"][0]
    assert (action["block_id"], action["action_id"], action["value"]) == (
        "acts",
        "refresh",
        "room-1",
    )
    assert action["style"] == "primary"
    assert action["text"] == plain("Go")


async def test_an_ephemeral_message_is_not_repeated_in_the_press(stage: Stage) -> None:
    stage.bot.answer_with(message(actions(button("more"))))
    await stage.type("/room help")

    await stage.act("/press", ts=stage.last().ts, press="acts|more")

    payload = stage.bot.got[1].payload
    assert payload["container"]["is_ephemeral"] is True
    assert "message" not in payload


async def test_nobody_presses_in_what_only_another_sees(stage: Stage) -> None:
    stage.bot.answer_with(message(actions(button("more"))))
    await stage.type("/room help")

    answer = await stage.act("/press", person=WEI.id, ts=stage.last().ts, press="acts|more")

    assert answer.status_code == 409
    assert len(stage.bot.got) == 1


async def test_fields_of_the_message_ride_along(stage: Stage) -> None:
    options = [option("a"), option("b")]
    ts = await posted(stage, actions(menu(options=options), button("go")))

    await stage.act("/press", ts=ts, press="acts|go", **{"acts|menu|static_select": "b"})

    values = stage.bot.got[0].payload["state"]["values"]
    assert values == {"acts": {"menu": {"type": "static_select", "selected_option": options[1]}}}


async def test_a_choice_is_a_press_of_its_own(stage: Stage) -> None:
    ts = await posted(stage, actions(menu()))

    await stage.act("/press", ts=ts, press="acts|menu", **{"acts|menu|static_select": "a"})

    assert stage.bot.got[0].payload["actions"][0]["selected_option"] == option("a")


async def test_a_choice_that_is_none_is_not_told(stage: Stage) -> None:
    ts = await posted(stage, actions(menu()))

    answer = await stage.act("/press", ts=ts, press="acts|menu", **{"acts|menu|static_select": "z"})

    assert answer.json() == {"error": "Nothing is chosen there."}
    assert stage.bot.got == []


async def test_an_overflow_menu_sends_the_entry(stage: Stage) -> None:
    entries = [option("rename"), option("end")]
    more = {"type": "overflow", "action_id": "more", "options": entries}
    ts = await posted(stage, section(block_id="about", accessory=more))

    await stage.act("/press", ts=ts, press="about|more|1")

    action = stage.bot.got[0].payload["actions"][0]
    assert action["type"] == "overflow"
    assert action["selected_option"] == option("end")


async def test_a_button_that_is_gone_says_so(stage: Stage) -> None:
    ts = await posted(stage, actions(button("go")))

    answer = await stage.act("/press", ts=ts, press="acts|stop")

    assert answer.json() == {"error": "That button is no longer there."}


async def test_a_press_that_wants_confirmation_asks_first(stage: Stage) -> None:
    ts = await posted(stage, actions(button("end", confirm=CONFIRM)))

    asked = await stage.act("/press", ts=ts, press="acts|end")
    await stage.act("/press", ts=ts, press="acts|end", confirmed="1")

    assert 'name="confirmed"' in asked.text
    assert len(stage.bot.got) == 1


async def test_an_app_that_fails_at_a_press_is_told_to_the_person(stage: Stage) -> None:
    ts = await posted(stage, actions(button("go")))
    stage.bot.answer_with("no", status=404)

    await stage.act("/press", ts=ts, press="acts|go")

    assert "We had some trouble connecting" in stage.last().text
    assert stage.last().ephemeral_to == ANA.id


async def test_a_field_that_dispatches_sends_all_that_is_typed(stage: Stage) -> None:
    kind = field(
        {"type": "static_select", "options": [option("live"), option("voice")]},
        "kind",
        dispatch_action=True,
    )
    view_id = await stage.open_form(modal(kind, text_field()))

    await stage.act(
        "/press",
        view=view_id,
        press="kind|kind",
        **{"kind|kind|static_select": "voice", "name|name|plain_text_input": "Choir"},
    )

    payload = stage.bot.got[0].payload
    # The types ask for one everywhere; Slack gives one for presses in messages only:
    # docs.slack.dev/interactivity/handling-user-interaction#message_responses
    assert faults_of_sent("Pressed", payload) == ["[]: 'response_url' is a required property"]
    assert payload["container"] == {"type": "view", "view_id": view_id}
    assert payload["actions"][0]["selected_option"] == option("voice")
    values = payload["view"]["state"]["values"]
    assert values["name"]["name"] == {"type": "plain_text_input", "value": "Choir"}


async def test_a_press_on_the_home_tab_comes_from_its_view(stage: Stage) -> None:
    told = await stage.api("views.publish", user_id=ANA.id, view=home(actions(button("make"))))

    await stage.act("/press", channel="home", view=told["view"]["id"], press="acts|make")

    payload = stage.bot.got[0].payload
    assert payload["container"]["view_id"] == told["view"]["id"]
    assert payload["view"]["type"] == "home"


@pytest.mark.parametrize("channel", ["C0GENERAL01", "home"])
async def test_opening_the_home_tab_is_told(stage: Stage, channel: str) -> None:
    await stage.page(channel=channel)
    await stage.workspace.errands_done()

    kinds = [delivery.payload["event"]["type"] for delivery in stage.bot.got]
    assert kinds == (["app_home_opened"] if channel == "home" else [])


async def test_an_app_that_fails_at_a_press_in_a_form_is_told_there(stage: Stage) -> None:
    view_id = await stage.open_form(modal(actions(button("go")), text_field()))
    stage.bot.answer_with("no", status=500)

    await stage.act("/press", view=view_id, press="acts|go")

    assert "We had some trouble connecting. Try again? (dispatch_failed)" in await stage.words()


async def test_an_overflow_menu_is_drawn_and_pressed_by_its_entries(stage: Stage) -> None:
    entries = [option("rename"), option("end")]
    more = {"type": "overflow", "action_id": "more", "options": entries}
    ts = await posted(stage, section(block_id="about", accessory=more))

    answer = await stage.act("/press", ts=ts, press="about|more")

    assert answer.status_code == 409
    assert 'value="about|more|1"' in await stage.page()
