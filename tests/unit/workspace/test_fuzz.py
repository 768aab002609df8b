"""No request makes the workspace stumble: every answer is a clear one."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.responses import Response

from bot.workspace.acting.entries.suggestions import suggest
from bot.workspace.api.methods import METHODS
from bot.workspace.world.people import ANA
from tests.unit.workspace.payloads import (
    actions,
    button,
    home,
    menu,
    message,
    modal,
    section,
    text_field,
)
from tests.unit.workspace.stage import MORE_EVENTS, MORE_SCOPES, Stage

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)
NAMES = [
    *("channel", "ts", "text", "blocks", "attachments", "metadata", "user", "view", "view_id"),
    *("trigger_id", "user_id", "hash", "limit", "cursor", "oldest", "latest", "types", "email"),
    *("external_id", "thread_ts", "users", "usergroup", "message", "token", "inclusive"),
    *("reply_broadcast", "return_im", "include_all_metadata", "post_at", "timestamp", "name"),
    *("scheduled_message_id", "id", "external_unique_id", "join_url", "created_by", "duration"),
    *("channel_id", "title", "type", "link", "emoji", "bookmark_id", "force", "bot", "date_start"),
]
KNOWN = [
    *("C0GENERAL01", "#general", ANA.id, "D0ANANOVAK1", "1793718000.000000", "1.2.3", "now"),
    *("link", "eyes", "https://rooms.example.com", 1793718060, [{"slack_id": ANA.id}]),
    *(modal(), home(), message(section())["blocks"], [actions(button(), menu())]),
]
ARGUMENTS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(KNOWN) | JSON, max_size=6)
many = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def stage() -> Stage:
    """Return a workspace where no scope stands in the way."""
    return Stage(scopes=MORE_SCOPES, events=MORE_EVENTS)


@st.composite
def spoiled(draw: st.DrawFn, whole: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a copy of some JSON with one place of it replaced."""
    if not whole or not isinstance(whole, dict | list) or draw(st.integers(0, 4)) == 0:
        return draw(JSON)
    keys = list(whole) if isinstance(whole, dict) else list(range(len(whole)))
    key = draw(st.sampled_from(keys))
    pairs = {k: draw(spoiled(whole[k])) if k == key else whole[k] for k in keys}
    return pairs if isinstance(whole, dict) else list(pairs.values())


@many
@given(method=st.sampled_from(sorted(METHODS)), arguments=ARGUMENTS)
async def test_every_call_has_an_answer(
    stage: Stage, method: str, arguments: dict[str, Any]
) -> None:
    body = json.dumps(arguments).encode("utf-8", "replace")
    headers = {"content-type": "application/json", "authorization": "Bearer xoxb-right"}

    answer = await stage.http.post(f"/api/{method}", content=body, headers=headers)

    assert answer.status_code == 200
    assert answer.json()["ok"] or answer.json()["error"]


@pytest.mark.parametrize("method", sorted(METHODS))
async def test_a_very_long_word_in_every_argument_is_answered(stage: Stage, method: str) -> None:
    word = "a" * (900_000 // len(NAMES))
    headers = {"authorization": "Bearer xoxb-right"}
    arguments = dict.fromkeys([name for name in NAMES if name != "token"], word)

    answer = await stage.http.post(f"/api/{method}", json=arguments, headers=headers)

    assert answer.status_code == 200
    assert len(str(stage.workspace.calls[-1]["arguments"])) < 100_000


@pytest.mark.parametrize("wrong", [True, -1, 1.5, [], [[]], {}, {"a": [None]}, "\x00", "0" * 5000])
@pytest.mark.parametrize("method", sorted(METHODS))
async def test_a_wrong_type_in_every_argument_is_answered(
    stage: Stage, method: str, wrong: object
) -> None:
    headers = {"authorization": "Bearer xoxb-right"}
    for name in NAMES:
        arguments = {"channel": "C0GENERAL01", "channel_id": "C0GENERAL01", name: wrong}
        answer = await stage.http.post(f"/api/{method}", json=arguments, headers=headers)
        assert answer.status_code == 200, name


PICKERS = [
    {"type": "datepicker", "action_id": "d", "initial_date": "2026-11-03"},
    {"type": "timepicker", "action_id": "t", "initial_time": "09:30", "timezone": "Asia/Shanghai"},
]
BLOCKS = [section(accessory=button()), actions(button("a"), menu(), *PICKERS)]


@many
@given(blocks=spoiled(BLOCKS), view=spoiled(modal(*BLOCKS)))
async def test_what_is_taken_can_be_drawn(
    stage: Stage,
    blocks: Any,  # noqa: ANN401 - JSON
    view: Any,  # noqa: ANN401 - JSON
) -> None:
    trigger = stage.workspace.tickets.new_trigger(ANA.id)
    body = [("chat.postMessage", {"channel": "C0GENERAL01", "text": "x", "blocks": blocks})]
    body += [("views.open", {"trigger_id": trigger, "view": view})]
    body += [("blocks.validate", {"view": view}), ("blocks.validate", {"blocks": blocks})]
    for method, arguments in body:
        content = json.dumps(arguments).encode("utf-8", "replace")
        headers = {"content-type": "application/json", "authorization": "Bearer xoxb-right"}
        answer = await stage.http.post(f"/api/{method}", content=content, headers=headers)
        assert answer.status_code == 200

    assert (await stage.http.get("/")).status_code == 200


ACKS = st.dictionaries(
    st.sampled_from(
        [
            *("text", "blocks", "response_type", "response_action", "errors", "view", "options"),
            *("option_groups", "attachments", "metadata"),
        ]
    ),
    st.sampled_from(["update", "push", "errors", "clear", "in_channel", modal(), {"name": "No."}])
    | JSON,
    max_size=4,
)


@settings(many, max_examples=60)
@given(ack=ACKS | JSON)
async def test_whatever_the_app_acknowledges_with_has_an_end(stage: Stage, ack: object) -> None:
    body = json.dumps(ack).encode("utf-8", "replace")
    select = {"type": "external_select", "action_id": "pick"}
    form = await stage.open_form(modal(text_field(), actions(button("go"))))
    await stage.api("chat.postMessage", channel="#general", **message(actions(select)))
    card = stage.last()
    stage.bot.answers.extend(Response(body) for _ in range(4))

    await stage.type("/room now")
    await stage.act("/press", view=form, press="acts|go")
    await stage.act(f"/views/{form}/submit", **{"name|name|plain_text_input": "Choir"})
    await suggest(stage.workspace, ANA, card, "acts|pick", "berlin")

    assert (await stage.http.get("/")).status_code == 200


PATHS = ["/say", "/press", "/views/V1/submit", "/views/V1/close", "/response/x", "/control/faults"]
PATHS += ["/clock", "/switches", "/control/events-url", "/control/installation", "/api/x"]


@many
@given(
    path=st.sampled_from(PATHS),
    fields=st.dictionaries(
        st.sampled_from(
            ["as", "channel", "ts", "view", "press", "text", "thread_ts", "x|y|z", "move"]
        ),
        st.sampled_from(["", ANA.id, "C0GENERAL01", "home", "/room now"]) | st.text(max_size=40),
    ),
    body=st.none() | st.binary(max_size=60),
    kind=st.sampled_from(["application/x-www-form-urlencoded", "application/json", "", "\t"]),
)
async def test_every_form_has_an_answer(
    stage: Stage, path: str, fields: dict[str, str], body: bytes | None, kind: str
) -> None:
    headers = {"x-page": "1"}
    if body is None:
        clean = {name: value.encode("utf-8", "replace") for name, value in fields.items()}
        answer = await stage.http.post(path, data=clean, headers=headers)
    else:
        answer = await stage.http.post(path, content=body, headers=headers | {"content-type": kind})

    assert answer.status_code < 500


@pytest.mark.parametrize("path", ["/nowhere", "/api/", "/control/nothing", "/static/../setup.py"])
async def test_an_unknown_address_is_no_stumble(stage: Stage, path: str) -> None:
    answer = await stage.http.get(path)

    assert answer.status_code in (200, 404)
