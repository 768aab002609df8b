"""Coverage of callbacks: the calls about them, and each that is sent."""

from collections.abc import Mapping
from typing import Final

from bot.room_service.coverage.row import ASSUMED, FULL, PARTIAL, Row

CALLBACK_CALLS: Final[Mapping[str, Row]] = {
    "room_config/set_callback": Row(
        "say where callbacks of conferences go",
        PARTIAL,
        "section 1.5 T",
        "test_callback_calls.py::test_what_is_listed_is_told_and_nothing_else",
        "holds at once; the console page says after two minutes",
    ),
    "room_config/get_callback": Row(
        "show where they go",
        ASSUMED,
        "1690/102876 D, shape I",
        "test_callback_calls.py::test_where_and_what_is_changed_one_by_one",
        "no page shows the shape",
    ),
    "room_config/update_callback": Row(
        "change where they go",
        ASSUMED,
        "1690/102876 D, body I",
        "test_callback_calls.py::test_where_and_what_is_changed_one_by_one",
        "no page shows the body",
    ),
    "room_config/delete_callback": Row(
        "send none any more",
        ASSUMED,
        "1690/102876 D, body I",
        "test_callback_calls.py::test_what_is_deleted_is_told_no_more",
        "no page shows the body",
    ),
    "live_config/set_callback_token": Row(
        "sign callbacks of live rooms",
        PARTIAL,
        "69528 D",
        "test_callback_calls.py::test_a_token_is_set_shown_and_switched_off",
        "that a token without a word on it is enabled is assumed",
    ),
    "live_config/get_callback_token": Row(
        "show the token",
        FULL,
        "69529 D",
        "test_callback_calls.py::test_a_token_is_set_shown_and_switched_off",
    ),
}

CALLBACKS: Final[Mapping[str, Row]] = {
    "Room.CallbackAfterCreateRoom": Row(
        "a conference was made",
        FULL,
        "60733 D",
        "callbacks/test_rooms.py::test_a_new_conference_is_told_with_its_invitees",
    ),
    "Room.CallbackAfterDestroyRoom": Row(
        "a conference is gone",
        PARTIAL,
        "60732 D, EventType C",
        "callbacks/test_rooms.py::test_an_ended_conference_is_told_by_its_id",
        "the page has no EventType, published code reads one",
    ),
    "Room.CallbackAfterUpdateRoomInfo": Row(
        "a conference was changed",
        PARTIAL,
        "60731 D",
        "callbacks/test_rooms.py::test_a_changed_room_is_told_as_it_is_now",
        "all of RoomInfo is sent; the sample has less",
    ),
    "Room.CallbackAfterMemberEnter": Row(
        "people came into a conference",
        PARTIAL,
        "section 6.2 D",
        "callbacks/test_people.py::test_people_of_a_conference_come_and_go",
        "that MemberCount is how many are inside is assumed: its table says capacity",
    ),
    "Room.CallbackAfterMemberLeave": Row(
        "people left a conference",
        PARTIAL,
        "60734 D",
        "callbacks/test_people.py::test_people_of_a_conference_come_and_go",
        "as above",
    ),
    "Live.CallbackAfterCreateRoom": Row(
        "a live room was made",
        FULL,
        "64422 D",
        "callbacks/test_rooms.py::test_a_new_live_room_is_told",
    ),
    "Live.CallbackAfterDestroyRoom": Row(
        "a live room is gone",
        FULL,
        "64423 D",
        "callbacks/test_rooms.py::test_an_ended_live_room_is_told_with_its_totals",
    ),
    "Live.CallbackAfterUpdateRoomInfo": Row(
        "a live room was changed",
        PARTIAL,
        "67938 D, body I",
        "callbacks/test_rooms.py::test_a_changed_live_room_is_told_as_it_is_now",
        "the shape is taken from conferences",
    ),
    "Live.CallbackAfterMemberStateChanged": Row(
        "people of a live room are on or off",
        PARTIAL,
        "64424 D",
        "callbacks/test_people.py::test_the_state_of_people_in_a_live_room_is_told",
        "a kick has no cause on the page; Leave is sent",
    ),
    "Live.CallbackAfterChangeOwner": Row(
        "a live room has another owner",
        FULL,
        "72553 D",
        "callbacks/test_people.py::test_a_new_owner_of_a_live_room_is_told",
    ),
    "Live.CallbackAfterModifyAdmin": Row(
        "administrators were named",
        FULL,
        "72554 D",
        "callbacks/test_people.py::test_administrators_are_told",
    ),
    "Live.CallbackAfterSetMetadata": Row(
        "metadata was set",
        FULL,
        "68222 D",
        "callbacks/test_people.py::test_metadata_is_told_when_it_is_set_and_deleted",
    ),
    "Live.CallbackAfterDelMetadata": Row(
        "metadata was deleted",
        FULL,
        "68223 D",
        "callbacks/test_people.py::test_metadata_is_told_when_it_is_set_and_deleted",
    ),
    "Mic.CallbackAfterSeatInfoChanged": Row(
        "seats have changed",
        PARTIAL,
        "64425 D",
        "callbacks/test_people.py::test_seats_are_told_as_they_are_now",
        "whether all seats or those that changed are sent is not stated; the latter are",
    ),
}
