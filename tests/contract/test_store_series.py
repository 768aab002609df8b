"""The contract of the series: kept with their bookings, each wall time once."""

from dataclasses import replace

from bot.ports import Occurrence, Store
from bot.rooms.actions.action import ActionKind, NewAction
from bot.rooms.actions.news import News, NewsKind
from bot.rooms.request import When
from bot.rooms.series import Series
from bot.rooms.series.booked import BookedSeries
from tests.factories import NOW, a_booking, a_place, a_request

DAY = 86_400


def a_series(**changes: object) -> BookedSeries:
    """Return a daily series that begins tomorrow."""
    series = BookedSeries(
        id="s1",
        code="SERIES",
        asked=a_place(),
        channel_id="C0TEAM",
        request=a_request(),
        series=Series("FREQ=DAILY", "Europe/Berlin", "2026-11-05T16:00", frozenset({"b", "a"})),
        owner_account="U0ANNA",
        remind_s=300,
        created_at=float(NOW),
        expanded_until=float(NOW + DAY),
    )
    return replace(series, **changes)  # type: ignore[arg-type]  # any field


def an_occurrence(days: int, *, name: str = "") -> Occurrence:
    when = When(NOW + days * DAY, f"2026-11-{4 + days:02}T16:00", "Europe/Berlin")
    booking = a_booking(
        id=name or f"day{days}",
        series_id="s1",
        request=a_request(when=when),
        starts_at=when.at,
    )
    return Occurrence(booking, (NewAction(ActionKind.CREATE_ROOM, booking.id, float(when.at)),))


async def test_a_series_is_kept_with_its_first_bookings(store: Store) -> None:
    first = [an_occurrence(1), an_occurrence(2)]

    kept = await store.series.add(a_series(), first)

    assert kept == await store.series.get("s1") == a_series()
    assert list(await store.series.bookings("s1", NOW)) == [one.booking for one in first]
    claimed = await store.actions.claim("one", NOW + DAY, NOW + DAY + 30, 10)
    assert [one.key for one in claimed] == ["day1"]


async def test_the_same_command_makes_one_series(store: Store) -> None:
    await store.series.add(a_series(), [], arrival="key")

    again = await store.series.add(a_series(id="s2"), [], arrival="key")

    assert again == a_series()
    assert await store.series.get("s2") is None


async def test_a_wall_time_is_booked_once(store: Store) -> None:
    await store.series.add(a_series(), [an_occurrence(1)])

    more = [an_occurrence(1, name="twin"), an_occurrence(2)]
    assert await store.series.change(a_series(version=2), more) is True

    assert [one.id for one in await store.series.bookings("s1", NOW)] == ["day1", "day2"]
    assert await store.bookings.get("twin") is None


async def test_a_wall_time_whose_booking_was_moved_is_not_booked_again(store: Store) -> None:
    await store.series.add(a_series(), [an_occurrence(1)])
    (booking,) = await store.series.bookings("s1", NOW)
    later = When(NOW + 3 * DAY, "2026-11-07T16:00", "Europe/Berlin")
    moved = replace(
        booking, request=a_request(when=later), starts_at=NOW + 3 * DAY, version=2, plan=2
    )
    await store.bookings.change(moved)

    await store.series.change(a_series(version=2), [an_occurrence(1, name="twin")])

    assert await store.bookings.get("twin") is None


async def test_an_edit_of_an_older_version_is_not_written(store: Store) -> None:
    await store.series.add(a_series(), [])
    await store.series.change(a_series(version=2, is_over=True))

    assert await store.series.change(a_series(version=2), [an_occurrence(1)]) is False

    assert await store.series.get("s1") == a_series(version=2, is_over=True)
    assert await store.series.bookings("s1", NOW) == []


async def test_those_that_need_further_bookings_are_found_the_earliest_first(store: Store) -> None:
    for name, until, is_over in (("a", 3, False), ("b", 1, False), ("c", 1, True), ("d", 9, False)):
        series = a_series(id=name, expanded_until=float(NOW + until * DAY), is_over=is_over)
        await store.series.add(series, [])

    found = await store.series.to_expand(NOW + 8 * DAY, 10)

    assert [one.id for one in found] == ["b", "a"]
    assert [one.id for one in await store.series.to_expand(NOW + 8 * DAY, 1)] == ["b"]


async def test_bookings_of_a_series_are_read_from_a_time_on(store: Store) -> None:
    await store.series.add(a_series(), [an_occurrence(day) for day in (3, 1, 2)])

    found = await store.series.bookings("s1", NOW + 2 * DAY, 1)

    assert [one.id for one in found] == ["day2"]


async def test_a_series_that_is_not_there_is_none(store: Store) -> None:
    assert await store.series.get("gone") is None
    assert await store.series.change(a_series(version=2)) is False


async def test_usual_clauses_are_a_persons_own(store: Store) -> None:
    await store.usual.keep("T1", "U1", "for 30m")
    await store.usual.keep("T1", "U1", "for 45m muted")

    assert await store.usual.get("T1", "U1") == "for 45m muted"
    assert (await store.usual.get("T1", "U2"), await store.usual.get("T2", "U1")) == ("", "")


async def test_the_reminders_of_a_channel_at_one_instant_are_found_together(store: Store) -> None:
    for name, channel, due in (("a", "C1", 5), ("b", "C1", 5), ("c", "C1", 6), ("d", "C2", 5)):
        remind = NewAction(ActionKind.REMIND, name, float(NOW + due))
        await store.bookings.add(a_booking(id=name, channel_id=channel, plan=3), [remind])
    await store.actions.claim("one", NOW + 5.0, NOW + 35.0, 1)

    found = await store.actions.reminders("C1", float(NOW + 5))

    assert [(one.booking.id, one.plan, one.is_open) for one in found] == [
        ("a", 3, True),
        ("b", 3, True),
    ]
    assert found[0].action_id < found[1].action_id


async def test_news_and_a_room_id_travel_with_an_action(store: Store) -> None:
    news = News(NewsKind.MOVED, "U1", "U2", was_at=NOW, people=("U3",))
    tell = NewAction(ActionKind.TELL_NEWS, "tell", float(NOW), news)
    destroy = NewAction(ActionKind.DESTROY_ROOM, "destroy", float(NOW), room_id="old-room")
    await store.bookings.add(a_booking(), [tell, destroy])

    claimed = await store.actions.claim("one", NOW, NOW + 30.0, 10)

    assert [(one.news, one.room_id) for one in claimed] == [(news, ""), (None, "old-room")]
