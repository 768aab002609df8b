"""The contract of `Accounts`: who is who at the room service."""

from dataclasses import replace

from bot.ports import Store
from bot.rooms.people import Account, AccountRule

ANNA = Account("U0ANNA", "anna@acme.example", AccountRule.EMAIL, name="Anna Ångström")


async def test_what_was_kept_reads_the_same(store: Store) -> None:
    linked = Account("U0BORIS", "boris", None, is_imported=True)
    await store.accounts.keep("T0ACME", ANNA)
    await store.accounts.keep("T0ACME", linked)

    assert await store.accounts.get("T0ACME", "U0ANNA") == ANNA
    assert await store.accounts.get("T0ACME", "U0BORIS") == linked


async def test_a_stranger_is_none(store: Store) -> None:
    await store.accounts.keep("T0ACME", ANNA)

    assert await store.accounts.get("T0OTHER", "U0ANNA") is None
    assert await store.accounts.holder("T0OTHER", "anna@acme.example") is None


async def test_a_new_account_takes_the_old_one_s_place(store: Store) -> None:
    await store.accounts.keep("T0ACME", ANNA)
    linked = Account("U0ANNA", "anna-at-home", None)

    await store.accounts.keep("T0ACME", linked)

    assert await store.accounts.get("T0ACME", "U0ANNA") == linked
    assert await store.accounts.holder("T0ACME", "anna@acme.example") is None


async def test_an_account_names_its_holder(store: Store) -> None:
    await store.accounts.keep("T0ACME", ANNA)

    assert await store.accounts.holder("T0ACME", "anna@acme.example") == "U0ANNA"
    assert await store.accounts.holder("T0ACME", "ANNA@acme.example") is None


async def test_an_import_is_remembered_and_forgotten(store: Store) -> None:
    await store.accounts.keep("T0ACME", ANNA)

    await store.accounts.mark_imported("anna@acme.example", imported=True)
    known = await store.accounts.get("T0ACME", "U0ANNA")
    await store.accounts.mark_imported("anna@acme.example", imported=False)

    assert known == replace(ANNA, is_imported=True)
    assert await store.accounts.get("T0ACME", "U0ANNA") == ANNA


async def test_an_account_that_nobody_has_can_be_marked(store: Store) -> None:
    await store.accounts.mark_imported("nobody", imported=True)

    assert await store.accounts.holder("T0ACME", "nobody") is None
