"""Faults on demand: what goes wrong with the next calls, and for how many of them."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Final

from bot.room_service.envelope import Json
from bot.room_service.faults.wishes import Rule, is_count_or_none, is_text_or_none, is_whole


@dataclass
class Fault:
    """One thing that goes wrong.

    Attributes:
        kind: A name of `KINDS`.
        n: Calls that it still strikes; None means until it is cleared.
        command: Strikes only this one, as `create_room` or `live_engine_http_srv/create_room`;
            None for every command.
        code: ErrorCode of kind `code`.
        info: ErrorInfo of kind `code`; None for our own words.
        seconds: Wait of kind `latency`.
        status: HTTP status of the kinds `http` and `html`.
    """

    kind: str
    n: int | None = 1
    command: str | None = None
    code: int = 100001
    info: str | None = None
    seconds: float = 0.0
    status: int = 502

    def strikes(self, command: str) -> bool:
        """Tell whether this fault is for `command`, a service and a name with a slash between."""
        return self.command in {None, command, command.partition("/")[2]}


LATENCY = "latency"
KINDS: Final[Mapping[str, str]] = {
    "code": "the answer is FAIL with this code; nothing has an effect",
    LATENCY: "the call waits before anything happens; goes together with another fault",
    "http": "an HTTP status and a line of plain text, as a gateway in trouble gives",
    "html": "an HTML page instead of JSON",
    "drop_before": "the connection is dropped, nothing has had an effect",
    "drop_after": "the connection is dropped after the effect: the room is made, the answer lost",
}


class Faults:
    """The faults that wait, oldest first. A call gets at most one wait and one other fault."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let `fault` strike from now on, after those that are there already."""
        self._waiting.append(fault)

    def clear(self) -> None:
        """Forget them all."""
        self._waiting.clear()

    def wait_of(self, command: str) -> float:
        """Return the seconds that this call has to wait."""
        fault = self._take(command, is_latency=True)
        return fault.seconds if fault else 0.0

    def next_for(self, command: str) -> Fault | None:
        """Return what goes wrong with this call, and count it."""
        return self._take(command, is_latency=False)

    def _take(self, command: str, *, is_latency: bool) -> Fault | None:
        for fault in self._waiting:
            if (fault.kind == LATENCY) == is_latency and fault.strikes(command):
                self._count(fault)
                return fault
        return None

    def _count(self, fault: Fault) -> None:
        if fault.n is not None:
            fault.n -= 1
            if fault.n <= 0:
                self._waiting.remove(fault)

    def shown(self) -> list[Json]:
        """Return the faults that wait, for a page or a test to read."""
        return [asdict(fault) for fault in self._waiting]


LONGEST_WAIT_S = 600.0
HIGHEST_CODE = 999_999


def _is_code(value: object) -> bool:
    return is_whole(value) and 0 < value <= HIGHEST_CODE


def _is_wait(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return 0 <= value <= LONGEST_WAIT_S


def _is_status(value: object) -> bool:
    return is_whole(value) and 200 <= value <= 599  # noqa: PLR2004  the statuses of HTTP


FIELDS: Final[Mapping[str, Rule]] = {
    "kind": (lambda value: isinstance(value, str) and value in KINDS, f"one of {', '.join(KINDS)}"),
    "n": (is_count_or_none, "a whole number above 0, or null for until cleared"),
    "command": (is_text_or_none, "a command such as create_room, or null"),
    "code": (_is_code, "a whole number from 1 to 999999"),
    "info": (is_text_or_none, "a string or null"),
    "seconds": (_is_wait, f"a number from 0 to {LONGEST_WAIT_S:g}"),
    "status": (_is_status, "an HTTP status from 200 to 599"),
}
