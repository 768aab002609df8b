"""Draws the last requests and answers; each opens to what was said."""

import json
from typing import Final

from bot.workspace.backstage import Exchange, Traffic
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.place import Place
from bot.workspace.page.wire.fold import fold

SHOWN: Final = 30
# Of a request or an answer; the rest is cut, as the page carries all of them.
JSON_MOST: Final = 4000


def draw_traffic(place: Place, traffic: Traffic) -> Html:
    """Draw them, the newest first."""
    last = traffic.last(SHOWN)
    rows = tag("ol", *(_exchange(place, each) for each in last), class_="exchanges")
    count = tag("small", f"last {len(last)}" if last else "none yet", class_="count")
    summary = (tag("b", traffic.title), count)
    return fold(traffic.name, *summary, inside=rows if last else "", is_open=True)


def _exchange(place: Place, exchange: Exchange) -> Html:
    at = place.reader.moment(exchange.at)
    well = "well" if exchange.is_well else "ill"
    struck = tag("em", exchange.struck_by, class_="struck") if exchange.struck_by else ""
    summary = tag(
        "summary",
        tag("time", f"{at:%H:%M:%S}"),
        tag("code", exchange.name),
        tag("b", exchange.outcome, class_="outcome"),
        tag("small", _took(exchange.ms)),
        struck,
    )
    opened = tag("details", summary, _said(exchange), id=f"call-{exchange.id}")
    return tag("li", opened, class_=f"exchange {well}")


def _took(ms: float | None) -> str:
    if ms is None:
        return ""
    return f"{ms:.0f} ms" if ms >= 1 else "< 1 ms"


def _said(exchange: Exchange) -> Html:
    notes = tag("ul", *(tag("li", note) for note in exchange.notes)) if exchange.notes else ""
    parts = [("Request", exchange.request), ("Answer", exchange.answer)]
    return join(notes, *(_json(name, value) for name, value in parts))


def _json(name: str, value: object) -> Html:
    if value is None:
        return tag("p", tag("b", name), " none", class_="rest")
    text = json.dumps(value, indent=2, ensure_ascii=False)
    cut = text if len(text) <= JSON_MOST else f"{text[:JSON_MOST]}\n…"
    return join(tag("p", tag("b", name)), tag("pre", cut, tabindex=0))
