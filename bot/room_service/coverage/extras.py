"""Coverage of seats, metadata, robots and totals."""

from collections.abc import Mapping
from typing import Final

from bot.room_service.coverage.row import ASSUMED, FULL, PARTIAL, Row

LIVE = "live_engine_http_srv"
SEATS = "room_engine_http_mic"

SEATS_AND_LIVE: Final[Mapping[str, Row]] = {
    f"{SEATS}/get_seat_list": Row(
        "show every seat",
        PARTIAL,
        "64427 D, types T",
        "test_seats.py::test_every_seat_is_listed_with_the_fields_of_the_page",
        "that numbers begin at 0 is assumed",
    ),
    f"{SEATS}/pick_user_on_seat": Row(
        "seat somebody",
        PARTIAL,
        "64428 D",
        "test_seats.py::test_a_taken_seat_is_100201_and_a_second_one_100203",
        "-1 for any seat, and 100002 without seats, are assumed",
    ),
    f"{SEATS}/kick_user_off_seat": Row(
        "take a seat back",
        FULL,
        "64429 D, without Data T",
        "test_seats.py::test_a_seat_is_taken_back_once",
    ),
    f"{SEATS}/lock_seat": Row(
        "lock a seat, its picture or its sound",
        PARTIAL,
        "60716 D",
        "test_seats.py::test_a_lock_makes_the_sitter_go_and_keeps_others_out",
        "that an absent flag stays as it is, is assumed",
    ),
    f"{SEATS}/move_user_to_seat": Row(
        "move or exchange",
        FULL,
        "72685 D",
        "test_seats.py::test_a_policy_says_what_becomes_of_who_sits_there",
    ),
    f"{SEATS}/switch_seat": Row(
        "an older name of a move",
        ASSUMED,
        "1071/76874 I",
        "test_seats.py::test_the_older_name_of_a_move_moves_too",
        "taken to have the same body",
    ),
    f"{LIVE}/set_room_metadata": Row(
        "set keys and values",
        PARTIAL,
        "64375 D",
        "test_metadata.py::test_what_is_set_again_is_changed_and_the_rest_kept",
        "that KB are 1024 bytes is assumed",
    ),
    f"{LIVE}/get_room_metadata": Row(
        "show keys and values",
        FULL,
        "64374 D",
        "test_metadata.py::test_what_is_set_again_is_changed_and_the_rest_kept",
    ),
    f"{LIVE}/del_room_metadata": Row(
        "delete keys", FULL, "64376 D", "test_metadata.py::test_deleting_needs_one_key_that_exists"
    ),
    f"{LIVE}/add_robot": Row(
        "put robots in",
        PARTIAL,
        "69079 D",
        "test_robots.py::test_robots_are_put_in_and_taken_out",
        "which code a robot who is not imported gets is assumed",
    ),
    f"{LIVE}/del_robot": Row(
        "take robots out", FULL, "69079 D", "test_robots.py::test_robots_are_put_in_and_taken_out"
    ),
    f"{LIVE}/get_robot": Row(
        "list robots", FULL, "69081 D", "test_robots.py::test_robots_are_put_in_and_taken_out"
    ),
    f"{LIVE}/get_room_statistic": Row(
        "show the totals so far",
        PARTIAL,
        "section 1.8 C",
        "test_robots.py::test_totals_count_every_entry",
        "gifts, likes and messages come from clients: they are 0",
    ),
}
