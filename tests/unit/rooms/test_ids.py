"""Ids of ours: shapes, and that the next one follows."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.rooms.ids import REFERENCE_SHAPE, mint_code, mint_room_id, next_room_id, slug


@given(st.text(max_size=200))
def test_any_name_gives_an_id_that_the_room_service_takes(name: str) -> None:
    room_id = mint_room_id(name)

    assert re.fullmatch(r"[a-z0-9-]{1,48}", room_id)


def test_two_rooms_of_one_name_have_different_ids() -> None:
    assert mint_room_id("Stand-up") != mint_room_id("Stand-up")


def test_the_name_can_be_read_in_the_id() -> None:
    assert mint_room_id("Sprint Review: Q3").startswith("sprint-review-q3-")


def test_accents_are_read_as_plain_letters() -> None:
    assert slug("Café Zürich") == "cafe-zurich"


def test_the_next_id_counts_on() -> None:
    assert next_room_id("sprint-review") == "sprint-review-2"
    assert next_room_id("sprint-review-2") == "sprint-review-3"
    assert next_room_id("a" * 48) == "a" * 46 + "-2"


def test_a_code_reads_back_as_a_reference() -> None:
    code = mint_code()

    match = REFERENCE_SHAPE.fullmatch(f"gr-{code}")
    assert match is not None
    assert match[1] == code
