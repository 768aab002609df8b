"""What the room service is told to do wrong: faults by command and room, counted or for good."""

from dataclasses import dataclass, field
from enum import Enum, auto

from tests.blackbox.room_service.ledger import Call


class How(Enum):
    """The ways in which a call can go wrong."""

    CODE = auto()
    """Answer with an error code; 100010 leaves the room behind, as the document means it."""
    SLOW = auto()
    """Do it, but answer only after `seconds`."""
    HTML = auto()
    """Answer 502 with a page."""
    DROP_BEFORE = auto()
    """Close the connection and do nothing."""
    DROP_AFTER = auto()
    """Do it, then close the connection without an answer."""
    SILENCE = auto()
    """Do nothing and say nothing for `seconds`."""
    HOLD = auto()
    """Do it, and keep the answer until `Fault.released` is set."""


@dataclass(slots=True)
class Fault:
    """One instruction. It holds for calls of `command` whose room has `room` in its name or id."""

    how: How
    room: str = ""
    command: str = "create_room"
    times: int | None = None
    """How often; None is always."""
    code: int = 0
    info: str = ""
    seconds: float = 30.0

    def meets(self, call: Call) -> bool:
        """Say whether `call` is one that should go wrong."""
        named = f"{call.room.get('RoomName', '')}\n{call.room_id}\n{call.body.get('UserID', '')}"
        return self.times != 0 and call.command == self.command and self.room in named


@dataclass(slots=True)
class Script:
    """The faults in force, looked at in order."""

    faults: list[Fault] = field(default_factory=list)

    def add(self, fault: Fault) -> Fault:
        """Put `fault` in force."""
        self.faults.append(fault)
        return fault

    def clear(self) -> None:
        """Let everything go well from now on."""
        self.faults.clear()

    def fault_for(self, call: Call) -> Fault | None:
        """Return the fault that `call` runs into, and count it."""
        for fault in self.faults:
            if fault.meets(call):
                fault.times = None if fault.times is None else fault.times - 1
                return fault
        return None
