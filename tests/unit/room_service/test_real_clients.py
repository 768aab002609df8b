"""Clients that are not ours work against the local room service, but for its address unchanged.

The published signature package signs; a published client of the account API (PyPI:
tencentcloud-sdk-python-im, Apache-2.0) takes its base address as an argument, and sends its JSON
without a Content-Type.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable

import httpx
import pytest
from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send
from tencentcloud_im.tcim_client import TCIMClient
from TLSSigAPIv2 import TLSSigAPIv2

from bot.room_service.app import build
from tests.unit.room_service.serve import on_a_socket
from tests.unit.room_service.talk import APP, CONFERENCE, Caller, a_query

Json = dict[str, object]


@pytest.fixture
def app() -> Starlette:
    # Real clients sign by the real clock.
    return build(APP)


@pytest.fixture(autouse=True)
def straight(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the client from a proxy that the machine may have."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
async def client(app: Starlette) -> AsyncIterator[TCIMClient]:
    async with on_a_socket(app) as port:
        yield TCIMClient(
            APP.sdk_app_id, APP.secret_key, APP.admin, tencent_url=f"http://127.0.0.1:{port}/v4"
        )


async def answer_to(call: Callable[..., object], *args: object) -> Json:
    """Run a blocking call of the client; return the JSON that came back."""
    response = await asyncio.to_thread(call, *args)
    assert response is not None, "the client logged an error and gave None"
    answer: Json = json.loads(response.content)  # type: ignore[attr-defined]
    return answer


async def test_the_published_signature_package_signs_and_is_let_in(app: Starlette) -> None:
    usersig = TLSSigAPIv2(APP.sdk_app_id, APP.secret_key).gen_sig(APP.admin, 600)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://room-service") as http:
        caller = Caller(http)
        room = {"RoomInfo": {"RoomId": "standup-42", "RoomType": "Conference"}}

        code = await caller.code(f"{CONFERENCE}/create_room", room, usersig=usersig)

    assert code == 0


async def test_a_signature_of_that_package_with_another_key_is_not_let_in(app: Starlette) -> None:
    usersig = TLSSigAPIv2(APP.sdk_app_id, "another key").gen_sig(APP.admin, 600)
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://room-service") as http:
        response = await http.post(
            f"/v4/{CONFERENCE}/create_room", params=a_query(usersig=usersig), json={}
        )

    assert response.json()["ErrorCode"] == 70009


async def test_a_published_client_imports_an_account(client: TCIMClient) -> None:
    answer = await answer_to(client.add_single_user, "ana", "Ana", "https://img.example/a.png")

    assert answer == {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}


async def test_a_published_client_imports_many_and_looks_them_up(client: TCIMClient) -> None:
    imported = await answer_to(client.batch_add_users, ["ana", "ben", "x" * 33])

    looked_up = await answer_to(client.search_user, ["ana", "nobody"])

    assert (imported["ErrorCode"], imported["FailAccounts"]) == (0, ["x" * 33])
    assert looked_up["ResultItem"] == [
        {"UserID": "ana", "ResultCode": 0, "ResultInfo": "", "AccountStatus": "Imported"},
        {"UserID": "nobody", "ResultCode": 0, "ResultInfo": "", "AccountStatus": "NotImported"},
    ]


async def test_a_published_client_deletes_accounts(client: TCIMClient) -> None:
    await answer_to(client.add_single_user, "ana", "Ana", "")

    answer = await answer_to(client.del_user, ["ana", "nobody"])

    # The second verdict is the one that the client's own docstring prints.
    assert answer["ResultItem"] == [
        {"ResultCode": 0, "ResultInfo": "", "UserID": "ana"},
        {
            "ResultCode": 70107,
            "ResultInfo": "Err_TLS_PT_Open_Login_Account_Not_Exist",
            "UserID": "nobody",
        },
    ]


async def test_a_published_client_learns_that_its_key_is_wrong(app: Starlette) -> None:
    async with on_a_socket(app) as port:
        stranger = TCIMClient(
            APP.sdk_app_id, "another key", APP.admin, tencent_url=f"http://127.0.0.1:{port}/v4"
        )

        answer = await answer_to(stranger.add_single_user, "ana", "Ana", "")

    assert answer["ErrorCode"] == 70009


async def test_a_published_client_sends_no_content_type(app: Starlette) -> None:
    seen: list[set[bytes]] = []

    async def watched(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append({name for name, _ in scope["headers"]})
        await app(scope, receive, send)

    async with on_a_socket(watched) as port:
        client = TCIMClient(
            APP.sdk_app_id, APP.secret_key, APP.admin, tencent_url=f"http://127.0.0.1:{port}/v4"
        )

        answer = await answer_to(client.add_single_user, "ana", "Ana", "")

    assert answer["ErrorCode"] == 0
    assert b"content-type" not in seen[0]
