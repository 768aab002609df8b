"""Accounts: rules, links, and importing once."""

import pytest

from bot.errors import BadInput
from bot.rooms.people import AccountRule, Person, account_by_rule
from bot.usecases.accounts import account_of, link_account
from tests.unit.usecases.conftest import World

ANNA = Person("U0ANNA", "Anna Berger", "Europe/Berlin", email="Anna.Berger@acme.example")


@pytest.mark.parametrize(
    ("rule", "account"),
    [
        (AccountRule.SLACK_ID, "U0ANNA"),
        (AccountRule.EMAIL, "anna.berger@acme.example"),
        (AccountRule.EMAIL_NAME, "anna.berger"),
    ],
)
def test_a_rule_gives_an_account(rule: AccountRule, account: str) -> None:
    assert account_by_rule(ANNA, rule) == account


def test_an_address_over_32_bytes_is_no_account_and_a_link_is_offered() -> None:
    long = Person("U0LONG", "Long", "UTC", email="a" * 30 + "@acme.example")

    with pytest.raises(BadInput, match="/room link"):
        account_by_rule(long, AccountRule.EMAIL)


async def test_the_linked_account_wins_over_the_rule(world: World) -> None:
    await link_account("T0ACME", ANNA, "anna", world.outside)

    assert (await account_of("T0ACME", ANNA, world.outside)).account == "anna"


async def test_linking_imports_nothing(world: World) -> None:
    linked = await link_account("T0ACME", ANNA, "anna", world.outside)

    assert not linked.is_known
    assert "anna" not in world.room_api.accounts


@pytest.mark.parametrize("account", ["administrator", "U0BEN"])
async def test_what_belongs_to_another_cannot_be_linked(world: World, account: str) -> None:
    ben = await world.directory.person("T0ACME", "U0BEN")
    await account_of("T0ACME", ben, world.outside)

    with pytest.raises(BadInput, match="take another"):
        await link_account("T0ACME", ANNA, account, world.outside)


async def test_the_owner_and_the_invitees_are_imported_before_the_room_is_made(
    world: World,
) -> None:
    await world.book(invitees=("U0BEN",))

    await world.run_due()

    assert {"U0ANNA", "U0BEN"} <= set(world.room_api.accounts)
    (room,) = world.room_api.rooms.values()
    assert room.owner_account == "U0ANNA"


async def test_an_account_is_imported_once(world: World) -> None:
    await world.book(name="A")
    await world.run_due()
    del world.room_api.accounts["U0ANNA"]
    world.room_api.accounts["U0ANNA"] = "not touched"

    await world.book(name="B")
    await world.run_due()

    assert world.room_api.accounts["U0ANNA"] == "not touched"


async def test_what_somebody_elsewhere_has_is_given_to_nobody_here(world: World) -> None:
    ben = await world.directory.person("T0OTHER", "U0BEN")
    await link_account("T0OTHER", ben, "anna", world.outside)
    await account_of("T0OTHER", ANNA, world.outside)

    with pytest.raises(BadInput, match="belongs to somebody else; take another"):
        await link_account("T0ACME", ANNA, "anna", world.outside)
    with pytest.raises(BadInput, match="U0ANNA belongs to somebody of another workspace"):
        await account_of("T0ACME", ANNA, world.outside)
