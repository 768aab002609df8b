"""The account API: import, look up, delete (fact sheet, section 5)."""

from collections.abc import Callable

from bot.room_service.accounts import Account, account
from bot.room_service.envelope import Json, Refused
from bot.room_service.state import Ask, State

BATCH_MAX = 100


def account_import(state: State, ask: Ask) -> Json:
    """Import one account. Pages of 2020 call its id Identifier (section 5)."""
    state.accounts.add(_from_object(ask.body), state.switches.max_accounts)
    return {}


def multiaccount_import(state: State, ask: Ask) -> Json:
    """Import up to 100; those that would not do are named, the others are imported."""
    entries = _batch(ask.body, "AccountList" if "AccountList" in ask.body else "Accounts")

    def add(entry: object) -> None:
        imported = _from_object(entry) if isinstance(entry, dict) else account(entry)
        state.accounts.add(imported, state.switches.max_accounts)

    failed = [entry for entry in entries if _code_of(add, entry)]
    return {"FailAccounts": [_id_in(entry) for entry in failed]}


def account_check(state: State, ask: Ask) -> Json:
    """Say of up to 100 accounts whether they are imported."""
    names = [_named(entry) for entry in _batch(ask.body, "CheckItem")]
    return {
        "ResultItem": [
            {
                "UserID": name,
                "ResultCode": 0,
                "ResultInfo": "",
                "AccountStatus": "Imported" if name in state.accounts else "NotImported",
            }
            for name in names
        ]
    }


def account_delete(state: State, ask: Ask) -> Json:
    """Delete up to 100 accounts, each with its own verdict."""
    names = [_named(entry) for entry in _batch(ask.body, "DeleteItem")]
    return {"ResultItem": [_deletion(state, name) for name in names]}


def _deletion(state: State, name: str) -> Json:
    try:
        state.accounts.remove(name)
    except Refused as refusal:
        return {"ResultCode": refusal.code, "ResultInfo": refusal.info, "UserID": name}
    return {"ResultCode": 0, "ResultInfo": "", "UserID": name}


def _batch(body: Json, name: str) -> list[object]:
    entries = body.get(name)
    if not isinstance(entries, list):
        raise Refused(70402)
    if not 1 <= len(entries) <= BATCH_MAX:
        raise Refused(70206)
    return entries


def _named(entry: object) -> str:
    """Return the UserID of an entry: any string, for what is not an id is just not imported."""
    if not isinstance(entry, dict) or "UserID" not in entry:
        raise Refused(70402)
    if not isinstance(entry["UserID"], str):
        raise Refused(60015)
    return entry["UserID"]


def _from_object(entry: Json) -> Account:
    user_id = entry.get("UserID", entry.get("Identifier"))
    return account(user_id, entry.get("Nick", ""), entry.get("FaceUrl", ""))


def _id_in(entry: object) -> object:
    return entry.get("UserID") if isinstance(entry, dict) else entry


def _code_of(act: Callable[[object], None], entry: object) -> int:
    try:
        act(entry)
    except Refused as refusal:
        return refusal.code
    return 0
