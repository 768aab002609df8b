"""What can be made to go wrong from the page, at the room service and at Slack."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Final

from bot.demo.control import Control
from bot.room_service.state import State
from bot.workspace.backstage import Switch
from bot.workspace.world.faults import Fault, Faults

Turn = Callable[[bool], Awaitable[None]]

SLOW_S: Final = 5.0
# Above what the bot waits for by itself, so that one sees what it does when Slack is busy.
RETRY_AFTER_S: Final = 5
POSTS: Final = ("chat.postMessage", "chat.update")
UNTIL_TURNED_OFF: Final = 1_000_000_000  # calls


@dataclass(frozen=True, kw_only=True)
class RoomFault:
    """A fault of the room service's control API, and how it is told.

    Attributes:
        fields: Of the control API's fault; `n` is None for until it is turned off.
    """

    name: str
    label: str
    about: str
    fields: dict[str, Any]


ROOM_FAULTS: Final = (
    RoomFault(
        name="id_taken",
        label="Id taken (100003)",
        about="Next create only: the id belongs to somebody else. The bot takes another one; an "
        "id of yours is asked about.",
        fields={"kind": "code", "code": 100003, "n": 1, "command": "create_room"},
    ),
    RoomFault(
        name="down",
        label="Room service down",
        about="No call gets through. The bot tries again for a while, then explains.",
        fields={"kind": "drop_before", "n": None, "command": None},
    ),
    RoomFault(
        name="slow",
        label=f"Slow: {SLOW_S:g} s",
        about="Every answer takes five seconds. The bot says meanwhile that it is still at it.",
        fields={"kind": "latency", "seconds": SLOW_S, "n": None, "command": None},
    ),
    RoomFault(
        name="drops_answers",
        label="Drops answers",
        about="Next create only: the room is made and the answer lost. The bot asks again and "
        "finds it; there is no second room.",
        fields={"kind": "drop_after", "n": 1, "command": "create_room"},
    ),
)


class RoomSwitches:
    """The switches of the room service. Its control API forgets all faults or none."""

    def __init__(self, state: State, control: Control) -> None:
        self._state = state
        self._control = control

    def all(self) -> tuple[Switch, ...]:
        """Return them."""
        return (self._no_package(), *map(self._switch, ROOM_FAULTS))

    def _no_package(self) -> Switch:
        async def turn(is_on: bool) -> None:  # noqa: FBT001  as a switch calls it
            await self._control("POST", "switches", {"package": not is_on})

        return Switch(
            name="no_package",
            label="No package (100007)",
            about="Every create is refused, until somebody pays. The admin is told as well.",
            is_on=lambda: not self._state.switches.package,
            turn=turn,
        )

    def _switch(self, fault: RoomFault) -> Switch:
        async def turn(is_on: bool) -> None:  # noqa: FBT001  as a switch calls it
            others = [one for one in self._state.faults.shown() if not _is(fault, one)]
            await self._control("DELETE", "faults")
            for one in [*others, *([fault.fields] if is_on else [])]:
                await self._control("POST", "faults", one)

        return Switch(
            name=fault.name,
            label=fault.label,
            about=fault.about,
            is_on=lambda: any(_is(fault, one) for one in self._state.faults.shown()),
            turn=turn,
        )


def _is(fault: RoomFault, shown: dict[str, Any]) -> bool:
    return fault.fields.items() <= shown.items()


def slack_is_busy(faults: Faults) -> Switch:
    """Return the switch that lets Slack put off what the bot posts."""

    async def turn(is_on: bool) -> None:  # noqa: FBT001  as a switch calls it
        faults.clear()
        for method in POSTS if is_on else ():
            faults.add(
                Fault(
                    method=method,
                    times=UNTIL_TURNED_OFF,
                    status=429,
                    retry_after_s=RETRY_AFTER_S,
                )
            )

    return Switch(
        name="slack_429",
        label="Slack says 429",
        about="Slack takes no card and no edit: too many calls. All comes a few seconds after "
        "you turn it off.",
        is_on=lambda: any(fault.status == 429 for fault in faults.waiting()),  # noqa: PLR2004
        turn=turn,
    )
