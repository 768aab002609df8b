"""The guided start: five things to try, ticked off by what really happened."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.room_service.calls import Call
from bot.workspace.backstage import Guide, Part, Step

AHEAD_S: Final = 60
CREATE, IMPORT = "/create_room", "account_import"
ANY_ROOM: Final = ""
# Where on the page it is done.
CLOCK: Final = "wire-clock"
DOWN: Final = "switch-down"
FAREWELL: Final = (
    "That is all of it. Try /room alone for the form, act as Zhang Wei to read it in Shanghai’s "
    "time, or as Gil Moreau, a guest. The README says how to run it in your own workspace."
)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What the guide looks at.

    Attributes:
        commands: What was typed and acknowledged, oldest first.
        calls: The last calls at the room service, oldest first.
        is_down: Whether the room service is.
        ahead_s: How far the clock is ahead of the machine's.
    """

    commands: Sequence[str]
    calls: Sequence[Call]
    is_down: Callable[[], bool]
    ahead_s: Callable[[], float]

    def typed(self, verb: str) -> bool:
        """Say whether a command with that verb was acknowledged."""
        shape = re.compile(rf"/room\s+{verb}\b", re.IGNORECASE)
        return any(shape.match(command) for command in self.commands)

    def tries(self) -> list[Call]:
        """Return the calls that are needed for a room: its people are made known first."""
        return [call for call in self.calls if call.path.endswith((CREATE, IMPORT))]

    def made(self) -> list[Call]:
        """Return those that made one."""
        return [call for call in self.tries() if call.code == 0 and call.path.endswith(CREATE)]

    def looked_up(self) -> bool:
        """Say whether the room service was asked about a room and knew it."""
        return any(call.code == 0 and call.path.endswith("/get_room_info") for call in self.calls)

    def made_ahead(self) -> bool:
        """Say whether a room was made before its start."""
        return any(_start(call) > call.time + AHEAD_S for call in self.made())

    def failed(self) -> bool:
        """Say whether a room could not be made."""
        return any(map(_is_lost, self.tries()))

    def made_after_all(self) -> bool:
        """Say whether a room was made that could not be made before."""
        lost: set[str] = set()
        for call in self.tries():
            if _is_lost(call):
                lost.add(_room(call))
            elif call.path.endswith(CREATE) and lost & {_room(call), ANY_ROOM}:
                return True
        return False


def _info(call: Call) -> dict[str, Any]:
    request = call.request if isinstance(call.request, dict) else {}
    info = request.get("RoomInfo")
    return info if isinstance(info, dict) else {}


def _room(call: Call) -> str:
    """Return the id of the room that a call asks for; none stands in one about people."""
    return str(_info(call).get("RoomId", ANY_ROOM))


def _start(call: Call) -> float:
    start = _info(call).get("ScheduleStartTime", 0)
    return float(start) if isinstance(start, int) else 0.0


def _is_lost(call: Call) -> bool:
    """Say whether a call has ended without good news; one that still runs has nothing yet."""
    is_over = call.code is not None or call.status is not None or call.fault is not None
    return is_over and call.code != 0


def _lasting(holds: Callable[[], bool]) -> Callable[[], bool]:
    """Return a question whose yes stays, though the calls that it rests on are forgotten."""
    has_held = False

    def asked() -> bool:
        nonlocal has_held
        has_held = has_held or holds()
        return has_held

    return asked


def _part(words: str, holds: Callable[[], bool], at: str = "") -> Part:
    return Part(words=words, is_done=_lasting(holds), at=at)


def guide(facts: Facts) -> Guide:
    """Return the steps, each ticked off by `facts`."""
    return Guide(
        title="Five things to try",
        farewell=FAREWELL,
        steps=(_make(facts), _look_up(facts), _schedule(facts), _break(facts), _explain(facts)),
    )


def _make(facts: Facts) -> Step:
    return Step(
        name="make",
        title="Make a room",
        about="A card in this channel: the room is there, with its id, and below is the call that "
        "made it.",
        fill="/room now Stand-up",
        parts=(_part("The room service made it", lambda: bool(facts.made())),),
    )


def _look_up(facts: Facts) -> Step:
    return Step(
        name="look-up",
        title="Look it up",
        about="What the room service says of your last room, for your eyes only.",
        fill="/room info last",
        parts=(_part("You were told", lambda: facts.typed("(info|show)") and facts.looked_up()),),
    )


def _schedule(facts: Facts) -> Step:
    return Step(
        name="schedule",
        title="Schedule one and move the clock",
        about="The card says when the room will be made, ten minutes before its start. Move the "
        "clock “To the next event” and watch it happen.",
        fill="/room schedule Sprint review in 1h with @wei",
        parts=(
            _part("Schedule it", lambda: facts.typed("schedule")),
            _part("Move the clock: “To the next event”", lambda: facts.ahead_s() > 0, CLOCK),
            _part("The room was made before its start", facts.made_ahead),
        ),
    )


def _break(facts: Facts) -> Step:
    return Step(
        name="break",
        title="Break the room service and retry",
        about="The bot tries again for a while, then says in plain words what went wrong and "
        "what to do. The room that it makes in the end is the only one.",
        fill="/room now Retro",
        parts=(
            _part("Turn on “Room service down”", facts.is_down, DOWN),
            _part(
                "Make a room, and hear why not (“To the next event” shortens the wait)",
                facts.failed,
            ),
            _part("Turn it off and press “Check and retry”", facts.made_after_all, DOWN),
        ),
    )


def _explain(facts: Facts) -> Step:
    return Step(
        name="explain",
        title="Explain a code",
        about="What 100007 means, what to do, and who can.",
        fill="/room explain 100007",
        parts=(_part("You were told", lambda: facts.typed("explain")),),
    )
