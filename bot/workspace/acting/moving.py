"""Somebody moves the clock, turns a switch, or acts on what the app made, in the panel."""

import re
from typing import Final

from bot.workspace.acting.pressing import NothingThere
from bot.workspace.backstage import Clockwork
from bot.workspace.state import Workspace

# What the page sends for a move that has no length of its own.
NEXT_EVENT: Final = "next"
BACK: Final = "back"
# What the page sends for all switches at once; they can only be turned off together.
EVERY: Final = "every"
FIVE_MINUTES_S: Final = 300

_SECONDS: Final = re.compile(r"[0-9]{1,7}")
_UNITS: Final = ((86400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))


async def move_clock(workspace: Workspace, wish: str) -> None:
    """Move the clock by seconds, to the next event or back to now, and say what came of it."""
    clockwork = workspace.setup.clockwork
    if clockwork is None:
        raise NothingThere("The clock of this workspace cannot be moved.")
    if wish == NEXT_EVENT:
        sentence = await _to_next_event(workspace, clockwork)
    elif wish == BACK:
        sentence = _back_to_now(clockwork)
    elif _SECONDS.fullmatch(wish):
        clockwork.forward(int(wish))
        sentence = f"{span(int(wish))} forward."
    else:
        raise NothingThere("The clock moves by whole seconds, to the next event, or back to now.")
    workspace.say_of_clock(sentence)


async def turn_switch(workspace: Workspace, name: str, *, is_on: bool) -> None:
    """Turn a switch on or off, or every one off, and say so."""
    if name == EVERY and not is_on:
        await _turn_all_off(workspace)
        return
    switch = next((each for each in workspace.setup.switches if each.name == name), None)
    if switch is None:
        raise NothingThere("There is no such switch.")
    await switch.turn(is_on)
    workspace.say_of_clock(f"{switch.label}: {'on' if is_on else 'off'}.")


async def act_elsewhere(workspace: Workspace, exhibit_id: str, name: str) -> None:
    """Do one of the acts of something that the app made, and say what came of it."""
    elsewhere = workspace.setup.backstage.elsewhere
    try:
        said = await elsewhere.act(exhibit_id, name) if elsewhere else None
    except LookupError:
        said = None
    if said is None:
        raise NothingThere("That is not there any more, or cannot be done to it.")
    workspace.say_of_clock(said)


def span(seconds: float) -> str:
    """Return a length of time in words, whole seconds, its two largest units."""
    left, words = max(1, round(seconds)), []
    for size, unit in _UNITS:
        count, left = divmod(left, size)
        if count:
            words.append(f"{count} {unit}{'' if count == 1 else 's'}")
    return " ".join(words[:2])


async def _turn_all_off(workspace: Workspace) -> None:
    for switch in workspace.setup.switches:
        if switch.is_on():
            await switch.turn(False)  # noqa: FBT003 - as a switch is called
    workspace.say_of_clock("Everything is right again.")


def _back_to_now(clockwork: Clockwork) -> str:
    seconds = clockwork.ahead_s()
    clockwork.back()
    return f"{span(seconds)} back, to now." if seconds >= 1 else "It is now already."


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
