"""The account API: import, look up, delete (fact sheet, section 5)."""

from bot.room_service.accounts import Account, account
from bot.room_service.envelope import Json, Refused
from bot.room_service.state import Ask, State

BATCH_MAX = 100


def account_import(state: State, ask: Ask) -> Json:
    """Import one account. Pages of 2020 call its id Identifier (section 5)."""
    state.accounts.add(_account_in(ask.body), state.switches.max_accounts)
    return {}


def multiaccount_import(state: State, ask: Ask) -> Json:
    """Import up to 100; those that would not do are named, the others are imported."""
    if "AccountList" in ask.body:
        people = [_named(entry) for entry in _batch(ask.body, "AccountList")]
    else:
        people = [_named({"UserID": entry}) for entry in _batch(ask.body, "Accounts")]
    return {"FailAccounts": [each["UserID"] for each in people if not _is_imported(state, each)]}


def _is_imported(state: State, person: Json) -> bool:
    try:
        state.accounts.add(_account_in(person), state.switches.max_accounts)
    except Refused:
        return False
    return True


def account_check(state: State, ask: Ask) -> Json:
    """Say of up to 100 accounts whether they are imported."""
    names = [_named(entry)["UserID"] for entry in _batch(ask.body, "CheckItem")]
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
    names = [_named(entry)["UserID"] for entry in _batch(ask.body, "DeleteItem")]
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


def _named(entry: object) -> Json:
    """Return an entry that has a UserID: any string, for no id is merely one not imported."""
    if not isinstance(entry, dict) or "UserID" not in entry:
        raise Refused(70402)
    if not isinstance(entry["UserID"], str):
        raise Refused(60015)
    return entry


def _account_in(person: Json) -> Account:
    user_id = person.get("UserID", person.get("Identifier"))
    return account(user_id, person.get("Nick", ""), person.get("FaceUrl", ""))
