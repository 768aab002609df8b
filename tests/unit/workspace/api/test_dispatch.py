"""How the Web API reads a call, whom it lets in, and how it says no."""

import json

import pytest

from tests.unit.workspace.payloads import message, modal, section
from tests.unit.workspace.stage import RIGHT_TOKEN, Stage

AUTH = {"authorization": f"Bearer {RIGHT_TOKEN}"}


async def test_auth_test_tells_the_scopes_in_a_header() -> None:
    stage = Stage(scopes=frozenset({"commands", "chat:write"}))

    answer = await stage.http.post("/api/auth.test", headers=AUTH)

    assert answer.headers["x-oauth-scopes"] == "chat:write,commands"
    assert answer.json()["ok"] is True
    assert answer.json()["user_id"] == "U0GREENROOM"


@pytest.mark.parametrize(
    ("method", "token", "error"),
    [
        ("auth.test", "", "not_authed"),
        ("auth.test", "xoxb-wrong", "invalid_auth"),
        ("auth.test", "xapp-right", "not_allowed_token_type"),
        ("apps.connections.open", RIGHT_TOKEN, "not_allowed_token_type"),
        ("chat.explode", RIGHT_TOKEN, "unknown_method"),
        ("chat.postMessage", "", "not_authed"),
    ],
)
async def test_who_may_not_is_told_why(stage: Stage, method: str, token: str, error: str) -> None:
    told = await stage.api(method, token=token)

    assert (told["ok"], told["error"]) == (False, error)


async def test_a_scope_that_was_not_granted_is_named() -> None:
    stage = Stage(scopes=frozenset({"commands"}))

    told = await stage.api("users.info", user="U0ANANOVAK1")

    assert told["error"] == "missing_scope"
    assert (told["needed"], told["provided"]) == ("users:read", "commands")


async def test_a_form_carries_blocks_as_json_text(stage: Stage) -> None:
    fields = {
        "token": RIGHT_TOKEN,
        "channel": "C0GENERAL01",
        "blocks": json.dumps(message(section())["blocks"]),
        "metadata": json.dumps({"event_type": "a", "event_payload": {"key": "b"}}),
        "text": "words",
    }

    told = (await stage.http.post("/api/chat.postMessage", data=fields)).json()

    assert told["ok"] is True
    assert stage.last().metadata == {"event_type": "a", "event_payload": {"key": "b"}}


async def test_a_query_carries_a_call_too(stage: Stage) -> None:
    answer = await stage.http.get("/api/users.info", params={"user": "U0ANANOVAK1"}, headers=AUTH)

    assert answer.json()["user"]["name"] == "ana"


async def test_a_multipart_body_is_read(stage: Stage) -> None:
    files = {"user": (None, "U0ANANOVAK1")}

    answer = await stage.http.post("/api/users.info", files=files, headers=AUTH)

    assert answer.json()["user"]["name"] == "ana"


@pytest.mark.parametrize(
    ("kind", "body", "error"),
    [
        ("application/json", "{", "invalid_json"),
        ("application/json", "\xff", "invalid_json"),
        ("application/json", "[" * 100_000, "invalid_json"),
        ("application/json", '{"text": NaN}', "invalid_json"),
        ("application/json", '{"text": 1e999}', "invalid_json"),
        ("application/json", '{"text": "\\ud800"}', "invalid_json"),
        ("application/json", "[]", "json_not_object"),
        ("text/plain", "hello", "invalid_post_type"),
    ],
)
async def test_a_body_that_cannot_be_read_is_told(
    stage: Stage, kind: str, body: str, error: str
) -> None:
    headers = AUTH | {"content-type": kind}

    answer = await stage.http.post("/api/auth.test", content=body, headers=headers)

    assert answer.json()["error"] == error


async def test_ten_megabytes_are_too_much(stage: Stage) -> None:
    async def parts() -> object:
        for _ in range(10):
            yield b"x" * 1_000_000

    known = await stage.http.post("/api/auth.test", content=b"x" * 10_000_000)
    streamed = await stage.http.post("/api/auth.test", content=parts())  # type: ignore[arg-type]  # an iterator of bytes

    assert (known.status_code, streamed.status_code) == (413, 413)


async def test_a_view_that_is_no_json_is_told(stage: Stage) -> None:
    told = await stage.api("views.open", view="{", trigger_id="1.2.3")

    assert told["error"] == "invalid_arguments"


async def test_calls_are_remembered_without_their_secrets(stage: Stage) -> None:
    await stage.api("views.open", view=modal(), trigger_id="1.2.3", team_id="T0GREENROOM")

    call = stage.workspace.calls[-1]
    assert call["method"] == "views.open"
    assert "trigger_id" not in call["arguments"]
    assert RIGHT_TOKEN not in str(call)


@pytest.mark.parametrize("http_method", ["PUT", "PATCH", "DELETE"])
async def test_other_verbs_of_http_are_refused(stage: Stage, http_method: str) -> None:
    answer = await stage.http.request(http_method, "/api/auth.test", headers=AUTH)

    assert answer.status_code == 405


async def test_a_form_of_many_parts_that_is_broken_is_told(stage: Stage) -> None:
    headers = AUTH | {"content-type": "multipart/form-data; boundary=b"}

    answer = await stage.http.post("/api/auth.test", content=b"{broken", headers=headers)

    assert answer.json()["error"] == "invalid_form_data"


async def test_a_form_of_many_parts_may_be_too_heavy(stage: Stage) -> None:
    async def parts() -> object:
        yield b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n"
        for _ in range(3):
            yield b"x" * 500_000

    headers = AUTH | {"content-type": "multipart/form-data; boundary=b"}
    answer = await stage.http.post("/api/auth.test", content=parts(), headers=headers)  # type: ignore[arg-type]  # an iterator of bytes

    assert answer.status_code == 413


@pytest.mark.parametrize(
    ("kind", "warning"),
    [
        ("application/json", "missing_charset"),
        ("application/json; charset=utf-8", None),
        ("application/x-www-form-urlencoded", None),
        ("application/x-www-form-urlencoded; charset=utf-8", "superfluous_charset"),
    ],
)
async def test_a_charset_that_is_missing_or_superfluous_is_a_warning(
    stage: Stage, kind: str, warning: str | None
) -> None:
    told = (await stage.http.post("/api/api.test", headers={"content-type": kind})).json()

    assert (told["ok"], told.get("warning")) == (True, warning)
    assert ("response_metadata" in told) == (warning is not None)
