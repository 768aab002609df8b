"""Draws the switches: each a button that says how it stands, and what one will see.

They are folded until one is on, so that what goes on behind the scenes is seen at once.
"""

from bot.workspace.acting.moving import EVERY
from bot.workspace.backstage import Switch
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.place import Place, hidden
from bot.workspace.page.wire.fold import fold


def draw_switches(place: Place) -> Html:
    """Draw them all, and what turns them all off where one is on."""
    switches = place.workspace.setup.switches
    rows = tag("ul", *(_switch(place, each) for each in switches), class_="switches")
    count = sum(switch.is_on() for switch in switches)
    right = _all_right(place) if count else ""
    words = tag("small", f"{count} on" if count else "all is right", class_="count")
    summary = (tag("b", "Let something go wrong"), words)
    return fold("switches", *summary, inside=join(rows, right), is_open=bool(count))


def _switch(place: Place, switch: Switch) -> Html:
    """Draw a switch; a press sends what it shall be, so that two presses at once agree."""
    is_on, about = switch.is_on(), f"about-{switch.name}"
    button = tag(
        "button",
        switch.label,
        name="switch",
        value=switch.name,
        aria_pressed="true" if is_on else "false",
        aria_describedby=about if switch.about else None,
        class_="switch",
        data_action=f"switch_{switch.name}",
    )
    words = tag("small", switch.about, id=about) if switch.about else ""
    fields = hidden(place, turn="off" if is_on else "on")
    form = tag("form", *fields, button, words, action="/switches", method="post")
    return tag("li", form, id=f"switch-{switch.name}")


def _all_right(place: Place) -> Html:
    fields = hidden(place, turn="off")
    button = tag("button", "Everything right again", name="switch", value=EVERY)
    return tag("form", *fields, button, action="/switches", method="post", class_="all-right")
