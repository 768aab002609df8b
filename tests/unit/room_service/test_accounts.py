"""The account API: import, look up, delete."""

import pytest

from tests.unit.room_service.talk import ACCOUNTS, Caller

IMPORT = f"{ACCOUNTS}/account_import"
IMPORT_MANY = f"{ACCOUNTS}/multiaccount_import"
CHECK = f"{ACCOUNTS}/account_check"
DELETE = f"{ACCOUNTS}/account_delete"


async def test_an_import_answers_with_three_fields(caller: Caller) -> None:
    # Request and answer of section 5: account answers carry no request id.
    answer = await caller.ask(IMPORT, {"UserID": "alice", "Nick": "Alice", "FaceUrl": ""})

    assert answer == {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}


async def test_an_import_done_twice_is_harmless(caller: Caller) -> None:
    codes = [await caller.code(IMPORT, {"UserID": "alice"}) for _ in range(2)]

    assert codes == [0, 0]


async def test_the_old_name_of_the_id_is_understood(caller: Caller) -> None:
    await caller.ask(IMPORT, {"Identifier": "alice"})

    assert (await caller.create(Owner_Account="alice"))["ErrorCode"] == 0


async def test_a_check_tells_who_is_imported(caller: Caller) -> None:
    await caller.import_account("alice")

    answer = await caller.ask(CHECK, {"CheckItem": [{"UserID": "alice"}, {"UserID": "bob"}]})

    # Section 5.
    known = {"UserID": "alice", "ResultCode": 0, "ResultInfo": "", "AccountStatus": "Imported"}
    unknown = {"UserID": "bob", "ResultCode": 0, "ResultInfo": "", "AccountStatus": "NotImported"}
    assert answer["ResultItem"] == [known, unknown]


async def test_the_admin_is_imported_from_the_start(caller: Caller) -> None:
    answer = await caller.ask(CHECK, {"CheckItem": [{"UserID": "administrator"}]})

    assert answer["ResultItem"][0]["AccountStatus"] == "Imported"


IMPORTS = [
    ({}, 70402),
    ({"UserID": ""}, 70402),
    ({"UserID": 42}, 60015),
    ({"UserID": "x" * 32}, 0),
    ({"UserID": "x" * 33}, 70402),
    ({"UserID": "zoë"}, 70402),
    ({"UserID": "alice", "Nick": 1}, 70402),
    ({"UserID": "alice", "FaceUrl": None}, 70402),
    ({"UserID": "alice", "Nick": "é" * 250}, 0),
    ({"UserID": "alice", "Nick": "é" * 250 + "a"}, 40601),
]


@pytest.mark.parametrize(("body", "code"), IMPORTS)
async def test_an_import_keeps_its_limits(
    caller: Caller, body: dict[str, object], code: int
) -> None:
    assert await caller.code(IMPORT, body) == code


async def test_a_trial_app_has_room_for_so_many_accounts(caller: Caller) -> None:
    await caller.switch(max_accounts=2)
    await caller.import_account("alice")

    assert await caller.code(IMPORT, {"UserID": "bob"}) == 70398
    assert await caller.code(IMPORT, {"UserID": "alice"}) == 0


@pytest.mark.parametrize(
    "body",
    [
        {"Accounts": ["alice", "x" * 33, "bob"]},
        {"AccountList": [{"UserID": "alice"}, {"UserID": "x" * 33}, {"UserID": "bob"}]},
    ],
)
async def test_many_are_imported_and_those_that_will_not_do_are_named(
    caller: Caller, body: dict[str, object]
) -> None:
    answer = await caller.ask(IMPORT_MANY, body)

    people = [account["user_id"] for account in (await caller.state())["accounts"]]
    assert answer["FailAccounts"] == ["x" * 33]
    assert people == ["administrator", "alice", "bob"]


@pytest.mark.parametrize(
    ("command", "field", "entry"),
    [
        (IMPORT_MANY, "Accounts", "alice"),
        (CHECK, "CheckItem", {"UserID": "alice"}),
        (DELETE, "DeleteItem", {"UserID": "alice"}),
    ],
)
async def test_a_batch_has_one_to_a_hundred_entries(
    caller: Caller, command: str, field: str, entry: object
) -> None:
    codes = [await caller.code(command, {field: [entry] * count}) for count in (0, 1, 100, 101)]

    assert codes == [70206, 0, 0, 70206]


@pytest.mark.parametrize(
    ("command", "body", "code"),
    [
        (IMPORT_MANY, {}, 70402),
        (IMPORT_MANY, {"Accounts": [5]}, 60015),
        (IMPORT_MANY, {"AccountList": [{"UserID": 5}]}, 60015),
        (CHECK, {"CheckItem": "alice"}, 70402),
        (CHECK, {"CheckItem": ["alice"]}, 70402),
        (CHECK, {"CheckItem": [{}]}, 70402),
        (CHECK, {"CheckItem": [{"UserID": 5}]}, 60015),
    ],
)
async def test_a_batch_of_the_wrong_shape_is_refused(
    caller: Caller, command: str, body: dict[str, object], code: int
) -> None:
    assert await caller.code(command, body) == code


async def test_each_deletion_has_its_own_verdict(caller: Caller) -> None:
    await caller.import_account("alice")
    names = ["alice", "bob", "administrator"]

    answer = await caller.ask(DELETE, {"DeleteItem": [{"UserID": name} for name in names]})

    # 70107 and its text: section 4.1.
    unknown = "Err_TLS_PT_Open_Login_Account_Not_Exist"
    verdicts = [(item["UserID"], item["ResultCode"]) for item in answer["ResultItem"]]
    assert verdicts == [("alice", 0), ("bob", 70107), ("administrator", 70402)]
    assert answer["ResultItem"][1]["ResultInfo"] == unknown
    assert (await caller.create(Owner_Account="alice"))["ErrorCode"] == 100002
