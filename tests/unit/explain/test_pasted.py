"""What people paste, and what is found in it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.explain.pasted import Pasted, read_pasted, request_id_in

REQUEST_ID = "Id-8c9858f01e954611ae2d4c1b1ed7d583-O-Seq-52720"
# The envelope of every answer: fact sheet, 1.2.
REPLY = {
    "ActionStatus": "FAIL",
    "ErrorCode": 100002,
    "ErrorInfo": 'not "printable" 中',
    "RequestId": REQUEST_ID,
}
FOUND = Pasted(100002, 'not "printable" 中', REQUEST_ID)


@pytest.mark.parametrize(
    "text",
    [
        json.dumps(REPLY),
        json.dumps(REPLY, indent=2, ensure_ascii=False),
        f"it said {json.dumps(REPLY)} just now",
        str(REPLY),
        json.dumps(json.dumps({**REPLY, "ErrorInfo": "no owner"})),
    ],
    ids=["compact", "indented", "amid words", "as Python prints it", "escaped in a log"],
)
def test_a_whole_reply_gives_code_and_request_id(text: str) -> None:
    found = read_pasted(text)

    assert found is not None
    assert (found.code, found.request_id) == (100002, REQUEST_ID)
    assert found.info


def test_the_services_own_words_come_unescaped() -> None:
    assert read_pasted(json.dumps(REPLY)) == FOUND


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("100007", 100007),
        (" `100007` ", 100007),
        ("100007?", 100007),
        ("error 100007", 100007),
        ("Error code: 100007.", 100007),
        ("ErrorCode=60020, what now", 60020),
        ("errorCode 70009", 70009),
        ("it says 100026 all the time", 100026),
        ("错误100011。", 100011),
        ("“ErrorCode”:“100003”", 100003),
        ("'ErrorCode': 70107}", 70107),
        ("-2108", -2108),
        ("70999", 70999),
        ("\uff11\uff10\uff10\uff10\uff10\uff13", 100003),
    ],
)
def test_a_code_is_found_in(text: str, code: int) -> None:
    assert read_pasted(text) == Pasted(code)


def test_words_that_were_cut_off_are_still_read() -> None:
    found = read_pasted('"ErrorCode":100002,"ErrorInfo":"invalid owner acc')

    assert found == Pasted(100002, "invalid owner acc")


def test_words_without_quotes_are_read() -> None:
    found = read_pasted("ErrorCode: 100002, ErrorInfo: invalid owner account, ok")

    assert found == Pasted(100002, "invalid owner account")


def test_words_that_are_no_quite_json_stay_as_they_are() -> None:
    found = read_pasted('"ErrorCode":100002,"ErrorInfo":"a \\q b"')

    assert found == Pasted(100002, "a \\q b")


def test_a_batch_tells_of_the_item_that_failed() -> None:
    reply = {
        "ErrorCode": 0,
        "ResultItem": [
            {"UserID": "a", "ResultCode": 0, "ResultInfo": ""},
            {"UserID": "b", "ResultCode": 70107, "ResultInfo": "Account_Not_Exist"},
        ],
    }

    found = read_pasted(json.dumps(reply))

    assert found is not None
    assert found.code == 70107


def test_a_success_is_found_too() -> None:
    assert read_pasted('{"ActionStatus":"OK","ErrorCode":0}') == Pasted(0)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "help",
        "room 123456 is gone",
        REQUEST_ID,
        "12345678901234567890",
        "gr-100003",
        "2026-11-03 14:00",
    ],
)
def test_no_code_is_made_up(text: str) -> None:
    assert read_pasted(text) is None


def test_a_request_id_alone_is_found() -> None:
    assert request_id_in(f"see {REQUEST_ID}, thanks") == REQUEST_ID


def test_half_a_character_cannot_be_passed_on() -> None:
    found = read_pasted('{"ErrorCode":100001,"ErrorInfo":"\\ud800"}')

    assert found == Pasted(100001, "?")


pieces = st.sampled_from(
    ['"', "'", "{", "}", ":", ",", "\\", "ErrorCode", "ErrorInfo", "Id-", "-O-Seq-", "100003", " "]
)


@given(st.text() | st.lists(pieces | st.text(max_size=3), max_size=30).map("".join))
def test_no_text_is_too_odd(text: str) -> None:
    found = read_pasted(text)

    assert found is None or isinstance(found.code, int)


@pytest.mark.parametrize("piece", ["{", '"', "errorcode", '"ErrorInfo":"', "\\", "Id-0", "1", "("])
def test_forty_kilobytes_are_no_trouble(piece: str) -> None:
    assert read_pasted(piece * (40_000 // len(piece))) is None


@given(st.integers(min_value=-999_999_999, max_value=999_999_999), st.text())
def test_any_reply_is_read_back(code: int, info: str) -> None:
    reply = json.dumps({"ErrorCode": code, "ErrorInfo": info, "RequestId": REQUEST_ID})

    found = read_pasted(reply)

    assert found is not None
    assert (found.code, found.request_id) == (code, REQUEST_ID)
