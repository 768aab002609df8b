"""Somebody moves the clock, or turns a switch, in the bar above the conversation."""

import re
from typing import Final

from bot.workspace.acting.pressing import NothingThere
from bot.workspace.backstage import Clockwork
from bot.workspace.state import Workspace

# What the page sends for a move that has no length of its own.
NEXT_EVENT: Final = "next"
FIVE_MINUTES_S: Final = 300

_SECONDS: Final = re.compile(r"[0-9]{1,7}")
_UNITS: Final = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


async def move_clock(workspace: Workspace, wish: str) -> None:
    """Move the clock by a number of seconds, or to the next event, and say what came of it."""
    clockwork = workspace.setup.clockwork
    if clockwork is None:
        raise NothingThere("The clock of this workspace cannot be moved.")
    if wish == NEXT_EVENT:
        sentence = await _to_next_event(workspace, clockwork)
    elif _SECONDS.fullmatch(wish):
        clockwork.forward(int(wish))
        sentence = f"{span(int(wish))} forward."
    else:
        raise NothingThere("The clock moves by whole seconds, or to the next event.")
    workspace.say_of_clock(sentence)


async def turn_switch(workspace: Workspace, name: str, *, is_on: bool) -> None:
    """Turn a switch on or off and say so."""
    switch = next((each for each in workspace.setup.switches if each.name == name), None)
    if switch is None:
        raise NothingThere("There is no such switch.")
    await switch.turn(is_on)
    workspace.say_of_clock(f"{switch.label}: {'on' if is_on else 'off'}.")


def span(seconds: float) -> str:
    """Return a length of time in words, whole seconds, its two largest units."""
    left, words = max(1, round(seconds)), []
    for size, unit in _UNITS:
        count, left = divmod(left, size)
        if count:
            words.append(f"{count} {unit}{'' if count == 1 else 's'}")
    return " ".join(words[:2])


async def _to_next_event(workspace: Workspace, clockwork: Clockwork) -> str:
    """Move to the very moment; it is read last, as the clock runs on while the app is asked."""
    at = await clockwork.next_event()
    if at is None:
        return "Nothing is due: no event lies ahead."
    seconds = at - workspace.setup.clock()
    clockwork.forward(max(0.0, seconds))
    return (
        f"{span(seconds)} forward, to the next event." if seconds > 0 else "The event is due now."
    )
