"""Clean-up goes by age, a little at a time."""

from bot.rooms.booking import Draft
from bot.store.sqlite import SqliteStore
from tests.factories import NOW, a_place, a_request

DAY_S = 86_400.0


def a_draft(name: str, created_at: float) -> Draft:
    return Draft(name, a_place(), a_request(), created_at)


async def test_a_draft_lives_for_a_day(opened: SqliteStore) -> None:
    await opened.store.drafts.keep(a_draft("old", NOW - DAY_S - 1.0))
    await opened.store.drafts.keep(a_draft("young", NOW - DAY_S))

    await opened.sweep(NOW)

    assert await opened.store.drafts.get("old") is None
    assert await opened.store.drafts.get("young") == a_draft("young", NOW - DAY_S)


async def test_more_than_one_step_takes_is_dropped_all_the_same(opened: SqliteStore) -> None:
    for number in range(501):
        await opened.store.drafts.keep(a_draft(str(number), 0.0))

    await opened.sweep(NOW)

    assert [await opened.store.drafts.get(str(number)) for number in (0, 499, 500)] == [None] * 3
