"""The rooms and accounts themselves: what each command does, and which code it earns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from tests.blackbox.room_service.fields import (
    CONFERENCE,
    LIVE,
    broken_invitees,
    broken_rules,
    broken_seats,
    broken_times,
)
from tests.blackbox.room_service.ledger import Call, Ledger, Violation

CONFERENCES, LIVES = "room_engine_http_srv", "live_engine_http_srv"
ACCOUNTS = "im_open_login_svc"
USER_ID_MAX_BYTES = 32  # fact sheet 5
CHECKED_AT_ONCE = 100  # fact sheet 5: account_check
SAME_ID_EVERY_S = 1.0  # 100012 on every create page

Outcome = tuple[int, str, dict[str, Any]]
DONE: Final[Outcome] = (0, "", {})


@dataclass(slots=True)
class Rooms:
    """What the room service remembers."""

    generation: str
    admin: str
    ledger: Ledger
    kept: dict[str, dict[str, Any]] = field(default_factory=dict)
    accounts: set[str] = field(default_factory=set)
    tried: dict[str, float] = field(default_factory=dict)
    """When each room id was last asked for, in monotonic seconds."""

    def command(self, call: Call) -> Callable[[Call], Outcome] | None:
        """Return what carries out `call`, or None if no document knows its path."""
        known = {
            (CONFERENCES, "create_room"): self.create,
            (LIVES, "create_room"): self.create,
            (CONFERENCES, "get_room_info"): self.look_up,
            (LIVES, "get_room_info"): self.look_up,
            (CONFERENCES, "destroy_room"): self.destroy,
            (LIVES, "destroy_room"): self.destroy,
            (CONFERENCES, "update_room_info"): self.update,
            (LIVES, "update_room_info"): self.update,
            (ACCOUNTS, "account_import"): self.import_account,
            (ACCOUNTS, "account_check"): self.check_accounts,
        }
        return known.get((call.service, call.command))

    def inspect(self, call: Call) -> None:
        """Accuse a create call whose body or whose haste no document allows."""
        call.broken = tuple(self._broken(call))
        call.too_soon = self._too_soon(call)
        self.accuse(call, [*call.broken, *["the same id within a second"] * call.too_soon])

    def create(self, call: Call) -> Outcome:
        """Make a room, or say by code why not (pages 000 to 003)."""
        if call.broken:
            return 100002, call.broken[0], {}
        if call.too_soon:
            return 100012, "too frequent", {}
        owner = call.room.get("Owner_Account", self.admin)
        if owner not in self.accounts | {self.admin}:
            self.accuse(call, [f"the owner {owner} was never imported"])
            return 100002, "invalid owner account", {}
        if kept := self.kept.get(call.room_id):
            own = kept["Owner_Account"] == owner
            return (100010 if own else 100003), "room id exists", {}
        self.keep(call)
        return 0, "", {"RoomId": call.room_id} if call.service == LIVES else {}

    def keep(self, call: Call) -> None:
        """Remember the room of a create call; defaults are those of its page."""
        info = dict(call.room)
        info.setdefault("RoomName", info["RoomId"])
        info.setdefault("Owner_Account", self.admin)
        self.kept[call.room_id] = info

    def forget_try(self, call: Call) -> None:
        """Take back that `call` counts for once-a-second: it never reached the rooms."""
        self.tried.pop(call.room_id, None)

    def accuse(self, call: Call, sentences: list[str]) -> None:
        """Write down that no document allows `call`."""
        self.ledger.violations += [Violation(sentence, call) for sentence in sentences]

    def _broken(self, call: Call) -> list[str]:
        self._remark_on_invitees(call)
        if call.service == CONFERENCES:
            sentences = broken_rules(call.room, CONFERENCE) + broken_invitees(call.body)
            return sentences or broken_times(call.room)
        sentences = broken_rules(call.room, LIVE[self.generation])
        if set(call.body) != {"RoomInfo"}:
            sentences.append("a live room's body has RoomInfo and nothing beside it")
        return sentences + (broken_seats(call.room) if self.generation == "templates" else [])

    def _remark_on_invitees(self, call: Call) -> None:
        """Whether invitees must be imported is not documented (fact sheet 10): only a remark."""
        for account in call.body.get("ScheduleInviteeList_Account", []):
            if account not in self.accounts | {self.admin}:
                what = f"the invitee {account} was never imported"
                self.ledger.remarks.append(Violation(what, call))

    def _too_soon(self, call: Call) -> bool:
        last = self.tried.get(call.room_id)
        self.tried[call.room_id] = call.at
        return last is not None and call.at - last < SAME_ID_EVERY_S

    def look_up(self, call: Call) -> Outcome:
        """Return a room's state (fact sheet 1.4, 1.7)."""
        if code := self._missing(call):
            return code, "room does not exist", {}
        defaults = CONFERENCE_READS if call.service == CONFERENCES else LIVE_READS
        return 0, "", {"Response": {"RoomInfo": {**defaults, **self.kept[call.room_id]}}}

    def destroy(self, call: Call) -> Outcome:
        """Forget a room (fact sheet 1.4, 1.7)."""
        if code := self._missing(call):
            return code, "room does not exist", {}
        del self.kept[call.room_id]
        return DONE

    def update(self, call: Call) -> Outcome:
        """Change a room (fact sheet 1.4, 1.7)."""
        if code := self._missing(call):
            return code, "room does not exist", {}
        self.kept[call.room_id].update(call.room)
        return DONE

    def _missing(self, call: Call) -> int:
        """Return 100004 for no such room, 100006 for one of the other type (fact sheet 4.2)."""
        if not call.room_id:
            self.accuse(call, ["RoomId is missing"])
            return 100002
        if call.room_id not in self.kept:
            return 100004
        right = "Conference" if call.service == CONFERENCES else "Live"
        return 0 if self.kept[call.room_id]["RoomType"] == right else 100006

    def import_account(self, call: Call) -> Outcome:
        """Import an account; doing it again is harmless (fact sheet 5)."""
        account = call.body.get("UserID")
        extra = set(call.body) - {"UserID", "Nick", "FaceUrl"}
        wrong = [name for name, value in call.body.items() if type(value) is not str]
        if not isinstance(account, str) or not account or extra or wrong:
            self.accuse(call, ["account_import takes UserID, Nick, FaceUrl, all text"])
            return 70402, "bad parameters", {}
        if len(account.encode()) > USER_ID_MAX_BYTES:
            self.accuse(call, [f"UserID has more than {USER_ID_MAX_BYTES} bytes"])
            return 70402, "bad parameters", {}
        self.accounts.add(account)
        return DONE

    def check_accounts(self, call: Call) -> Outcome:
        """Say which accounts are imported (fact sheet 5)."""
        items = call.body.get("CheckItem", [])
        if not 1 <= len(items) <= CHECKED_AT_ONCE:
            self.accuse(call, ["CheckItem has 1 to 100 accounts"])
            return 70402, "bad parameters", {}
        return 0, "", {"ResultItem": [self._checked(item["UserID"]) for item in items]}

    def _checked(self, account: str) -> Mapping[str, Any]:
        imported = account in self.accounts | {self.admin}
        status = "Imported" if imported else "NotImported"
        return {"UserID": account, "ResultCode": 0, "ResultInfo": "", "AccountStatus": status}


CONFERENCE_READS: Final[Mapping[str, Any]] = {
    "MaxMemberCount": 300,
    "MaxSeatCount": 16,
    "IsVideoDisabled": False,
    "IsAudioDisabled": False,
    "IsMessageDisabled": False,
    "IsScreenSharingDisabled": False,
    "IsCloudRecordingDisabled": False,
    "CustomInfo": "",
    "ScheduleStartTime": 1767254400,
    "ScheduleEndTime": 1767258000,
    "RoomStatus": "Running",
    "IsSeatEnabled": False,
    "TakeSeatMode": "None",
    "CreateTime": 1767250000,
    "MemberCount": 0,
}
LIVE_READS: Final[Mapping[str, Any]] = {
    "CreateTime": 1767250000,
    "IsSeatEnabled": True,
    "TakeSeatMode": "ApplyToTake",
    "MaxSeatCount": 9,
    "MaxMemberCount": 300,
    "IsMessageDisabled": False,
    "CoverURL": "",
    "Category": [],
    "ActivityStatus": 0,
    "ViewCount": 0,
    "IsPublicVisible": True,
}
