"""Laws of people, owners and seats, whatever happens in whichever order.

A model written from the pages alone says what is true after each step; the room service is asked
through its own calls.
"""

import asyncio
from typing import Any

import httpx
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bot.room_service.app import build
from tests.unit.room_service.talk import APP, CONFERENCE, MIC, Caller, StoppedClock

SEATS = 3
people = st.sampled_from(["ana", "ben", "caro", "administrator"])
seats = st.integers(0, SEATS - 1)
Body = dict[str, Any]


class RoomLaws(RuleBasedStateMachine):
    """One conference room with three seats, and what must be true of it."""

    def __init__(self) -> None:
        super().__init__()
        self.clock = StoppedClock()
        self.runner = asyncio.Runner()
        transport = httpx.ASGITransport(app=build(APP, clock=self.clock, rate=1000))
        self.caller = Caller(httpx.AsyncClient(transport=transport, base_url="http://x"))
        self.runner.run(
            self.caller.create(
                IsSeatEnabled=True, MaxSeatCount=SEATS, ScheduleEndTime=int(self.clock.now) + 86400
            )
        )
        self.inside: set[str] = set()
        self.bans: dict[str, float] = {}
        self.sitting: dict[int, str] = {}
        self.locked: set[int] = set()
        self.owner = "administrator"

    def teardown(self) -> None:
        self.runner.run(self.caller.http.aclose())
        self.runner.close()

    def ask(self, command: str, **body: object) -> int:
        return self.runner.run(self.caller.code(command, {"RoomId": "standup-42", **body}))

    def move(self, act: str, account: str) -> int:
        body = {"RoomId": "standup-42", act: [account]}
        return self.runner.run(self.caller.http.post("/control/members", json=body)).status_code

    def answer(self, command: str) -> Body:
        asked = self.caller.ask(command, {"RoomId": "standup-42"})
        response: Body = self.runner.run(asked)["Response"]
        return response

    def is_banned(self, account: str) -> bool:
        return self.bans.get(account, 0) > self.clock.now

    def seat_of(self, account: str) -> int | None:
        return next((seat for seat, sitter in self.sitting.items() if sitter == account), None)

    def goes(self, account: str) -> None:
        self.inside.discard(account)
        self.sitting = {seat: sitter for seat, sitter in self.sitting.items() if sitter != account}

    @rule(account=people)
    def enter(self, account: str) -> None:
        status = self.move("enter", account)

        assert status == (409 if self.is_banned(account) else 200)
        if status == 200:
            self.inside.add(account)

    @rule(account=people)
    def leave(self, account: str) -> None:
        assert self.move("leave", account) == 200
        self.goes(account)

    @rule(account=people)
    def kick(self, account: str) -> None:
        people_out = {"MemberList_Account": [account], "Reason": ""}
        assert self.ask(f"{CONFERENCE}/kick_user_out", **people_out) == 0
        self.goes(account)

    @rule(account=people, seconds=st.integers(1, 100))
    def ban(self, account: str, seconds: int) -> None:
        of = {"MemberList_Account": [account], "Reason": "", "Duration": seconds}
        assert self.ask(f"{CONFERENCE}/ban_room_member", **of) == 0
        self.bans[account] = self.clock.now + seconds
        self.goes(account)

    @rule(account=people)
    def unban(self, account: str) -> None:
        assert self.ask(f"{CONFERENCE}/unban_room_member", MemberList_Account=[account]) == 0
        self.bans.pop(account, None)

    @rule(seconds=st.integers(1, 60))
    def wait(self, seconds: int) -> None:
        self.clock.push(seconds)

    @rule(account=people, seat=seats)
    def pick(self, account: str, seat: int) -> None:
        reasons = {
            100005: account not in self.inside,
            100203: self.seat_of(account) is not None,
            100200: seat in self.locked,
            100201: seat in self.sitting,
        }

        code = self.ask(f"{MIC}/pick_user_on_seat", Member_Account=account, Index=seat)

        assert reasons[code] if code else not any(reasons.values())
        if code == 0:
            self.sitting[seat] = account

    @rule(account=people)
    def unseat(self, account: str) -> None:
        code = self.ask(f"{MIC}/kick_user_off_seat", Member_Account=account)

        assert (code == 0) == (self.seat_of(account) is not None)
        self.sitting = {seat: who for seat, who in self.sitting.items() if who != account}

    @rule(seat=seats, is_locked=st.booleans())
    def lock(self, seat: int, is_locked: bool) -> None:  # noqa: FBT001  hypothesis passes by name
        assert self.ask(f"{MIC}/lock_seat", Index=seat, ForbidTaken=is_locked) == 0
        self.locked.discard(seat)
        if is_locked:
            self.locked.add(seat)
            self.sitting.pop(seat, None)

    @rule(account=people, seat=seats, policy=st.integers(0, 2))
    def change_seat(self, account: str, seat: int, policy: int) -> None:
        begin, sitter = self.seat_of(account), self.sitting.get(seat)
        reasons = {
            100005: account not in self.inside,
            100206: begin is None,
            100200: seat in self.locked,
            100201: sitter not in {None, account} and policy == 0,
        }

        where = {"Member_Account": account, "SeatIndex": seat, "Policy": policy}
        code = self.ask(f"{MIC}/move_user_to_seat", **where)

        assert reasons[code] if code else not any(reasons.values())
        if code == 0 and begin is not None and begin != seat:
            del self.sitting[begin]
            self.sitting[seat] = account
            self.sitting |= {begin: sitter} if sitter and policy == 2 else {}

    @rule(account=people)
    def hand_over(self, account: str) -> None:
        who = {"From_Account": self.owner, "NewOwner_Account": account}
        code = self.ask(f"{CONFERENCE}/change_room_owner", **who)

        assert code == (0 if account in self.inside else 100005)
        self.owner = account if code == 0 else self.owner

    @invariant()
    def those_inside_are_those_who_came_and_did_not_go(self) -> None:
        members = self.answer(f"{CONFERENCE}/get_room_member_list")["MemberList"]
        room = self.answer(f"{CONFERENCE}/get_room_info")["RoomInfo"]

        assert {member["Member_Account"] for member in members} == self.inside
        assert room["MemberCount"] == len(members) == len(self.inside)
        assert room["Owner_Account"] == self.owner

    @invariant()
    def nobody_who_is_banned_is_inside(self) -> None:
        listed = self.answer(f"{CONFERENCE}/get_banned_member_list")["BannedAccountList"]
        banned = {entry["Member_Account"] for entry in listed}

        assert banned == {account for account in self.bans if self.is_banned(account)}
        assert not banned & self.inside

    @invariant()
    def one_owner_at_most_has_the_role(self) -> None:
        members = self.answer(f"{CONFERENCE}/get_room_member_list")["MemberList"]
        owners = [one["Member_Account"] for one in members if one["Role"] == "RoomOwner"]

        assert owners == ([self.owner] if self.owner in self.inside else [])

    @invariant()
    def people_sit_once_inside_and_on_open_seats(self) -> None:
        listed = self.answer(f"{MIC}/get_seat_list")["SeatList"]
        taken = {
            seat["Index"]: seat["Member_Account"] for seat in listed if "Member_Account" in seat
        }

        assert taken == self.sitting
        assert len(set(taken.values())) == len(taken)
        assert set(taken.values()) <= self.inside
        assert not set(taken) & self.locked
        assert {seat["Index"] for seat in listed if seat["IsTakenDisabled"]} == self.locked


TestRoomLaws = RoomLaws.TestCase
TestRoomLaws.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
