"""Draws the panel of who tries the app out: the clock and how to move it, a few switches."""

from bot.workspace.acting.moving import FIVE_MINUTES_S, NEXT_EVENT
from bot.workspace.backstage import Switch
from bot.workspace.page.conversation import hidden
from bot.workspace.page.html import Html, tag
from bot.workspace.page.place import Place
from bot.workspace.page.text.dates import clock_time


def panel(place: Place) -> Html:
    """Draw the panel, or nothing where neither clock nor switch was handed in."""
    setup = place.workspace.setup
    parts = [*([_clock(place)] if setup.clockwork else []), *_switches(place)]
    if not parts:
        return Html("")
    said = tag("p", place.workspace.said_of_clock, role="status", data_action="said_of_clock")
    return tag("section", *parts, said, class_="bar", aria_label="Behind the scenes")


def _clock(place: Place) -> Html:
    """Draw the time as the person sees it, and what moves it."""
    now = place.scene.reader.now
    words = (
        f"{now:%a} {now.day} {now:%b} {now.year}, {clock_time(now.timestamp(), place.scene.reader)}"
    )
    zone = place.person.tz.rpartition("/")[2].replace("_", " ")
    moves = [
        ("+5 min", str(FIVE_MINUTES_S), "clock_five_minutes"),
        ("To the next event", NEXT_EVENT, "clock_next_event"),
    ]
    return tag(
        "form",
        *hidden(place),
        tag("b", "Clock"),
        tag("time", words, datetime=f"{now:%Y-%m-%dT%H:%M%z}", data_action="clock"),
        tag("small", zone),
        *(
            tag("button", label, name="move", value=by, data_action=hook)
            for label, by, hook in moves
        ),
        action="/clock",
        method="post",
    )


def _switches(place: Place) -> list[Html]:
    return [_switch(place, each) for each in place.workspace.setup.switches]


def _switch(place: Place, switch: Switch) -> Html:
    """Draw a switch; a press sends what it shall be, so that two presses at once agree."""
    is_on = switch.is_on()
    button = tag(
        "button",
        switch.label,
        name="switch",
        value=switch.name,
        aria_pressed="true" if is_on else "false",
        class_="switch",
        data_action=f"switch_{switch.name}",
    )
    fields = hidden(place, turn="off" if is_on else "on")
    return tag("form", *fields, button, action="/switches", method="post")
