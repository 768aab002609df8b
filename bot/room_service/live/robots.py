"""Robots and totals of a live room (69079 to 69081). A room with robots is not left as empty."""

from bot.room_service.envelope import Json, Refused
from bot.room_service.rooms import asked, info
from bot.room_service.rooms.room import Room
from bot.room_service.rooms.rules import LIVE
from bot.room_service.state import Ask, State

ROBOTS_MAX = 100
"""In one call: ASSUMED."""


def add_robot(state: State, ask: Ask) -> Json:
    """Put imported accounts into a room as robots."""
    room, robots = _asked(state, ask)
    if not all(robot in state.accounts for robot in robots):
        raise Refused(100002, "invalid robot account")
    room.people.robots += [robot for robot in robots if robot not in room.people.robots]
    return {}


def del_robot(state: State, ask: Ask) -> Json:
    """Take robots out of a room; those that are not there are passed over (ASSUMED)."""
    room, robots = _asked(state, ask)
    room.people.robots = [robot for robot in room.people.robots if robot not in robots]
    return {}


def get_robot(state: State, ask: Ask) -> Json:
    """List the robots (69081)."""
    return {"Response": {"RobotList_Account": list(_room(state, ask).people.robots)}}


def get_room_statistic(state: State, ask: Ask) -> Json:
    """Show the totals so far (section 1.8)."""
    return {"Response": info.statistic(_room(state, ask)) | {"TotalMsgCount": 0}}


def _asked(state: State, ask: Ask) -> tuple[Room, list[str]]:
    return _room(state, ask), asked.accounts(ask.body, "RobotList_Account", ROBOTS_MAX)


def _room(state: State, ask: Ask) -> Room:
    return state.rooms.named(asked.room_id_of(ask.body), LIVE)
