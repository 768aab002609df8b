"""What was kept once can be read again, by this release and by the next one."""

from dataclasses import dataclass, field
from enum import StrEnum

import pytest

from bot.rooms.request import RoomRequest
from bot.rooms.room import RoomKind
from bot.store.frozen_json import build, dump, load


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Inner:
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outer:
    colour: Colour
    inner: Inner | None = None
    many: tuple[Inner, ...] = ()
    fields: dict[str, str] = field(default_factory=dict)


def test_nested_values_read_the_same() -> None:
    value = Outer(Colour.RED, Inner(("a", "\ud800")), (Inner(), Inner(("b",))), {"k": "v"})

    again = load(Outer, dump(value))

    assert again == value
    assert again.colour is Colour.RED


def test_what_is_kept_is_ascii() -> None:
    assert dump(Inner(("語\0\ud800",))).isascii()


def test_a_field_of_a_newer_release_takes_its_default() -> None:
    assert build(Outer, {"colour": "red"}) == Outer(Colour.RED)


def test_a_field_that_was_dropped_is_passed_over() -> None:
    assert build(Inner, {"words": [], "dropped": 1}) == Inner()


def test_a_row_without_a_needed_field_is_refused() -> None:
    with pytest.raises(ValueError, match="colour"):
        build(Outer, {})


def test_rules_that_grew_stricter_are_not_asked_again() -> None:
    kept = load(RoomRequest, '{"kind": "conference", "seats": 1000}')

    assert (kept.kind, kept.seats) == (RoomKind.CONFERENCE, 1000)
