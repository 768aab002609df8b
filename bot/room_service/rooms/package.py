"""What the paid package allows."""

from bot.room_service.envelope import Json, Refused
from bot.room_service.rooms.room import Room
from bot.room_service.state import State

# Texts seen for real (fact sheet, section 4.2).
NO_SEATS = "not support seat, please update your pay package on the console"
TOO_MANY_MEMBERS = "the max member count exceeds the limit of payment, please adjust the parameter"
TOO_MANY_ROOMS = "the number of current room exceeds the maximum limit"


def package_was_bought(state: State, _room: Room) -> None:
    """Raise 100007 while there is no package."""
    if not state.switches.package:
        raise Refused(100007)


def seats_are_in_the_package(state: State, room: Room) -> None:
    """Raise 100002 for a room with seats while the package has none."""
    if room.settings["IsSeatEnabled"] and not state.switches.seats:
        raise Refused(100002, NO_SEATS)


def settings_fit_the_package(state: State, room: Room) -> None:
    """Raise 101011 for too many members, 100013 for too many seats (the latter ASSUMED)."""
    members_fit_the_package(state, room.settings)
    if room.settings["MaxSeatCount"] > state.switches.max_seats:
        raise Refused(100013)


def members_fit_the_package(state: State, settings: Json) -> None:
    """Raise 101011 when `settings` ask for more members than the package has."""
    if settings.get("MaxMemberCount", 0) > state.switches.max_members:
        raise Refused(101011, TOO_MANY_MEMBERS)


def rooms_are_left(state: State, _room: Room) -> None:
    """Raise 101011 when the app has as many rooms as the package allows."""
    most = state.switches.max_rooms
    if most is not None and len(state.rooms.all()) >= most:
        raise Refused(101011, TOO_MANY_ROOMS)
