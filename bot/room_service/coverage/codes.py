"""Coverage of the codes that calls reach by themselves; a fault gives any other."""

from collections.abc import Mapping
from typing import Final

from bot.room_service.coverage.row import ASSUMED, FULL, PARTIAL, Row

_QUERY = "test_usersig.py::test_each_faulty_query_has_its_code"

CODES: Final[Mapping[int, Row]] = {
    60002: Row(
        "a method other than POST",
        ASSUMED,
        "section 10 I",
        "test_tolerance.py::test_another_method_is_405",
        "no page says; HTTP 405 with this code",
    ),
    60003: Row(
        "a body that is no JSON object",
        PARTIAL,
        "679/131708 D",
        "test_tolerance.py::test_what_is_no_json_object_is_60003",
        "for an empty body, numbers beyond a float and deep nesting it is assumed",
    ),
    60004: Row("identifier missing", FULL, "679/131708 D", _QUERY),
    60006: Row("sdkappid that is no number", ASSUMED, "679/131708 I", _QUERY, "or 70020"),
    60007: Row(
        "a command called too often",
        FULL,
        "679/131708 D",
        "test_admission.py::test_a_command_may_be_called_so_often_in_any_second",
    ),
    60009: Row(
        "an unknown path", FULL, "679/131708 D", "test_tolerance.py::test_an_unknown_path_is_60009"
    ),
    60010: Row("a caller who is no admin", FULL, "679/131708 D", _QUERY),
    60012: Row("sdkappid missing", FULL, "679/131708 D", _QUERY),
    60015: Row(
        "an account that is not a string",
        FULL,
        "679/131708 D",
        "test_limits.py::test_an_owner_that_is_not_a_string_is_60015",
    ),
    70001: Row("a signature that has expired", FULL, "679/131708 D", _QUERY),
    70002: Row("a signature missing or empty", FULL, "679/131708 D", _QUERY),
    70003: Row(
        "a signature that cannot be read",
        FULL,
        "679/131708 D",
        "test_usersig.py::test_what_cannot_be_read_is_70003",
    ),
    70009: Row(
        "a signature of another key",
        FULL,
        "679/131708 D",
        "test_usersig.py::test_a_golden_signature_of_another_key_does_not_verify",
    ),
    70013: Row("a signature of another account", FULL, "679/131708 D", _QUERY),
    70014: Row("a signature of another app", FULL, "679/131708 D", _QUERY),
    70020: Row("an app that is not here", FULL, "679/131708 D", _QUERY),
    70107: Row(
        "deleting an account that is not imported",
        FULL,
        "269/36443 D",
        "test_accounts.py::test_each_deletion_has_its_own_verdict",
    ),
    70206: Row(
        "a batch of 0 or more than 100",
        FULL,
        "34954 D",
        "test_accounts.py::test_a_batch_has_one_to_a_hundred_entries",
    ),
    70398: Row(
        "more accounts than the app may have",
        FULL,
        "34953 D",
        "test_accounts.py::test_a_trial_app_has_room_for_so_many_accounts",
    ),
    70402: Row(
        "an account with bad parameters",
        FULL,
        "34953 D",
        "test_accounts.py::test_an_import_keeps_its_limits",
    ),
    40601: Row(
        "a profile field past 500 bytes",
        FULL,
        "34953 D",
        "test_accounts.py::test_an_import_keeps_its_limits",
    ),
    100001: Row(
        "an internal error",
        FULL,
        "page 002 D",
        "test_faults.py::test_a_code_comes_for_the_next_calls_and_no_longer",
        "from a fault only",
    ),
    100002: Row(
        "a bad parameter, the reason in ErrorInfo",
        PARTIAL,
        "page 002 D, texts section 4.2 T",
        "test_limits.py::test_texts_seen_for_real_are_given_back",
        "five texts are real, the others are ours",
    ),
    100003: Row(
        "an id that another owner uses",
        FULL,
        "pages 000 to 003 D",
        "test_admission.py::test_an_id_in_use_tells_whether_it_is_ones_own",
    ),
    100004: Row(
        "a room that is not there",
        FULL,
        "page 004 D",
        "test_conference.py::test_a_room_that_never_was_is_100004",
    ),
    100006: Row(
        "a room of the other service",
        ASSUMED,
        "section 4.2 D, for getters of live rooms I",
        "test_conference.py::test_a_conference_room_is_no_live_room",
        "page 004 does not list it; the general table does",
    ),
    100007: Row(
        "no package",
        FULL,
        "pages 000 to 003 D",
        "test_admission.py::test_without_a_package_no_room_is_made",
    ),
    100010: Row(
        "an id that the same owner uses",
        PARTIAL,
        "page 003 D",
        "test_admission.py::test_an_id_in_use_tells_whether_it_is_ones_own",
        "the owners are compared, as page 003 says; the others compare the operator",
    ),
    100011: Row(
        "an id that a Chat group has",
        FULL,
        "pages 000 to 003 D",
        "test_admission.py::test_the_id_of_a_chat_group_is_100011",
    ),
    100012: Row(
        "the same id created twice within a second",
        PARTIAL,
        "pages 000 to 003 D",
        "test_admission.py::test_the_same_id_within_a_second_is_100012",
        "that a refused body does not count is assumed",
    ),
    100013: Row(
        "more seats than the package has",
        ASSUMED,
        "section 4.2 I",
        "test_admission.py::test_more_seats_than_the_package_has_are_100013",
        "the code for seats is not stated",
    ),
    100026: Row(
        "sensitive words; here: forbidden-word",
        PARTIAL,
        "pages 000, 003 D; conference rooms I",
        "test_admission.py::test_sensitive_words_are_100026",
        "name, notice and custom info are read; the real words are unknown",
    ),
    101011: Row(
        "more members or rooms than the package has",
        FULL,
        "section 4.2 T",
        "test_admission.py::test_more_members_than_the_package_has_are_101011",
    ),
}
