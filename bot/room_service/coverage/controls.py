"""Coverage of the control API: its paths, the faults it offers, the switches it sets."""

from collections.abc import Mapping
from typing import Final

from bot.room_service.coverage.row import FULL, PARTIAL, Row

_OURS = "ours"

PATHS: Final[Mapping[str, Row]] = {
    "GET /control/state": Row(
        "show everything",
        FULL,
        _OURS,
        "test_control.py::test_the_state_shows_rooms_accounts_and_calls",
    ),
    "POST /control/faults": Row(
        "add a fault", FULL, _OURS, "test_control.py::test_faults_that_wait_are_shown"
    ),
    "DELETE /control/faults": Row(
        "forget the faults",
        FULL,
        _OURS,
        "test_faults.py::test_a_fault_without_a_number_strikes_until_it_is_cleared",
    ),
    "POST /control/switches": Row(
        "set switches",
        FULL,
        _OURS,
        "test_control.py::test_a_switch_that_makes_no_sense_is_refused",
    ),
    "POST /control/members": Row(
        "let people come and go, by name or by number, and lose their heartbeat",
        FULL,
        _OURS,
        "test_members.py::test_a_number_of_visitors_comes_and_the_last_go_first",
    ),
    "POST /control/end": Row(
        "end a room from a client",
        FULL,
        _OURS,
        "callbacks/test_rooms.py::test_a_room_that_somebody_ends_from_a_client_is_told",
    ),
    "POST /control/callbacks": Row(
        "say where callbacks go, as the console does",
        FULL,
        _OURS,
        "test_callback_calls.py::test_the_control_api_lists_what_is_told",
    ),
    "POST /control/clear": Row(
        "put everything back",
        FULL,
        _OURS,
        "test_control.py::test_clearing_puts_everything_back_but_rooms_and_accounts",
    ),
}

FAULTS: Final[Mapping[str, Row]] = {
    "code": Row(
        "any code, for the next n calls, of one command or all",
        FULL,
        "section 4 D",
        "test_faults.py::test_a_code_comes_for_the_next_calls_and_no_longer",
    ),
    "latency": Row(
        "a slow answer",
        FULL,
        "section 2.2 D",
        "test_faults.py::test_a_slow_answer_is_slow_and_goes_together_with_another_fault",
    ),
    "http": Row(
        "a gateway in trouble",
        FULL,
        "section 2.3 D",
        "test_faults.py::test_a_gateway_in_trouble_answers_with_its_status",
    ),
    "html": Row(
        "HTML instead of JSON",
        FULL,
        "section 2.3 I",
        "test_faults.py::test_html_comes_instead_of_json",
    ),
    "drop_before": Row(
        "the connection drops, nothing is done",
        FULL,
        _OURS,
        "test_faults.py::test_a_dropped_call_is_a_transport_error_on_a_socket",
    ),
    "drop_after": Row(
        "the room is made, the answer lost",
        FULL,
        _OURS,
        "test_faults.py::test_a_lost_answer_can_be_asked_for_again",
    ),
}

_PACKAGE_TEST = "test_admission.py::test_more_members_than_the_package_has_are_101011"

SWITCHES: Final[Mapping[str, Row]] = {
    "package": Row(
        "code 100007",
        FULL,
        "page 002 D",
        "test_admission.py::test_without_a_package_no_room_is_made",
    ),
    "seats": Row(
        "the package has no seats",
        FULL,
        "section 4.2 T",
        "test_admission.py::test_seats_that_the_package_lacks_are_refused",
    ),
    "max_members": Row("members of a room", FULL, "section 4.2 T", _PACKAGE_TEST),
    "max_seats": Row(
        "seats of a room",
        FULL,
        "page 002 D",
        "test_conference.py::test_seats_are_as_many_as_the_package_has",
    ),
    "max_rooms": Row(
        "rooms at a time",
        FULL,
        "section 4.2 T",
        "test_admission.py::test_more_rooms_than_the_package_has_are_101011",
    ),
    "max_accounts": Row(
        "accounts of the app",
        FULL,
        "section 5 D",
        "test_accounts.py::test_a_trial_app_has_room_for_so_many_accounts",
    ),
    "quirks": Row(
        "shapes that contradict the field tables",
        PARTIAL,
        "page 004, section 1.7 D",
        "test_control.py::test_a_quirk_shows_in_room_info",
        "the numbers of seat modes, and of owners who are no number, are ours",
    ),
    "strict_generation": Row(
        "insist on one generation of live create_room",
        FULL,
        "pages 000, 003 D",
        "test_live.py::test_a_strict_service_insists_on_what_its_generation_demands",
    ),
    "group_ids": Row(
        "ids that Chat groups hold",
        FULL,
        "page 002 D",
        "test_admission.py::test_the_id_of_a_chat_group_is_100011",
    ),
    "sensitive_words": Row(
        "words of code 100026",
        FULL,
        "pages 000, 003 D",
        "test_admission.py::test_sensitive_words_are_100026",
    ),
    "empty_minutes": Row(
        "how long a live room stays that people have left",
        FULL,
        "269/117678 D",
        "test_lifetimes.py::test_how_long_an_empty_room_stays_can_be_switched",
    ),
    "owner_away_minutes": Row(
        "how long it stays when its owner left; off by default",
        FULL,
        "269/117678 D",
        "test_lifetimes.py::test_a_room_whose_owner_stays_away_goes_when_that_is_switched_on",
    ),
    "owner_lost_minutes": Row(
        "how long it stays when its owner's heartbeat was lost",
        PARTIAL,
        "269/117678 D",
        "test_lifetimes.py::test_a_room_goes_ten_minutes_after_its_owner_was_lost",
        "that the time can be changed or switched off is assumed",
    ),
}
