"""What an operator may switch on the local room service: package, quirks, groups, words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.room_service.faults.wishes import (
    Rule,
    is_bool,
    is_count,
    is_count_or_none,
    is_from,
    is_words,
)
from bot.room_service.rooms.info import MEETING, QUIRKS

SENSITIVE_WORDS: Final = frozenset({"forbidden-word"})
"""The real list is unknown; this one word stands for it (code 100026, pages 000 and 003)."""

GENERATIONS: Final = ("layout", "templates")


@dataclass
class Switches:
    """How this app and its package are set up.

    Attributes:
        package: Whether one was bought; without it every create is refused with 100007.
        seats: Whether the package has seats.
        max_members: Members a room may have. Samples show 300; the trial's cap is 20 (page 002).
        max_seats: Seats a room may have; 20 by default (page 002).
        max_rooms: Rooms at a time, None for no limit.
        max_accounts: Accounts of the app, None for no limit; the trial's is 100 (code 70398).
        quirks: Names of `QUIRKS`, or `MEETING`: shapes that printed samples have and field tables
            do not.
        strict_generation: Which generation of live create_room to insist on: `layout` (page 000),
            `templates` (page 003), None for all three.
        group_ids: Ids that Chat groups hold; a room cannot have them (code 100011).
        sensitive_words: Words that code 100026 answers, in any case.
        empty_minutes: Until a live room that people have left goes. 10 minutes to 24 hours by
            ticket; 360 for customers from before 20 May 2025 (269/117678, rule 1).
        owner_away_minutes: Until a live room goes whose owner left, 2 minutes to 12 hours; None,
            as it is by default, for never (rule 2).
        owner_lost_minutes: Until a live room goes whose owner's heartbeat was lost (rule 3). That
            it can be changed, or switched off by None, is ASSUMED.
    """

    package: bool = True
    seats: bool = True
    max_members: int = 300
    max_seats: int = 20
    max_rooms: int | None = None
    max_accounts: int | None = None
    quirks: frozenset[str] = frozenset()
    strict_generation: str | None = None
    group_ids: frozenset[str] = frozenset()
    sensitive_words: frozenset[str] = field(default=SENSITIVE_WORDS)
    empty_minutes: int = 30
    owner_away_minutes: int | None = None
    owner_lost_minutes: int | None = 10


def _is_quirks(value: object) -> bool:
    return is_words(value) and set(value) <= {*QUIRKS, MEETING}


def _is_generation(value: object) -> bool:
    return value is None or value in GENERATIONS


EMPTY_MINUTES: Final = (10, 24 * 60)
OWNER_MINUTES: Final = (2, 12 * 60)
SEATS_MOST: Final = 1000
"""Ours: get_seat_list shows every seat, so there must be an end to them."""


def _is_empty_minutes(value: object) -> bool:
    return is_from(value, *EMPTY_MINUTES)


def _is_owner_minutes(value: object) -> bool:
    return value is None or is_from(value, *OWNER_MINUTES)


def _is_seat_number(value: object) -> bool:
    return is_from(value, 1, SEATS_MOST)


SETTABLE: Final[Mapping[str, Rule]] = {
    "package": (is_bool, "true or false"),
    "seats": (is_bool, "true or false"),
    "max_members": (is_count, "a whole number above 0"),
    "max_seats": (_is_seat_number, f"a whole number from 1 to {SEATS_MOST}"),
    "max_rooms": (is_count_or_none, "a whole number above 0, or null"),
    "max_accounts": (is_count_or_none, "a whole number above 0, or null"),
    "quirks": (_is_quirks, f"a list of {', '.join([*QUIRKS, MEETING])}"),
    "strict_generation": (_is_generation, f"{' or '.join(GENERATIONS)}, or null"),
    "group_ids": (is_words, "a list of strings"),
    "sensitive_words": (is_words, "a list of strings"),
    "empty_minutes": (_is_empty_minutes, "a whole number from 10 to 1440"),
    "owner_away_minutes": (_is_owner_minutes, "a whole number from 2 to 720, or null"),
    "owner_lost_minutes": (_is_owner_minutes, "a whole number from 2 to 720, or null"),
}


def change(switches: Switches, changes: Mapping[str, object]) -> None:
    """Set what `changes` names; the caller has checked it against `SETTABLE`."""
    for name, value in changes.items():
        setattr(switches, name, frozenset(value) if isinstance(value, list) else value)
