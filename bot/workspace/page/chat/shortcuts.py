"""Draws the shortcuts that the app offers, as buttons of the form in which they stand."""

from bot.workspace.page.html import Html, tag
from bot.workspace.page.place import Place
from bot.workspace.setup import Entry


def offered(place: Place, entry: Entry) -> list[Html]:
    """Return the buttons of the shortcuts that stand in one place."""
    shortcuts = (each for each in place.workspace.setup.shortcuts if each.entry is entry)
    return [
        tag("button", each.name, name="shortcut", value=each.callback_id, formaction="/shortcuts")
        for each in shortcuts
    ]
