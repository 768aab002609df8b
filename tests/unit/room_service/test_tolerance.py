"""What is let through, what is turned away, and that nothing at all breaks it."""

import asyncio
import json
import logging
import re
from urllib.parse import urlencode

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.room_service.app import build
from bot.room_service.endpoints import ENDPOINTS
from tests.unit.room_service.serve import on_a_socket
from tests.unit.room_service.talk import ACCOUNTS, APP, CONFERENCE, NOW, Caller, a_query

CREATE = f"/v4/{CONFERENCE}/create_room"
ROOM = b'{"RoomInfo":{"RoomId":"standup-42","RoomType":"Conference"}}'


async def test_a_request_id_has_the_documented_shape(caller: Caller) -> None:
    answer = await caller.create()

    assert re.fullmatch(r"Id-[0-9a-f]{32}-O-Seq-[0-9]+", answer["RequestId"])


async def test_no_content_type_is_needed(caller: Caller) -> None:
    request = caller.http.build_request("POST", CREATE, params=a_query(), content=ROOM)
    assert "content-type" not in request.headers

    response = await caller.http.send(request)

    assert response.json()["ErrorCode"] == 0


async def test_any_content_type_is_taken(caller: Caller) -> None:
    response = await caller.http.post(
        CREATE, params=a_query(), content=ROOM, headers={"Content-Type": "text/plain"}
    )

    assert response.json()["ErrorCode"] == 0


async def test_the_order_of_the_query_does_not_matter(caller: Caller) -> None:
    backwards = dict(reversed(a_query().items()))

    response = await caller.http.post(CREATE, params=backwards, content=ROOM)

    assert response.json()["ErrorCode"] == 0


async def test_a_missing_or_odd_random_is_let_through_and_noted(caller: Caller) -> None:
    body = json.loads(ROOM)

    code = await caller.code(f"{CONFERENCE}/create_room", body, random="4294967296", contenttype="")

    assert code == 0
    assert (await caller.state())["calls"][0]["notes"] == [
        "random is not a number of 32 bits: '4294967296'",
        "contenttype is not json",
    ]


@pytest.mark.parametrize("protocol", ["httptools", "h11"])
async def test_a_target_with_scheme_and_host_is_taken(protocol: str) -> None:
    async with on_a_socket(build(APP, clock=lambda: NOW), protocol) as port:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        target = f"http://127.0.0.1:{port}{CREATE}?{urlencode(a_query())}"
        head = f"POST {target} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(ROOM)}\r\n\r\n"

        writer.write(head.encode() + ROOM)

        answer = await reader.readuntil(b"}")
        writer.close()
        await writer.wait_closed()
    assert b'"ErrorCode":0' in answer


async def test_a_caller_who_hangs_up_while_sending_does_no_harm(
    caplog: pytest.LogCaptureFixture,
) -> None:
    app = build(APP, clock=lambda: NOW)
    async with on_a_socket(app) as port:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"POST {CREATE} HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{{".encode())
        await writer.drain()

        writer.close()
        await writer.wait_closed()

    # The server has ended all its calls by now.
    assert [call.code for call in app.state.service.calls] == [None]
    assert not [line for line in caplog.records if line.levelno >= logging.ERROR]


BROKEN = {
    "empty": b"",
    "cut off": ROOM[:-1],
    "a trailing comma": b'{"RoomId":"live-room",}',
    "comments": b'{"RoomId":"r"// the room\n}',
    "no object": b"[]",
    "a number": b"42",
    "null": b"null",
    "broken UTF-8": b'{"RoomId":"\xff"}',
    "UTF-16": '{"RoomId":"r"}'.encode("utf-16"),
    "half a character": b'{"RoomId":"\\ud800"}',
    "NaN": b'{"RoomId":NaN}',
    "a number beyond all": b'{"RoomId":1e999}',
    "a number without end": b'{"RoomId":' + b"9" * 5000 + b"}",
    "nested without end": b'{"RoomId":' * 100_000,
    "nested deeply": b'{"RoomId":' * 101 + b"1" + b"}" * 101,
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
async def test_what_is_no_json_object_is_60003(caller: Caller, body: bytes) -> None:
    response = await caller.http.post(CREATE, params=a_query(), content=body)

    assert (response.status_code, response.json()["ErrorCode"]) == (200, 60003)


async def test_whole_characters_written_as_escapes_are_fine(caller: Caller) -> None:
    body = b'{"RoomInfo":{"RoomId":"r","RoomType":"Conference","RoomName":"\\ud83c\\udfa4"}}'

    await caller.http.post(CREATE, params=a_query(), content=body)

    assert (await caller.info("r"))["RoomName"] == "🎤"


async def test_a_body_past_all_bounds_is_413(caller: Caller) -> None:
    response = await caller.http.post(CREATE, params=a_query(), content=b" " * 1_048_577)

    assert (response.status_code, response.json()["ErrorCode"]) == (413, 60003)
    assert "1048576 bytes" in response.json()["ErrorInfo"]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", [CREATE, "/", "/v4/nothing"])
async def test_another_method_is_405(caller: Caller, method: str, path: str) -> None:
    response = await caller.http.request(method, path, params=a_query())

    assert (response.status_code, response.json()["ErrorCode"]) == (405, 60002)
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize(
    "path",
    ["/", "/v4", f"/v4/{CONFERENCE}", f"{CREATE}/", f"/v5/{CONFERENCE}/create_room", "/v4/%00/%ff"],
)
async def test_an_unknown_path_is_60009(caller: Caller, path: str) -> None:
    response = await caller.http.post(path, params=a_query(), content=b"{}")

    assert (response.status_code, response.json()["ErrorCode"]) == (200, 60009)


async def test_conference_rooms_have_no_list(caller: Caller) -> None:
    # Fact sheet, section 0: only live rooms can be listed.
    assert await caller.code(f"{CONFERENCE}/get_room_list", {"Next": "", "Count": 20}) == 60009


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
known_names = st.sampled_from(
    [
        "RoomId", "RoomInfo", "RoomName", "RoomType", "Owner_Account", "MaxSeatCount",
        "MaxMemberCount", "ScheduleStartTime", "ScheduleEndTime", "SeatTemplate", "TakeSeatMode",
        "Category", "Notice", "CustomInfo", "ScheduleInviteeList_Account", "Next", "Count",
        "UserID", "Nick", "Accounts", "AccountList", "CheckItem", "DeleteItem",
    ]
)  # fmt: skip
plausible = st.recursive(
    st.sampled_from(["r", "Conference", "Live", "", 0, 1, 20, 10**18, True, None, "AudioSalon"])
    | json_values,
    lambda inner: st.lists(inner) | st.dictionaries(known_names, inner),
    max_leaves=8,
)
bodies = st.binary() | st.dictionaries(known_names, plausible).map(
    lambda value: json.dumps(value).encode()
)
queries = st.just(a_query()) | st.dictionaries(
    st.sampled_from(list(a_query())) | st.text(), st.text(), max_size=6
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(command=st.sampled_from([*ENDPOINTS, "nowhere/at_all"]), body=bodies, query=queries)
def test_nothing_that_is_sent_breaks_it(command: str, body: bytes, query: dict[str, str]) -> None:
    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app=build(APP, clock=lambda: NOW))
        async with httpx.AsyncClient(transport=transport, base_url="http://x") as http:
            response = await http.post(f"/v4/{command}", params=query, content=body)
            assert (await http.get("/control/state")).status_code == 200
            return response

    response = asyncio.run(send())

    envelope = {"ActionStatus", "ErrorInfo", "ErrorCode"}
    envelope |= set() if command.startswith(ACCOUNTS) else {"RequestId"}
    assert response.status_code == 200
    assert envelope <= set(response.json())
    assert (response.json()["ErrorCode"] == 0) == (response.json()["ActionStatus"] == "OK")
