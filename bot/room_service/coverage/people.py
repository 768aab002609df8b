"""Coverage of the commands about people in rooms."""

from collections.abc import Mapping
from typing import Final

from bot.room_service.coverage.row import ASSUMED, FULL, PARTIAL, Row

CONFERENCE = "room_engine_http_srv"
LIVE = "live_engine_http_srv"

PEOPLE: Final[Mapping[str, Row]] = {
    f"{CONFERENCE}/get_room_member_list": Row(
        "list who is in a conference",
        PARTIAL,
        "60715 D",
        "test_members.py::test_the_members_of_a_conference_have_the_fields_of_the_page",
        "the roles but RoomOwner, the most at once and the meaning of the cursor are ours",
    ),
    f"{CONFERENCE}/update_room_member_info": Row(
        "change a name card",
        ASSUMED,
        "1690/102876 D, body I",
        "test_members.py::test_a_name_card_and_marks_are_shown",
        "no page shows the body: whatever has the right type is taken",
    ),
    f"{CONFERENCE}/mark_room_member": Row(
        "put marks on people",
        ASSUMED,
        "1690/102876 D, body I",
        "test_members.py::test_a_name_card_and_marks_are_shown",
        "no page shows the body: whatever has the right type is taken",
    ),
    f"{CONFERENCE}/change_room_owner": Row(
        "hand a conference over",
        PARTIAL,
        "60713 D",
        "test_ranks.py::test_a_conference_is_handed_over_to_somebody_inside",
        "which code a wrong From_Account and an heir who is not inside get is assumed",
    ),
    f"{CONFERENCE}/kick_user_out": Row(
        "make people go",
        PARTIAL,
        "60708 D",
        "test_members.py::test_who_is_kicked_out_may_come_back",
        "people who are not inside are passed over",
    ),
    f"{CONFERENCE}/ban_room_member": Row(
        "make people go and keep them out",
        PARTIAL,
        "60711 D",
        "test_bans.py::test_who_is_banned_has_to_go_and_cannot_come_back",
        "that an owner may be banned is assumed",
    ),
    f"{CONFERENCE}/unban_room_member": Row(
        "lift bans of a conference",
        ASSUMED,
        "647/60711 D, body I",
        "test_bans.py::test_a_ban_can_be_lifted",
        "no page shows the body",
    ),
    f"{CONFERENCE}/get_banned_member_list": Row(
        "list who is kept out",
        FULL,
        "60709 D",
        "test_bans.py::test_the_banned_are_listed_with_their_end",
    ),
    f"{LIVE}/get_member_list": Row(
        "list who is in a live room",
        PARTIAL,
        "66908 D",
        "test_members.py::test_the_members_of_a_live_room_are_listed_and_counted",
        "ours is fresh at every call; the real one is 40 s old",
    ),
    f"{LIVE}/change_room_owner": Row(
        "hand a live room over",
        PARTIAL,
        "647/72534 D",
        "test_ranks.py::test_a_live_room_is_handed_over_without_saying_from_whom",
        "that the heir must be inside is assumed",
    ),
    f"{LIVE}/get_admin_list": Row(
        "list the administrators",
        ASSUMED,
        "section 1.1 C, shape I",
        "test_ranks.py::test_administrators_are_named_and_no_more",
        "no page shows the shape",
    ),
    f"{LIVE}/modify_admin": Row(
        "name administrators",
        ASSUMED,
        "section 1.1 C, body I",
        "test_ranks.py::test_administrators_are_named_and_no_more",
        "the fields are those of the callback, 72554; the most (100020) is unknown",
    ),
    f"{LIVE}/ban_member": Row(
        "keep people out of a live room",
        PARTIAL,
        "section 1.8 T",
        "test_bans.py::test_a_ban_of_a_live_room_lasts_a_day_when_nothing_is_said",
        "limits and default are assumed",
    ),
    f"{LIVE}/unban_member": Row(
        "lift bans of a live room",
        PARTIAL,
        "section 1.8 T",
        "test_bans.py::test_a_ban_of_a_live_room_can_be_lifted",
        "limits are assumed",
    ),
    f"{LIVE}/get_banned_member_list": Row(
        "list who is kept out of a live room",
        PARTIAL,
        "section 1.8 T",
        "test_bans.py::test_a_ban_of_a_live_room_lasts_a_day_when_nothing_is_said",
        "the names are what a published manager reads",
    ),
    f"{LIVE}/mute_member": Row(
        "silence people",
        PARTIAL,
        "section 1.8 T",
        "test_bans.py::test_who_is_muted_is_listed_until_the_mute_is_over",
        "limits are assumed; nobody speaks here",
    ),
    f"{LIVE}/get_muted_member_list": Row(
        "list who is silenced",
        PARTIAL,
        "section 1.8 T",
        "test_bans.py::test_who_is_muted_is_listed_until_the_mute_is_over",
        "the names are what a published manager reads",
    ),
}
