"""What the room service was asked and answered, and what no document allows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Call:
    """One call: `at` is the loop's monotonic time in seconds."""

    at: float
    path: str
    query: Mapping[str, str]
    body: Mapping[str, Any]
    answer: Mapping[str, Any] | None = None
    """None when nothing that is JSON was given back."""
    broken: tuple[str, ...] = ()
    """What is wrong with the body of a create call."""
    too_soon: bool = False
    """Whether the same room id was asked for less than a second ago."""

    @property
    def service(self) -> str:
        """Return the service of the path, such as ``room_engine_http_srv``."""
        return self.path.split("/")[-2]

    @property
    def command(self) -> str:
        """Return the command of the path, such as ``create_room``."""
        return self.path.rsplit("/", maxsplit=1)[-1]

    @property
    def room(self) -> Mapping[str, Any]:
        """Return the body's ``RoomInfo``, empty when there is none."""
        info = self.body.get("RoomInfo", {})
        return info if isinstance(info, dict) else {}

    @property
    def room_id(self) -> str:
        """Return the room id that the call is about, empty when it is about none."""
        return str(self.room.get("RoomId", self.body.get("RoomId", "")))

    @property
    def request_id(self) -> str:
        """Return the answer's ``RequestId``, empty when there was none."""
        return str((self.answer or {}).get("RequestId", ""))


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that a document does not allow."""

    what: str
    call: Call

    def __str__(self) -> str:
        """Name the call and what was wrong with it."""
        return f"{self.call.command} {dict(self.call.body)}: {self.what}"


@dataclass(slots=True)
class Ledger:
    """Every call, every violation, and remarks on what no document decides."""

    calls: list[Call] = field(default_factory=list)
    violations: list[Violation] = field(default_factory=list)
    remarks: list[Violation] = field(default_factory=list)

    def creates(self, name: str = "", *, room_id: str = "") -> list[Call]:
        """Return the create_room calls, of one room name or id if given."""
        return [
            call
            for call in self.calls
            if call.command == "create_room"
            and name in ("", call.room.get("RoomName"))
            and room_id in ("", call.room_id)
        ]

    def violated(self) -> list[str]:
        """Return the violations as text, for a test to compare with nothing."""
        return [str(violation) for violation in self.violations]

    def usersigs(self) -> set[str]:
        """Return every UserSig that came in."""
        return {call.query["usersig"] for call in self.calls if call.query.get("usersig")}
