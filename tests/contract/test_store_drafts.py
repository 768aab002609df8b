"""The contract of `Drafts`: what people typed is not lost."""

from bot.ports import Store
from bot.rooms.draft import Draft
from tests.factories import a_place, a_request

DRAFT = Draft(
    id="d1",
    asked=a_place(),
    request=a_request(name="Straße 🚪", invitees=("U0BORIS", "U0CHEN")),
    created_at=1.5,
    fields={"name": "Straße 🚪", "room_id": "taken"},
)


async def test_what_was_typed_reads_the_same(store: Store) -> None:
    await store.drafts.keep(DRAFT)

    assert await store.drafts.get("d1") == DRAFT


async def test_an_unknown_draft_is_none(store: Store) -> None:
    assert await store.drafts.get("d2") is None


async def test_a_draft_can_be_kept_anew(store: Store) -> None:
    await store.drafts.keep(DRAFT)
    longer = Draft("d1", a_place(), a_request(name="Retro"), 2.5)

    await store.drafts.keep(longer)

    assert await store.drafts.get("d1") == longer
