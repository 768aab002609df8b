"""Coverage of what is true of many commands at once."""

from typing import Final

from bot.room_service.coverage.row import ASSUMED, FULL, PARTIAL, Row

BEHAVIOURS: Final[tuple[Row, ...]] = (
    Row(
        "HTTP 200 and the envelope for every outcome",
        FULL,
        "page 002 D",
        "test_tolerance.py::test_nothing_that_is_sent_breaks_it",
    ),
    Row(
        "request ids in the documented shape",
        FULL,
        "page 002 D",
        "test_tolerance.py::test_a_request_id_has_the_documented_shape",
    ),
    Row(
        "no request id in answers about accounts",
        FULL,
        "section 5 D",
        "test_accounts.py::test_an_import_answers_with_three_fields",
    ),
    Row(
        "UserSig verified by decoding",
        FULL,
        "section 3 C",
        "test_usersig.py::test_a_golden_signature_holds_to_its_last_second",
    ),
    Row(
        "the order of the checks",
        ASSUMED,
        "section 3.1 I",
        "test_usersig.py::test_each_faulty_query_has_its_code",
        "path, app, account, signature, admin, rate, body, fields, package, owner, id",
    ),
    Row(
        "limits in bytes, the limit itself allowed",
        ASSUMED,
        "pages 000 to 003 D, whether the limit itself passes I",
        "test_limits.py::test_limits_are_counted_in_bytes",
        "pages say up to, the service's texts say less than",
    ),
    Row(
        "ids of printable ASCII",
        PARTIAL,
        "section 4.4 T",
        "test_limits.py::test_an_id_outside_printable_ascii_is_refused",
        "one page allows letters, digits and underscore only",
    ),
    Row(
        "strict types; null is no value",
        ASSUMED,
        "pages 000 to 003 I",
        "test_limits.py::test_types_are_strict",
        "pages name the types and not what a wrong one gets",
    ),
    Row(
        "five minutes to 24 hours",
        FULL,
        "page 002 D",
        "test_limits.py::test_a_room_lasts_five_minutes_to_a_day",
    ),
    Row(
        "a start in the past is let in",
        ASSUMED,
        "section 1.3 I",
        "test_limits.py::test_a_start_in_the_past_is_let_in",
        "no page refuses it",
    ),
    Row(
        "unknown fields are passed over and noted",
        ASSUMED,
        "section 10 I",
        "test_limits.py::test_unknown_fields_are_let_through_and_noted",
        "no page refuses them",
    ),
    Row(
        "a conference room is recycled six hours after its end, when empty",
        FULL,
        "page 002 D",
        "test_conference.py::test_an_empty_room_is_gone_six_hours_after_its_end",
    ),
    Row(
        "a live room goes half an hour after the last one left",
        PARTIAL,
        "269/117678 D",
        "test_live.py::test_a_live_room_goes_half_an_hour_after_the_last_one_left",
        "the rules about the owner's heartbeat and about robots are not emulated",
    ),
    Row(
        "an owner must be imported; the admin is from the start",
        FULL,
        "page 002 D, text section 4.2 T",
        "test_admission.py::test_an_owner_who_was_never_imported_is_refused",
    ),
    Row(
        "rates are counted per command over a second that slides",
        PARTIAL,
        "every page D, that it slides I",
        "test_admission.py::test_a_command_may_be_called_so_often_in_any_second",
        "that refused calls do not count is assumed",
    ),
    Row(
        "no Content-Type is asked for",
        FULL,
        "section 2.2 O",
        "test_tolerance.py::test_no_content_type_is_needed",
    ),
    Row(
        "the query comes in any order",
        FULL,
        "section 2.2 O",
        "test_tolerance.py::test_the_order_of_the_query_does_not_matter",
    ),
    Row(
        "random and contenttype may be missing or odd",
        ASSUMED,
        "section 2.2 I",
        "test_tolerance.py::test_a_missing_or_odd_random_is_let_through_and_noted",
        "no page says what they would get",
    ),
    Row(
        "targets with scheme and host are taken",
        ASSUMED,
        "section 2.2 O",
        "test_tolerance.py::test_a_target_with_scheme_and_host_is_taken",
        "seen from real clients; what the real service does with them is not known",
    ),
    Row(
        "a body past 1 MiB is HTTP 413",
        ASSUMED,
        "ours",
        "test_tolerance.py::test_a_body_past_all_bounds_is_413",
        "no page names a bound",
    ),
    Row(
        "both spellings of seat templates",
        FULL,
        "section 9 C",
        "test_live.py::test_a_template_decides_on_the_seats",
    ),
    Row(
        "CustomInfo of a live room",
        ASSUMED,
        "section 1.7 C",
        "test_live.py::test_custom_info_is_kept_though_no_field_table_has_it",
        "getters of published code show it; no page says that create takes it",
    ),
)
