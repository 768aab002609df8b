"""Callbacks about people, owners, metadata and seats: each in the shape of its page."""

import pytest

from tests.unit.room_service.receiver import Receiver, settled, told
from tests.unit.room_service.talk import CONFERENCE, LIVE, MIC, NOW, Caller

MS = int(NOW * 1000)


async def test_people_of_a_conference_come_and_go(caller: Caller, receiver: Receiver) -> None:
    await caller.create()
    await caller.move("standup-42", enter=["ana", "ben"])
    await caller.move("standup-42", leave=["ben"])
    await settled(caller)

    # Shapes of 60734 and its twin.
    entered, left = receiver.bodies[1:]
    assert entered == {
        "CallbackCommand": "Room.CallbackAfterMemberEnter",
        "Operator_Account": "ana",
        "RoomId": "standup-42",
        "MemberCount": 2,
        "Type": "Enter",
        "MemberList_Account": ["ana", "ben"],
        "EventTime": MS,
    }
    assert left == {
        "CallbackCommand": "Room.CallbackAfterMemberLeave",
        "Operator_Account": "ben",
        "RoomId": "standup-42",
        "MemberCount": 1,
        "Type": "Leave",
        "MemberList_Account": ["ben"],
        "Reason": "",
        "EventTime": MS,
    }
    assert receiver.queries[1]["OptPlatform"] == "Web"


@pytest.mark.parametrize(
    ("command", "change"),
    [("kick_user_out", {}), ("ban_room_member", {"Duration": 60})],
)
async def test_who_was_made_to_go_is_told_with_the_reason(
    caller: Caller, receiver: Receiver, command: str, change: dict[str, object]
) -> None:
    await caller.create()
    await caller.move("standup-42", enter=["ana"])
    kick = {"RoomId": "standup-42", "MemberList_Account": ["ana", "nobody"], "Reason": "noise"}
    await caller.ask(f"{CONFERENCE}/{command}", kick | change)

    left = await told(caller, receiver)

    assert (left["Type"], left["Reason"], left["Operator_Account"]) == (
        "Kicked",
        "noise",
        "administrator",
    )
    assert left["MemberList_Account"] == ["ana"]


async def test_who_was_lost_to_a_conference_has_expired(caller: Caller, receiver: Receiver) -> None:
    await caller.create()
    await caller.move("standup-42", enter=["ana"])
    await caller.move("standup-42", lose=["ana"])

    assert (await told(caller, receiver))["Type"] == "Expired"


# EventType and EventCause of 64424; a kick has no cause of its own there.
STATES = [
    ({"enter": ["ana"]}, "Online", "Enter"),
    ({"lose": ["ana"]}, "Offline", "HeartbeatInterrupt"),
    ({"recover": ["ana"]}, "Online", "HeartbeatRecover"),
    ({"leave": ["ana"]}, "Offline", "Leave"),
]


async def test_the_state_of_people_in_a_live_room_is_told(
    caller: Caller, receiver: Receiver
) -> None:
    await caller.create_live()
    for act, _, _ in STATES:
        await caller.move("live_ops1", **act)
    await settled(caller)

    assert receiver.bodies[1] == {
        "CallbackCommand": "Live.CallbackAfterMemberStateChanged",
        "RoomId": "live_ops1",
        "EventType": "Online",
        "EventCause": "Enter",
        "MemberList": [{"Member_Account": "ana"}],
        "EventTime": MS,
    }
    causes = [(body["EventType"], body["EventCause"]) for body in receiver.bodies[1:]]
    assert causes == [(kind, cause) for _, kind, cause in STATES]


async def test_a_crowd_is_told_by_the_hundred(caller: Caller, receiver: Receiver) -> None:
    await caller.create_live(IsUnlimitedRoomEnabled=True)
    await caller.move("live_ops1", count=250)
    await settled(caller)

    assert [len(body["MemberList"]) for body in receiver.bodies[1:]] == [100, 100, 50]


async def test_nothing_is_told_where_nothing_has_changed(
    caller: Caller, receiver: Receiver
) -> None:
    await caller.create()
    await caller.move("standup-42", leave=["nobody"])
    await caller.move("standup-42", recover=["nobody"])
    await caller.move("standup-42", count=0)
    await settled(caller)

    assert receiver.commands() == ["CreateRoom"]


async def test_a_new_owner_of_a_live_room_is_told(caller: Caller, receiver: Receiver) -> None:
    await caller.create_live()
    await caller.move("live_ops1", enter=["ana"])
    change = {"RoomId": "live_ops1", "NewOwner_Account": "ana"}
    await caller.ask(f"{LIVE}/change_room_owner", change)

    assert await told(caller, receiver) == {
        "CallbackCommand": "Live.CallbackAfterChangeOwner",
        "RoomId": "live_ops1",
        "Operator_Account": "administrator",
        "CurrentOwner_Account": "ana",
        "OriginalOwner_Account": "administrator",
        "EventTime": MS,
    }


async def test_an_owner_who_stays_the_owner_is_no_news(caller: Caller, receiver: Receiver) -> None:
    await caller.create_live()
    await caller.move("live_ops1", enter=["administrator"])
    change = {"RoomId": "live_ops1", "NewOwner_Account": "administrator"}

    code = await caller.code(f"{LIVE}/change_room_owner", change)

    await settled(caller)
    assert (code, receiver.commands()) == (0, ["CreateRoom", "MemberStateChanged"])


async def test_administrators_are_told(caller: Caller, receiver: Receiver) -> None:
    await caller.create_live()
    change = {"RoomId": "live_ops1", "Admin_Account": ["ana"], "opType": "add"}
    await caller.ask(f"{LIVE}/modify_admin", change)

    assert await told(caller, receiver) == {
        "CallbackCommand": "Live.CallbackAfterModifyAdmin",
        "RoomId": "live_ops1",
        "Operator_Account": "administrator",
        "Admin_Account": ["ana"],
        "opType": "add",
        "EventTime": MS,
    }


async def test_metadata_is_told_when_it_is_set_and_deleted(
    caller: Caller, receiver: Receiver
) -> None:
    await caller.create_live()
    entries = [{"Key": "k", "Value": "v"}]
    await caller.ask(f"{LIVE}/set_room_metadata", {"RoomId": "live_ops1", "Metadata": entries})
    keys = {"RoomId": "live_ops1", "Keys": ["k", "nothing"]}
    await caller.ask(f"{LIVE}/del_room_metadata", keys)
    await settled(caller)

    were_set, were_deleted = receiver.bodies[1:]
    assert were_set["Metadata"] == entries
    assert were_deleted == {
        "CallbackCommand": "Live.CallbackAfterDelMetadata",
        "Operator_Account": "administrator",
        "RoomId": "live_ops1",
        "Keys": ["k"],
        "EventTime": MS,
    }


async def test_seats_are_told_as_they_are_now(caller: Caller, receiver: Receiver) -> None:
    await caller.create(IsSeatEnabled=True)
    await caller.move("standup-42", enter=["ana"])
    seat = {"RoomId": "standup-42", "Member_Account": "ana"}
    await caller.ask(f"{MIC}/pick_user_on_seat", seat | {"Index": 1})
    await caller.ask(f"{MIC}/move_user_to_seat", seat | {"SeatIndex": 2})
    await caller.move("standup-42", leave=["ana"])
    await settled(caller)

    seats = [body for body in receiver.bodies if body["CallbackCommand"].startswith("Mic.")]
    assert seats[0] == {
        "CallbackCommand": "Mic.CallbackAfterSeatInfoChanged",
        "RoomId": "standup-42",
        "SeatList": [
            {
                "Index": 1,
                "Member_Account": "ana",
                "IsTakenDisabled": False,
                "IsVideoDisabled": False,
                "IsAudioDisabled": False,
            }
        ],
        "EventTime": MS,
    }
    sitters = [[seat.get("Member_Account") for seat in body["SeatList"]] for body in seats]
    assert sitters == [["ana"], [None, "ana"], [None]]
