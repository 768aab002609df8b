"""Valid nouns for tests: a test names only what it is about."""

from dataclasses import replace
from typing import Any

from bot.rooms.booking import Booking
from bot.rooms.place import Place
from bot.rooms.request import RoomRequest, When
from bot.rooms.room import RoomKind
from bot.rooms.series import Series
from bot.rooms.series.booked import BookedSeries

NOW = 1_793_804_400  # 4 November 2026, 15:00 UTC, where a StoppedClock begins


def a_place(
    team_id: str = "T0ACME",
    channel_id: str = "C0TEAM",
    user_id: str = "U0ANNA",
    enterprise_id: str = "",
) -> Place:
    """Return a place where something was asked."""
    return Place(team_id, channel_id, user_id, enterprise_id)


def a_request(**changes: Any) -> RoomRequest:  # noqa: ANN401 - any field of a request
    """Return a request for a conference of an hour."""
    valid: dict[str, Any] = {"kind": RoomKind.CONFERENCE, "name": "Stand-up"}
    return RoomRequest(**(valid | changes))


def a_booking(**changes: Any) -> Booking:  # noqa: ANN401 - any field of a booking
    """Return a planned booking, due now."""
    booking = Booking(
        id="b0000001",
        code="7F3K9A",
        asked=a_place(),
        channel_id="C0TEAM",
        request=a_request(),
        room_id="stand-up-4m8x2k7q1z",
        is_id_ours=True,
        owner_account="U0ANNA",
        starts_at=NOW,
        ends_at=NOW + 3600,
        created_at=float(NOW),
    )
    return replace(booking, **changes)


def a_when(**changes: Any) -> When:  # noqa: ANN401 - any field of a start
    """Return the next day at four in the afternoon, in Berlin."""
    when = When(at=NOW + 86_400, local="2026-11-05T16:00", zone="Europe/Berlin")
    return replace(when, **changes)


def a_scheduled(**changes: Any) -> Booking:  # noqa: ANN401 - any field of a booking
    """Return a planned booking for `a_when`, of an hour, with a reminder."""
    when = a_when()
    valid: dict[str, Any] = {
        "request": a_request(when=when),
        "starts_at": when.at,
        "ends_at": when.at + 3600,
        "remind_s": 300,
    }
    return a_booking(**(valid | changes))


def a_series(**changes: Any) -> BookedSeries:  # noqa: ANN401 - any field of a series
    """Return a series of every weekday, from `a_when` on."""
    when = a_when(rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR")
    series = BookedSeries(
        id="s0000001",
        code="2C8W4T",
        asked=a_place(),
        channel_id="C0TEAM",
        request=a_request(when=when),
        series=Series(when.rule, when.zone, when.local),
        owner_account="U0ANNA",
        remind_s=300,
        created_at=float(NOW),
    )
    return replace(series, **changes)
