"""What an operator may switch on the local room service: package, quirks, groups, words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from bot.room_service.faults.wishes import Rule, is_bool, is_count, is_count_or_none, is_words
from bot.room_service.rooms.info import QUIRKS

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
        quirks: Names of `QUIRKS`: shapes that printed samples have and field tables do not.
        strict_generation: Which generation of live create_room to insist on: `layout` (page 000),
            `templates` (page 003), None for all three.
        group_ids: Ids that Chat groups hold; a room cannot have them (code 100011).
        sensitive_words: Words that code 100026 answers, in any case.
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


def _is_quirks(value: object) -> bool:
    return is_words(value) and set(value) <= set(QUIRKS)


def _is_generation(value: object) -> bool:
    return value is None or value in GENERATIONS


SETTABLE: Final[Mapping[str, Rule]] = {
    "package": (is_bool, "true or false"),
    "seats": (is_bool, "true or false"),
    "max_members": (is_count, "a whole number above 0"),
    "max_seats": (is_count, "a whole number above 0"),
    "max_rooms": (is_count_or_none, "a whole number above 0, or null"),
    "max_accounts": (is_count_or_none, "a whole number above 0, or null"),
    "quirks": (_is_quirks, f"a list of {', '.join(QUIRKS)}"),
    "strict_generation": (_is_generation, f"{' or '.join(GENERATIONS)}, or null"),
    "group_ids": (is_words, "a list of strings"),
    "sensitive_words": (is_words, "a list of strings"),
}


def change(switches: Switches, changes: Mapping[str, object]) -> None:
    """Set what `changes` names; the caller has checked it against `SETTABLE`."""
    for name, value in changes.items():
        setattr(switches, name, frozenset(value) if isinstance(value, list) else value)
