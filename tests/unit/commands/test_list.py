"""``/room list``: what is listed, by which day, and what is nobody else's business."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.factories import a_booking, a_place, a_request
from tests.unit.commands.front import Front

# 4 November 2026, 15:00 UTC: 16:00 in Berlin, 23:00 in Shanghai, 20:00 in Karachi.
NOON = datetime(2026, 11, 4, 12, 0, tzinfo=UTC)


async def keep(front: Front, name: str, *, is_quiet: bool = False, **changes: object) -> None:
    """Keep a booking of that name."""
    own = {"id": f"b-{name}", "code": name[:6].upper(), "room_id": f"r-{name}"}
    booking = a_booking(request=a_request(name=name, is_quiet=is_quiet), **own, **changes)
    await front.desk.outside.store.bookings.add(booking, ())


async def listed(front: Front, typed: str, **fields: str) -> str:
    """Return what `/room list` says to Anna in #team, or to somebody else elsewhere."""
    await front.command(f"list {typed}", **fields)
    await front.settled()
    return front.whispers()[-1]


async def test_mine_and_those_of_this_channel_are_listed(front: Front) -> None:
    await keep(front, "Mine", channel_id="C0OTHER")
    await keep(front, "Here", asked=a_place(user_id="U0BEN"))
    await keep(front, "Secret", asked=a_place(user_id="U0BEN"), channel_id="C0OTHER")

    said = await listed(front, "")

    assert "Mine" in said
    assert "Here" in said
    assert "Secret" not in said


@pytest.mark.parametrize(("word", "shown"), [("mine", "Mine"), ("here", "Here"), ("HERE", "Here")])
async def test_mine_and_here_are_told_apart(front: Front, word: str, shown: str) -> None:
    await keep(front, "Mine", channel_id="C0OTHER")
    await keep(front, "Here", asked=a_place(user_id="U0BEN"))

    said = await listed(front, word)

    assert [name for name in ("Mine", "Here") if name in said] == [shown]


@pytest.mark.parametrize("word", ["", "mine", "here", "today", "week", "failed"])
async def test_rooms_of_other_channels_are_nobody_elses_business(front: Front, word: str) -> None:
    await keep(front, "Board", state="failed")

    said = await listed(front, word, user_id="U0BEN", channel_id="C0OTHER")

    assert "Board" not in said
    assert "None." in said


async def test_my_own_rooms_are_yours_and_others_have_a_name(front: Front) -> None:
    await keep(front, "Mine")
    await keep(front, "Here", asked=a_place(user_id="U0BEN"))

    said = await listed(front, "")

    assert " · you · " in said
    assert "<@U0BEN>" in said


async def test_a_quiet_room_is_its_askers_business_alone(front: Front) -> None:
    await keep(front, "Surprise", is_quiet=True)

    assert "Surprise" not in await listed(front, "here", user_id="U0BEN")
    assert "Surprise" in await listed(front, "here", trigger_id="2")


async def test_a_room_of_another_workspace_is_not_listed(front: Front) -> None:
    await keep(front, "Elsewhere", asked=a_place(team_id="T0OTHER"))

    assert "Elsewhere" not in await listed(front, "")


@pytest.mark.parametrize(
    ("zone", "shown"),
    [("Europe/Berlin", ["Noon", "Late"]), ("Asia/Tokyo", ["Late"]), ("Asia/Shanghai", ["Noon"])],
)
async def test_today_is_the_askers_day(front: Front, zone: str, shown: list[str]) -> None:
    # 4 November 12:00 UTC and 18:00 UTC: in Shanghai 20:00 and the 5th, 02:00; in Tokyo, where it
    # is the 5th already at 15:30 UTC, 21:00 and the 5th, 03:00.
    front.world.clock.push(1800)
    front.world.directory.add("U0ANNA", "Anna", zone=zone)
    await keep(front, "Noon", starts_at=int(NOON.timestamp()))
    await keep(front, "Late", starts_at=int((NOON + timedelta(hours=6)).timestamp()))

    said = await listed(front, "today")

    assert [name for name in ("Noon", "Late") if name in said] == shown


@pytest.mark.parametrize(("days", "is_shown"), [(-6.9, True), (6.9, True), (-7.2, False)])
async def test_a_week_is_seven_days_either_way(
    front: Front, days: float, *, is_shown: bool
) -> None:
    starts_at = int(front.world.clock.now() + days * 86_400)
    await keep(front, "Retro", starts_at=starts_at)

    assert ("Retro" in await listed(front, "week")) is is_shown


async def test_failed_lists_what_could_not_be_made(front: Front) -> None:
    await keep(front, "Fine", state="ready")
    await keep(front, "Broken", state="failed")

    said = await listed(front, "failed")

    assert "Broken" in said
    assert "Fine" not in said


async def test_at_most_twenty_are_listed_newest_first(front: Front) -> None:
    for number in range(22):
        await keep(front, f"Room{number:02}", created_at=front.world.clock.now() + number)

    said = await listed(front, "mine")

    assert "Room21" in said
    assert "Room02" in said
    assert "Room01" not in said
    assert said.index("Room21") < said.index("Room20")


async def test_an_unknown_filter_names_those_that_are_known(front: Front) -> None:
    said = await listed(front, "yesterday")

    assert "mine, here, today, week, failed" in said


async def test_who_is_unknown_to_slack_is_told_so(front: Front) -> None:
    assert "user_not_found" in await listed(front, "today", user_id="U0NOBODY")


async def test_what_is_ahead_comes_first_the_next_one_before_all(front: Front) -> None:
    now = int(front.world.clock.now())
    await keep(front, "Friday", starts_at=now + 2 * 86_400)
    await keep(front, "Soon", starts_at=now + 600, created_at=now - 60.0)
    await keep(front, "Called off", starts_at=now + 60, state="cancelled")
    await keep(front, "Past", starts_at=now - 600, state="ready", created_at=now + 1.0)

    said = await listed(front, "")

    names = ["Soon", "Friday", "Past", "Called off"]
    assert sorted(names, key=said.index) == names


async def test_a_week_has_the_bookings_of_the_next_seven_days(front: Front) -> None:
    await front.world.schedule(3 * 86_400, name="Retro")
    await front.world.schedule(9 * 86_400, name="Offsite")

    said = await listed(front, "week")

    assert ("Retro" in said, "Offsite" in said) == (True, False)
