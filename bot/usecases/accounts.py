"""Accounts: which one a Slack person has, and importing it before its first use."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass

from bot.errors import BadInput, Try
from bot.rooms.booking import Booking
from bot.rooms.people import Account, Person, account_by_rule
from bot.usecases.outside import Outside


async def account_of(team_id: str, person: Person, outside: Outside) -> Account:
    """Return the account of `person`: the linked one, else the one by rule, remembered.

    Raises:
        BadInput: The rule gives this person no valid account, or somebody of another workspace
            has it.
    """
    known = await outside.store.accounts.get(team_id, person.user_id)
    if known is not None and known.rule is None:
        return known
    account = account_by_rule(person, outside.account_rule)
    if known is not None and (known.account, known.name) == (account, person.name):
        return known
    if await outside.store.accounts.is_elsewhere(team_id, account):
        said = f"{account} belongs to somebody of another workspace; use /room link <account>."
        raise BadInput({"account": said})
    imported = known is not None and known.account == account and known.is_imported
    fresh = Account(person.user_id, account, outside.account_rule, person.name, imported)
    await outside.store.accounts.keep(team_id, fresh)
    return fresh


async def remember_invitees(team_id: str, user_ids: Sequence[str], outside: Outside) -> None:
    """Look all invitees up at once and remember their accounts.

    Raises:
        BadInput: Some cannot be invited; the sentence names them all.
    """
    found = await asyncio.gather(
        *(outside.directory.person(team_id, user_id) for user_id in user_ids)
    )
    problems = []
    for person in found:
        try:
            await account_of(team_id, person, outside)
        except BadInput as bad:
            problems.append(bad.problems["account"])
    if problems:
        raise BadInput({"invitees": " ".join(problems)})


@dataclass(frozen=True, slots=True)
class Imported:
    """Accounts that the room service now knows, in the order asked, and the calls it took."""

    owner: str
    invitees: tuple[str, ...]
    tries: tuple[Try, ...]


async def import_accounts(booking: Booking, outside: Outside) -> Imported:
    """Import the owner and the invitees of `booking` as far as that was not done before.

    Raises:
        RoomApiError: One of them could not be imported.
    """
    team_id = booking.asked.team_id
    accounts = outside.store.accounts
    kept = [await accounts.get(team_id, user_id) for user_id in booking.request.invitees]
    invitees = [account for account in kept if account is not None]
    owner = await accounts.get(team_id, booking.asked.user_id)
    people = [*invitees] if owner is None else [owner, *invitees]
    missing = {
        one.account: one for one in people if not one.is_imported and one.account != outside.admin
    }
    tries = await _import_missing(list(missing.values()), outside)
    return Imported(booking.owner_account, tuple(one.account for one in invitees), tries)


async def _import_missing(missing: Sequence[Account], outside: Outside) -> tuple[Try, ...]:
    tries: tuple[Try, ...] = ()
    known: frozenset[str] = frozenset()
    if len(missing) > 1:  # one question instead of many imports
        checked = await outside.room_api.account_check([one.account for one in missing])
        known, tries = checked.value, checked.tries
    answers = await asyncio.gather(
        *(
            outside.room_api.account_import(one.account, one.name)
            for one in missing
            if one.account not in known
        )
    )
    for one in missing:
        await outside.store.accounts.mark_imported(one.account, imported=True)
    return sum((answer.tries for answer in answers), tries)


async def forget_import(booking: Booking, outside: Outside) -> None:
    """Import the owner anew next time: the room service says that it does not know them."""
    await outside.store.accounts.mark_imported(booking.owner_account, imported=False)


@dataclass(frozen=True, slots=True)
class Linked:
    """What `/room link` did.

    Attributes:
        is_known: The room service knows that account already; else it is imported at first use.
    """

    account: Account
    is_known: bool


async def link_account(team_id: str, person: Person, account: str, outside: Outside) -> Linked:
    """Make `account` this person's own from now on. Nothing is imported or made by it.

    Raises:
        BadInput: It is somebody else's, or the bot's own.
        RoomApiError: The room service could not be asked.
    """
    await _refuse_if_not_free(team_id, person, account, outside)
    known = await outside.room_api.account_check([account])
    is_known = account in known.value
    linked = Account(person.user_id, account, None, person.name, is_known)
    await outside.store.accounts.keep(team_id, linked)
    return Linked(linked, is_known)


async def _refuse_if_not_free(team_id: str, person: Person, account: str, outside: Outside) -> None:
    if account == outside.admin:
        raise BadInput({"account": "This account is the bot’s own; take another."})
    holder = await outside.store.accounts.holder(team_id, account)
    if holder is not None and holder != person.user_id:
        raise BadInput({"account": "This account belongs to somebody else here; take another."})
    if await outside.store.accounts.is_elsewhere(team_id, account):
        raise BadInput({"account": "This account belongs to somebody else; take another."})
