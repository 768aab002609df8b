"""Keys and values of live rooms (64374 to 64376)."""

from typing import Any

import pytest

from tests.unit.room_service.talk import LIVE, Caller

SET = f"{LIVE}/set_room_metadata"
GET = f"{LIVE}/get_room_metadata"
DEL = f"{LIVE}/del_room_metadata"


def entries(**values: str) -> dict[str, Any]:
    pairs = [{"Key": key, "Value": value} for key, value in values.items()]
    return {"RoomId": "live_ops1", "Metadata": pairs}


async def kept(caller: Caller, *keys: str) -> list[dict[str, str]]:
    answer = await caller.ask(GET, {"RoomId": "live_ops1", "Keys": keys})
    found: list[dict[str, str]] = answer["Response"]["Metadata"]
    return found


async def test_what_is_set_again_is_changed_and_the_rest_kept(caller: Caller) -> None:
    await caller.create_live()
    await caller.ask(SET, entries(a="1", b="2"))

    code = await caller.code(SET, entries(b="3", c="4"))

    assert code == 0
    assert await kept(caller) == [
        {"Key": "a", "Value": "1"},
        {"Key": "b", "Value": "3"},
        {"Key": "c", "Value": "4"},
    ]
    assert await kept(caller, "c", "nothing") == [{"Key": "c", "Value": "4"}]


async def test_deleting_needs_one_key_that_exists(caller: Caller) -> None:
    await caller.create_live()
    await caller.ask(SET, entries(a="1", b="2"))
    some = {"RoomId": "live_ops1", "Keys": ["a", "nothing", "a"]}

    assert await caller.code(DEL, some) == 0
    assert await caller.code(DEL, some) == 100503
    assert await kept(caller) == [{"Key": "b", "Value": "2"}]


# Limits of 64375: 10 keys, 50 bytes, 2 KB, 16 KB together.
TOO_MUCH = [
    (100500, {f"k{number}": "" for number in range(11)}),
    (100504, {"k" * 51: ""}),
    (100504, {"é" * 26: ""}),
    (100501, {"k": "v" * 2049}),
    (100502, {**{f"k{number}": "v" * 2048 for number in range(8)}, "one more": "v"}),
]


@pytest.mark.parametrize(("code", "values"), TOO_MUCH)
async def test_each_limit_has_its_code_and_nothing_is_set(
    caller: Caller, code: int, values: dict[str, str]
) -> None:
    await caller.create_live()

    assert await caller.code(SET, entries(**values)) == code
    assert await kept(caller) == []


async def test_the_limits_themselves_pass(caller: Caller) -> None:
    await caller.create_live()
    values = {f"{number}" * 50: "v" * 2048 for number in range(8)}

    assert await caller.code(SET, entries(**values, k8="", k9="")) == 0
    assert await caller.code(SET, entries(k8="v")) == 100502


@pytest.mark.parametrize(
    "metadata",
    [
        None,
        [],
        {},
        ["key"],
        [{}],
        [{"Key": "k"}],
        [{"Key": "k", "Value": 1}],
        [{"Key": "", "Value": "v"}],
    ],
)
async def test_metadata_is_a_list_of_keys_and_values(caller: Caller, metadata: object) -> None:
    await caller.create_live()

    assert await caller.code(SET, {"RoomId": "live_ops1", "Metadata": metadata}) == 100002


@pytest.mark.parametrize("keys", ["a", [1], {}, ["k"] * 1001])
async def test_keys_are_a_list_of_strings(caller: Caller, keys: object) -> None:
    await caller.create_live()

    assert await caller.code(GET, {"RoomId": "live_ops1", "Keys": keys}) == 100002


async def test_metadata_needs_a_live_room_that_exists_and_a_package(caller: Caller) -> None:
    await caller.create()
    await caller.create_live()
    await caller.switch(package=False)

    assert await caller.code(SET, entries(a="1")) == 100007
    assert await caller.code(SET, entries(a="1") | {"RoomId": "nowhere"}) == 100004
    assert await caller.code(SET, entries(a="1") | {"RoomId": "standup-42"}) == 100006
