"""Whatever is sent, to whatever command or control path, there is a clear answer, and no harm."""

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.room_service.app import build
from bot.room_service.endpoints import ENDPOINTS
from tests.unit.room_service.talk import ACCOUNTS, APP, LIVE, NOW, Caller, a_query

CONTROL = ("faults", "switches", "members", "callbacks", "end", "clear")

ids = st.sampled_from(["standup-42", "live_ops1", "nowhere", ""])
accounts = st.sampled_from(["ana", "ben", "administrator", "", "x" * 33])
numbers = st.sampled_from([0, 1, -1, 2, 19, 20, 21, 2**31, 2**63 - 1, 2**63, 10**400, 0.5, -0.0])
leaves = ids | accounts | numbers | st.none() | st.booleans() | st.text(max_size=8)
values = st.recursive(
    leaves,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["Key", "Value", "UserID", "RoomId", "RoomType"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)
likely: Mapping[str, st.SearchStrategy[Any]] = {
    "RoomId": ids,
    "MemberList_Account": st.lists(accounts, max_size=3),
    "Member_Account": accounts,
    "NewOwner_Account": accounts,
    "Reason": st.text(max_size=4),
    "Duration": numbers,
    "Index": numbers,
    "SeatIndex": numbers,
    "Policy": numbers,
    "Metadata": st.lists(st.fixed_dictionaries({"Key": st.text(), "Value": st.text()})),
    # A port that nobody listens to, so that nothing leaves the machine.
    "Url": st.just("http://127.0.0.1:1/") | st.text(max_size=12),
    "url": st.just("http://127.0.0.1:1/") | st.just(""),
    "enter": st.lists(accounts, max_size=3),
    "leave": st.lists(accounts, max_size=3),
    "count": st.integers(0, 30),
}


def bodies_of(names: tuple[str, ...]) -> st.SearchStrategy[dict[str, Any]]:
    """Return bodies that have some of these fields, likely and odd."""
    fields = {name: likely.get(name, values) | values for name in names}
    return st.fixed_dictionaries({}, optional=fields)


def a_call(command: str) -> st.SearchStrategy[tuple[str, dict[str, Any]]]:
    endpoint = ENDPOINTS[command]
    body = bodies_of((*endpoint.body_fields, *endpoint.room_info_fields))
    if endpoint.room_info_fields:
        inside = st.fixed_dictionaries(
            {}, optional={"RoomInfo": bodies_of(tuple(endpoint.room_info_fields))}
        )
        body = st.builds(lambda outer, inner: outer | inner, body, inside)
    return body.map(lambda given: (f"/v4/{command}", given))


calls = st.sampled_from(sorted(ENDPOINTS)).flatmap(a_call)
control_fields = ("RoomId", "count", "enter", "leave", "lose", "recover", "url", "token")
control_calls = st.sampled_from(CONTROL).flatmap(
    lambda path: bodies_of((*control_fields, "commands", "package", "quirks", "n")).map(
        lambda body: (f"/control/{path}", body)
    )
)


async def play(steps: list[tuple[str, dict[str, Any]]]) -> list[httpx.Response]:
    """Make two rooms with people in them, then do `steps`; return what came back."""
    app = build(APP, clock=lambda: NOW, rate=10_000)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://x") as http:
        caller = Caller(http)
        await caller.create(IsSeatEnabled=True)
        await caller.create_live(SeatTemplate="AudioSalon")
        for room_id in ("standup-42", "live_ops1"):
            await caller.move(room_id, enter=["ana", "administrator"])
        responses = [
            await http.post(path, params=a_query(), content=json.dumps(body))
            for path, body in steps
        ]
        responses.append(await http.get("/control/state"))
    await app.state.service.outbox.close()
    return responses


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(calls | control_calls, min_size=1, max_size=6))
def test_every_command_answers_every_body(steps: list[tuple[str, dict[str, Any]]]) -> None:
    *responses, state = asyncio.run(play(steps))

    assert state.status_code == 200
    for (path, _), response in zip(steps, responses, strict=True):
        if path.startswith("/v4/"):
            envelope = {"ActionStatus", "ErrorInfo", "ErrorCode"}
            envelope |= set() if ACCOUNTS in path else {"RequestId"}
            assert response.status_code == 200
            assert envelope <= set(response.json())
        else:
            assert response.status_code in {200, 400, 404, 409}
            assert isinstance(response.json(), dict)


HUGE = b'{"RoomId":"' + b"x" * 10_000_000 + b'"}'


@pytest.mark.parametrize("path", [f"control/{path}" for path in CONTROL if path != "clear"])
async def test_a_control_call_of_ten_megabytes_is_refused(caller: Caller, path: str) -> None:
    response = await caller.http.post(f"/{path}", content=HUGE)

    assert response.status_code == 400
    assert "at most 1048576 bytes" in response.json()["problems"][0]


@pytest.mark.parametrize("command", [f"{LIVE}/set_room_metadata", "room_config/set_callback"])
async def test_a_command_of_ten_megabytes_is_refused(caller: Caller, command: str) -> None:
    response = await caller.http.post(f"/v4/{command}", params=a_query(), content=HUGE)

    assert (response.status_code, response.json()["ErrorCode"]) == (413, 60003)


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "OPTIONS"])
async def test_a_control_call_by_another_method_is_405(caller: Caller, method: str) -> None:
    response = await caller.http.request(method, "/control/members")

    assert response.status_code == 405
