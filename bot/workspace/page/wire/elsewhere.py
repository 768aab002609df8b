"""Draws what the app made elsewhere, as it is there now, and what can be done to it."""

from typing import Final

from bot.workspace.backstage import Elsewhere, Exhibit
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.place import Place, hidden
from bot.workspace.page.text.dates import clock_time
from bot.workspace.page.wire.fold import fold

SHOWN: Final = 20


def draw_elsewhere(place: Place, elsewhere: Elsewhere) -> Html:
    """Draw the newest ones, and how many more there are."""
    exhibits = elsewhere.exhibits()
    rows = [_exhibit(place, each) for each in exhibits[:SHOWN]]
    more = len(exhibits) - SHOWN
    rest = tag("p", f"…and {more} more", class_="rest") if more > 0 else ""
    drawn = tag("ol", *rows, class_="exhibits") if rows else tag("p", "None yet.", class_="rest")
    count = tag("small", str(sum(not each.is_gone for each in exhibits)), class_="count")
    summary = (tag("b", elsewhere.title()), count)
    return fold("elsewhere", *summary, inside=join(drawn, rest), is_open=True)


def _exhibit(place: Place, exhibit: Exhibit) -> Html:
    state = tag("small", exhibit.state, class_="state")
    head = tag("p", tag("b", exhibit.title), state)
    facts = [tag("dt", label) + tag("dd", value) for label, value in _facts(place, exhibit)]
    acts = _acts(place, exhibit) if exhibit.acts else ""
    kind = "exhibit gone" if exhibit.is_gone else "exhibit"
    return tag("li", head, tag("dl", *map(Html, facts)), acts, class_=kind, data_exhibit=exhibit.id)


def _facts(place: Place, exhibit: Exhibit) -> list[tuple[str, str]]:
    times = [] if exhibit.span is None else [("time", _span(place, *exhibit.span))]
    return [("id", exhibit.id), *times, *exhibit.facts]


def _span(place: Place, begins: float, ends: float) -> str:
    """Return from when to when, in the reader's zone; the day where it is not today."""
    reader = place.reader
    at = reader.moment(begins)
    day = "" if at.date() == reader.now.date() else f"{at.day} {at:%b} "
    return f"{day}{clock_time(begins, reader)}–{clock_time(ends, reader)}"


def _acts(place: Place, exhibit: Exhibit) -> Html:
    buttons = (tag("button", label, name="act", value=name) for name, label in exhibit.acts)
    fields = hidden(place, exhibit=exhibit.id)
    return tag("form", *fields, *buttons, action="/elsewhere", method="post", class_="acts")
