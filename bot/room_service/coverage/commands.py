"""Coverage of the commands, by path below /v4/."""

from collections.abc import Mapping
from typing import Final

from bot.room_service.coverage.callbacks import CALLBACK_CALLS
from bot.room_service.coverage.extras import SEATS_AND_LIVE
from bot.room_service.coverage.people import PEOPLE
from bot.room_service.coverage.row import FULL, PARTIAL, Row

CONFERENCE = "room_engine_http_srv"
LIVE = "live_engine_http_srv"
ACCOUNTS = "im_open_login_svc"

COMMANDS: Final[Mapping[str, Row]] = {
    f"{CONFERENCE}/create_room": Row(
        "create or schedule a conference room",
        PARTIAL,
        "page 002 D",
        "test_conference.py::test_the_request_of_the_page_makes_a_room",
        "whether invitees must be imported is not stated; they are not checked",
    ),
    f"{CONFERENCE}/get_room_info": Row(
        "show a conference room",
        PARTIAL,
        "647/60704 D",
        "test_conference.py::test_a_room_of_mandatory_fields_gets_the_defaults_of_the_page",
        "RoomStatus None, and 100005 for somebody outside the room, come from faults alone",
    ),
    f"{CONFERENCE}/update_room_info": Row(
        "change a conference room",
        FULL,
        "647/60705 D",
        "test_conference.py::test_a_changed_room_shows_the_change_and_keeps_the_rest",
    ),
    f"{CONFERENCE}/destroy_room": Row(
        "end a conference room",
        FULL,
        "647/60706 D",
        "test_conference.py::test_an_ended_room_is_gone",
    ),
    f"{LIVE}/create_room": Row(
        "create a live room, in all three generations of the page",
        PARTIAL,
        "pages 000, 001, 003 D",
        "test_live.py::test_the_requests_of_all_three_generations_make_a_room",
        "SeatLayoutTemplateId is kept and decides nothing",
    ),
    f"{LIVE}/get_room_info": Row(
        "show a live room",
        FULL,
        "page 004 D",
        "test_live.py::test_get_room_info_has_the_fields_of_the_page",
    ),
    f"{LIVE}/update_room_info": Row(
        "change a live room",
        FULL,
        "647/63403 D",
        "test_live.py::test_a_changed_live_room_shows_the_change",
    ),
    f"{LIVE}/destroy_room": Row(
        "end a live room and report on it",
        PARTIAL,
        "647/110040 D",
        "test_live.py::test_an_ended_live_room_reports_its_statistic",
        "gifts and likes come from clients: they are 0; older pages give no statistic",
    ),
    f"{LIVE}/get_room_list": Row(
        "list the public live rooms",
        PARTIAL,
        "647/63405 D",
        "test_live.py::test_the_pages_of_the_list_follow_each_other",
        "SortDirection is passed over; the meaning of the cursor is ours",
    ),
    f"{ACCOUNTS}/account_import": Row(
        "import one account",
        FULL,
        "34953, 69887 D",
        "test_accounts.py::test_an_import_answers_with_three_fields",
    ),
    f"{ACCOUNTS}/multiaccount_import": Row(
        "import up to 100 accounts, in the old shape and the new",
        FULL,
        "34954 D",
        "test_accounts.py::test_many_are_imported_and_those_that_will_not_do_are_named",
    ),
    f"{ACCOUNTS}/account_check": Row(
        "tell which accounts are imported",
        FULL,
        "34956 D",
        "test_accounts.py::test_a_check_tells_who_is_imported",
    ),
    f"{ACCOUNTS}/account_delete": Row(
        "delete up to 100 accounts",
        PARTIAL,
        "269/36443 D",
        "test_accounts.py::test_each_deletion_has_its_own_verdict",
        "its rate of 100 a second, and that the admin stays, are assumed",
    ),
    **PEOPLE,
    **SEATS_AND_LIVE,
    **CALLBACK_CALLS,
}

NOT_EMULATED: Final = (
    "gifts and messages of live rooms, and the mixing of streams",
    "co-hosting and battles, which clients begin",
    "the callback that the number of rooms nears the quota",
)
"""Families of sections 1.1 and 6.2 that are not there; their commands answer 60009."""
