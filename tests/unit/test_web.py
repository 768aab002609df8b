"""The HTTP face: who is let in, how much they may send, and what an operator can ask."""

from collections.abc import AsyncIterator, Mapping

import httpx
import pytest
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult

from bot import metrics, web
from bot.tencent.callback import Refusal
from bot.workspace.delivery.signing import signed_headers

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
FORM = "application/x-www-form-urlencoded"
BODY = "command=%2Froom&text=help&team_id=T0ACME"


async def _authorize() -> AuthorizeResult:
    return AuthorizeResult(enterprise_id=None, team_id=None, bot_token="xoxb-1")


@pytest.fixture
def taken() -> list[str]:
    """Return the commands that got through."""
    return []


@pytest.fixture
async def http(taken: list[str]) -> AsyncIterator[httpx.AsyncClient]:
    """Return somebody outside, before a bot that is ready."""
    bolt = AsyncApp(authorize=_authorize, signing_secret=SECRET, process_before_response=True)

    @bolt.command("/room")
    async def on_room(ack: AsyncAck, command: dict[str, str]) -> None:
        taken.append(command["text"])
        await ack("taken")

    async with _outside(bolt, web.Readiness(is_ready=True)) as client:
        yield client


def _outside(
    bolt: AsyncApp | None, readiness: web.Readiness, hear: web.Hear | None = None
) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(web.build(bolt, readiness, hear))
    return httpx.AsyncClient(transport=transport, base_url="http://bot.test")


async def post(http: httpx.AsyncClient, body: str, **headers: str) -> httpx.Response:
    signed = signed_headers(SECRET, body, FORM) | headers
    return await http.post("/slack/events", content=body, headers=signed)


async def test_what_slack_signed_is_taken(http: httpx.AsyncClient, taken: list[str]) -> None:
    answer = await post(http, BODY)

    assert (answer.status_code, taken) == (200, ["help"])


@pytest.mark.parametrize(
    "changes",
    [
        {"x-slack-signature": ""},
        {"x-slack-signature": "v0=" + "0" * 64},
        {"x-slack-request-timestamp": "1531420618"},
        {"x-slack-request-timestamp": "soon"},
        {"x-slack-request-timestamp": ""},
    ],
)
async def test_what_slack_did_not_sign_is_401_and_nothing_done(
    http: httpx.AsyncClient, taken: list[str], changes: dict[str, str]
) -> None:
    answer = await post(http, BODY, **changes)

    assert (answer.status_code, taken) == (401, [])


@pytest.mark.parametrize("length", ["1000001", "99999999999999999999", "-1", "much", "9" * 5000])
async def test_too_large_a_body_is_not_read(
    http: httpx.AsyncClient, taken: list[str], length: str
) -> None:
    answer = await post(http, BODY, **{"content-length": length})

    assert (answer.status_code, taken) == (413, [])


async def test_a_body_that_does_not_say_its_length_is_read_no_further_than_that(
    http: httpx.AsyncClient,
) -> None:
    sent: list[int] = []

    async def endless() -> AsyncIterator[bytes]:
        for number in range(100):
            sent.append(number)
            yield b"x" * 100_000

    headers = signed_headers(SECRET, "", FORM)
    answer = await http.post("/slack/events", content=endless(), headers=headers)

    assert (answer.status_code, len(sent)) == (413, 11)


async def test_a_body_in_pieces_is_taken_as_one(http: httpx.AsyncClient, taken: list[str]) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield BODY[:9].encode()
        yield BODY[9:].encode()

    answer = await http.post(
        "/slack/events", content=pieces(), headers=signed_headers(SECRET, BODY, FORM)
    )

    assert (answer.status_code, taken) == (200, ["help"])


async def test_health_says_that_the_process_lives() -> None:
    async with _outside(None, web.Readiness()) as http:
        assert (await http.get("/healthz")).status_code == 200


@pytest.mark.parametrize(("is_ready", "status"), [(True, 200), (False, 503)])
async def test_readiness_says_whether_database_and_engine_are_up(
    status: int, *, is_ready: bool
) -> None:
    async with _outside(None, web.Readiness(is_ready=is_ready)) as http:
        assert (await http.get("/readyz")).status_code == status


async def test_metrics_are_in_prometheus_format() -> None:
    metrics.COMMANDS.labels("now").inc()

    async with _outside(None, web.Readiness()) as http:
        told = await http.get("/metrics")

    assert told.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert 'greenroom_commands_total{verb="now"}' in told.text


async def test_over_socket_mode_nothing_is_delivered_by_http() -> None:
    async with _outside(None, web.Readiness()) as http:
        assert (await post(http, BODY)).status_code == 404


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
async def test_deliveries_are_posted(http: httpx.AsyncClient, method: str) -> None:
    assert (await http.request(method, "/slack/events")).status_code == 405


class Ear:
    """Hears callbacks; refuses what says so."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, bytes]] = []

    def hear(self, query: Mapping[str, str], body: bytes) -> Refusal | None:
        self.heard.append((query.get("CallbackCommand", ""), body))
        return Refusal(401, "Who are you?") if body == b"stranger" else None


async def call_back(ear: Ear, body: bytes, method: str = "POST") -> httpx.Response:
    async with _outside(None, web.Readiness(), ear.hear) as http:
        where = "/room-service/callback?CallbackCommand=Room.CallbackAfterMemberEnter"
        return await http.request(method, where, content=body)


async def test_callbacks_are_heard_and_answered_also_over_socket_mode() -> None:
    ear = Ear()

    answer = await call_back(ear, b"{}")

    assert (answer.status_code, ear.heard) == (200, [("Room.CallbackAfterMemberEnter", b"{}")])
    assert answer.json() == {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}


async def test_a_callback_that_is_refused_is_told_why() -> None:
    answer = await call_back(Ear(), b"stranger")

    assert (answer.status_code, answer.text) == (401, "Who are you?\n")


async def test_a_callback_that_is_too_large_is_not_heard() -> None:
    ear = Ear()

    answer = await call_back(ear, b"x" * 1_000_001)

    assert (answer.status_code, ear.heard) == (413, [])


async def test_callbacks_are_posted() -> None:
    assert (await call_back(Ear(), b"", "GET")).status_code == 405
