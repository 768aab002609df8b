"""Signatures: those of the published package verify, and each fault has its own code."""

import base64
import json
import zlib

import pytest

from bot.room_service.credentials import Credentials
from bot.room_service.entrance.usersig import verify
from bot.room_service.envelope import Refused
from tests.unit.room_service.talk import APP, CONFERENCE, NOW, Caller, StoppedClock, packed, signed

# Fact sheet, section 3.5: made with PyPI's tls-sig-api-v2 1.1, `time.time` patched.
KEY_1 = "5bd2850fff3ecb11d7c805251c51ee463a25727bddc2385f3fa8bfee1bb93b5e"
GOLDEN = {
    "1": (
        Credentials(1400000000, KEY_1),
        "administrator",
        1700000000 + 86400,
        (
            "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkElNyM-Myi0uKEkvyi2BKilOyEwsKMlOACgxNDKAAKpda"
            "UZBZlAqUsTAzgQuWZOaChAzN0RQXZ6aDLKn0cUzVLjcPD00NLS1MCrPM0A*JMLcoNTLMD3HP1M60jCowLDUOKMiL"
            "NDOwVaoFAD4PNPI_"
        ),
    ),
    "2": (
        Credentials(20001234, "0123456789abcdef" * 4),
        "slack-bot_01",
        1735689600 + 15552000,
        (
            "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkinMSk7N1k-JL4g0MYSqKU7ITCwoyU4DyRgYGBoZGxiZQ"
            "mdSKgsyiVKC4oampKUgOKl6SmQsWNTc2NbOwNIOLF2emgyxJLgmJNE2uDPH2zM5Pys9MN3D0MXE08tavKnP3DgpO"
            "CjAqc8-1NXQMyzQJtFWqBQDITzRA"
        ),
    ),
    "3": (
        Credentials(1600012345, "s3cr3t-key-with-ünïcode"),
        "user@Example 01",
        1767225600 + 300,
        (
            "eJw9zcEKgkAUheFXkVmH3RlTIQiiEiqCqCRrKc5oN9NGHUWL3j0ta-v9B86TuJuDXomcjDXCdCAD7SPIRaowxG8o"
            "C5FPndpP5E1oQH*jgse*lMjbCbUAgDJjZPZN1BJz0RYDoCeFSQfUtmzGTOvvBUbdSYiQLZrrcRmrar6mXpDew*2Q"
            "lyrgl6w5O4-VjO53Jw-daEJebxTQNhM_"
        ),
    ),
    "1, with userbuf": (
        Credentials(1400000000, KEY_1),
        "administrator",
        1700000000 + 86400,
        (
            "eJyrVgrxCdYrSy1SslJQMtIzUNJRAItkpqTmlWSmZUIkElNyM-Myi0uKEkvyi2BKilOyEwsKMlOACgxNDKAAKpda"
            "UZBZlAqUsTAzgQuWZOaChAzN0RSXFqcWJZWmgSyKDPfKgpufmQ4SskhPzSvMyUoqcE30igrzLfZMyk3LjdK3MPWr"
            "MNNPtDDISi5183AJy9IO8rVVqgUAVGk8JA__"
        ),
    ),
}


@pytest.mark.parametrize(("app", "identifier", "end", "usersig"), GOLDEN.values(), ids=GOLDEN)
def test_a_golden_signature_holds_to_its_last_second(
    app: Credentials, identifier: str, end: int, usersig: str
) -> None:
    verify(usersig, app, identifier=identifier, now=end)

    with pytest.raises(Refused, match="70001"):
        verify(usersig, app, identifier=identifier, now=end + 1)


@pytest.mark.parametrize(("app", "identifier", "end", "usersig"), GOLDEN.values(), ids=GOLDEN)
def test_a_golden_signature_of_another_key_does_not_verify(
    app: Credentials, identifier: str, end: int, usersig: str
) -> None:
    other = Credentials(app.sdk_app_id, "another key")

    with pytest.raises(Refused, match="70009"):
        verify(usersig, other, identifier=identifier, now=end)


def test_layout_and_order_of_the_json_inside_do_not_matter() -> None:
    usersig = signed("administrator")
    fields = json.loads(
        zlib.decompress(base64.b64decode(usersig.translate({42: 43, 45: 47, 95: 61})))
    )
    compact = json.dumps(dict(sorted(fields.items())), separators=(",", ":")).encode()

    verify(packed(compact), APP, identifier="administrator", now=NOW)


GOOD = signed("administrator")
UNREADABLE = {
    "cut off": GOOD[:60],
    "cut at four": GOOD[:-4],
    "not base64": "abc",
    "the wrong alphabet": "abc+",
    "not ASCII": "sígnatüre",
    "not zlib": base64.b64encode(b"plain text").decode().replace("=", "_"),
    "not JSON": packed(b"hello"),
    "no object": packed(b"[]"),
    "fields missing": packed(b'{"TLS.identifier": "administrator"}'),
    "a bomb": packed(b" " * 10_000_000),
    "nested without end": packed(b"[" * 60_000),
    "a lifetime that is text": signed("administrator", expire="1"),
}


@pytest.mark.parametrize("usersig", UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_70003(usersig: str) -> None:
    with pytest.raises(Refused, match="70003"):
        verify(usersig, APP, identifier="administrator", now=NOW)


def test_a_longer_life_written_in_afterwards_does_not_verify() -> None:
    with pytest.raises(Refused, match="70009"):
        verify(signed("administrator", expire=10**9), APP, identifier="administrator", now=NOW)


OTHER_APP = Credentials(20009999, APP.secret_key)
FAULTY_QUERIES = {
    60012: {"sdkappid": ""},
    60006: {"sdkappid": "my-app"},
    70020: {"sdkappid": "20009999"},
    60004: {"identifier": ""},
    70002: {"usersig": ""},
    70003: {"usersig": "nonsense"},
    70013: {"usersig": signed("somebody")},
    70014: {"usersig": signed("administrator", OTHER_APP)},
    70009: {"usersig": signed("administrator", Credentials(APP.sdk_app_id, "wrong"))},
    70001: {"usersig": signed("administrator", time=1_700_000_000)},
    60010: {"identifier": "somebody", "usersig": signed("somebody")},
}


@pytest.mark.parametrize(("code", "query"), FAULTY_QUERIES.items())
async def test_each_faulty_query_has_its_code(
    caller: Caller, code: int, query: dict[str, str]
) -> None:
    answer = await caller.ask(f"{CONFERENCE}/create_room", {}, **query)

    assert (answer["ErrorCode"], answer["ActionStatus"]) == (code, "FAIL")


async def test_a_refused_caller_changes_nothing(caller: Caller) -> None:
    body = {"RoomInfo": {"RoomId": "standup-42", "RoomType": "Conference"}}

    await caller.ask(f"{CONFERENCE}/create_room", body, usersig=signed("somebody"))

    assert (await caller.state())["rooms"] == []


async def test_a_signature_expires_while_the_service_runs(
    caller: Caller, clock: StoppedClock
) -> None:
    clock.push(180 * 24 * 3600 + 1)

    assert await caller.code(f"{CONFERENCE}/create_room", {}) == 70001


def test_random_credentials_differ_and_keep_their_key_out_of_sight() -> None:
    one, other = Credentials.random(), Credentials.random()

    assert one.secret_key != other.secret_key
    assert one.secret_key not in repr(one)
    assert (one.admin, len(str(one.sdk_app_id))) == ("administrator", 8)
