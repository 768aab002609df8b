"""The contract of `Accounts`: who is who at the room service."""

from dataclasses import replace

from bot.ports import Store
from bot.rooms.installation import Grant
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


async def test_who_has_an_account_elsewhere_is_known(store: Store) -> None:
    await store.accounts.keep("T0ACME", ANNA)

    assert await store.accounts.is_elsewhere("T0OTHER", "anna@acme.example") is True
    assert await store.accounts.is_elsewhere("T0ACME", "anna@acme.example") is False
    assert await store.accounts.is_elsewhere("T0OTHER", "nobody") is False


async def test_in_the_workspaces_of_one_organisation_people_are_the_same(store: Store) -> None:
    await store.accounts.keep("T0ACME", ANNA)
    for team_id, enterprise_id in (("T0ACME", "E1"), ("T0SISTER", "E1"), ("T0OTHER", "E2")):
        grant = Grant(team_id=team_id, enterprise_id=enterprise_id, token="xoxb-1")
        await store.grants.keep(grant)

    assert await store.accounts.is_elsewhere("T0SISTER", "anna@acme.example") is False
    assert await store.accounts.is_elsewhere("T0OTHER", "anna@acme.example") is True
