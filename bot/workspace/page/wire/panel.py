"""Draws the panel of who tries the app out: what to try, and what goes on behind the scenes."""

from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.place import Place
from bot.workspace.page.wire.clock import draw_clock
from bot.workspace.page.wire.elsewhere import draw_elsewhere
from bot.workspace.page.wire.guide import draw_guide
from bot.workspace.page.wire.switches import draw_switches
from bot.workspace.page.wire.traffic import draw_traffic


def panel(place: Place) -> Html:
    """Draw the panel, or nothing where nothing was handed in."""
    setup = place.workspace.setup
    backstage = setup.backstage
    parts = [
        draw_guide(place, backstage.guide) if backstage.guide else "",
        draw_clock(place) if setup.clockwork else "",
        draw_switches(place) if setup.switches else "",
        draw_elsewhere(place, backstage.elsewhere) if backstage.elsewhere else "",
        *(draw_traffic(place, each) for each in backstage.traffics),
    ]
    if not any(parts):
        return Html("")
    said = tag("p", place.workspace.said_of_clock, role="status", data_action="said_of_clock")
    return join(*parts, said)
