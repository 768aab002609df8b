"""Commands about people in rooms."""

from collections.abc import Mapping
from typing import Final

from bot.room_service.endpoints.endpoint import CONFERENCE, LIVE, Endpoint, on_room
from bot.room_service.members import banning, cards, listing, ranks

PEOPLE: Final = "MemberList_Account"

ENDPOINTS: Final[Mapping[str, Endpoint]] = {
    f"{CONFERENCE}/get_room_member_list": on_room(listing.get_room_member_list, "Count", "Next"),
    f"{CONFERENCE}/update_room_member_info": on_room(
        cards.update_room_member_info, "Member_Account", "NameCard", "CustomInfo"
    ),
    f"{CONFERENCE}/mark_room_member": on_room(
        cards.mark_room_member, "Member_Account", PEOPLE, "Marks"
    ),
    f"{CONFERENCE}/change_room_owner": on_room(
        ranks.change_conference_owner, "From_Account", "NewOwner_Account"
    ),
    f"{CONFERENCE}/kick_user_out": on_room(banning.kick_user_out, PEOPLE, "Reason"),
    f"{CONFERENCE}/ban_room_member": on_room(banning.ban_room_member, PEOPLE, "Reason", "Duration"),
    f"{CONFERENCE}/unban_room_member": on_room(banning.unban_room_member, PEOPLE),
    f"{CONFERENCE}/get_banned_member_list": on_room(
        banning.banned_of_conference, "Limit", "Offset", "Next"
    ),
    f"{LIVE}/get_member_list": on_room(listing.get_member_list, "Next"),
    f"{LIVE}/change_room_owner": on_room(ranks.change_live_owner, "NewOwner_Account"),
    f"{LIVE}/get_admin_list": on_room(ranks.get_admin_list),
    f"{LIVE}/modify_admin": on_room(ranks.modify_admin, "Admin_Account", "opType"),
    f"{LIVE}/ban_member": on_room(banning.ban_member, PEOPLE, "Duration", "Reason"),
    f"{LIVE}/unban_member": on_room(banning.unban_member, PEOPLE),
    f"{LIVE}/get_banned_member_list": on_room(banning.banned_of_live, "Next", "Offset", "Limit"),
    f"{LIVE}/mute_member": on_room(banning.mute_member, PEOPLE, "MuteTime"),
    f"{LIVE}/get_muted_member_list": on_room(banning.muted_of_live, "Offset", "Limit"),
}
