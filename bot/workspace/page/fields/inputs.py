"""Draws fields that are typed into: words, numbers, addresses, days, times, moments."""

import datetime as dt
from collections.abc import Callable

from bot.workspace.page.fields.drawn import Drawn
from bot.workspace.page.html import Html, tag
from bot.workspace.page.text.dates import chosen_day, chosen_time
from bot.workspace.page.text.mrkdwn import Scene
from bot.workspace.page.text.rich_text import words_of


def text(field: Drawn) -> Html:
    """Draw a line, or several."""
    element = field.element
    limits = {
        "placeholder": field.placeholder,
        "maxlength": element.get("max_length"),
        "autofocus": field.takes_focus,
    }
    if element.get("multiline"):
        return _area(field, field.value or "", **limits)
    value = field.value or ""
    return tag("input", type="text", value=value, **field.named(), **field.said(), **limits)


def rich(field: Drawn) -> Html:
    """Draw rich text as plain lines: the page has no buttons for styles."""
    held = field.value
    said = words_of(held) if isinstance(held, dict) else ""
    return _area(field, said, placeholder=field.placeholder, autofocus=field.takes_focus)


def _area(field: Drawn, value: str, **more: str | int | bool | None) -> Html:
    return tag("textarea", f"\n{value}", rows=4, **field.named(), **field.said(), **more)


def number(field: Drawn) -> Html:
    """Draw a number; its limits are checked when the form is sent."""
    element = field.element
    return tag(
        "input",
        type="number",
        step="any" if element["is_decimal_allowed"] else "1",
        min=element.get("min_value"),
        max=element.get("max_value"),
        value=field.value or "",
        placeholder=field.placeholder,
        autofocus=field.takes_focus,
        **field.named(),
        **field.said(),
    )


def line(kind: str) -> Callable[[Drawn], Html]:
    """Return the drawer of an input whose value is its text."""
    return lambda field: tag(
        "input",
        type=kind,
        value=field.value or "",
        placeholder=field.placeholder,
        autofocus=field.takes_focus,
        **field.named(),
        **field.said(),
    )


def day(field: Drawn) -> Html:
    """Draw a day; beside it stands how its reader says it."""
    said = chosen_day(str(field.value or ""), field.scene.reader)
    return _picker(field, "date", field.value or "", said)


def time(field: Drawn) -> Html:
    """Draw a time of day, and in which zone it is meant if the app says so."""
    zone = field.element.get("timezone")
    said = chosen_time(str(field.value or ""), field.scene.reader)
    return _picker(field, "time", field.value or "", said, zone)


def moment(field: Drawn) -> Html:
    """Draw a moment in the reader's zone; the page sends it back as local time."""
    reader = field.scene.reader
    at = reader.moment(field.value) if field.value else None
    said = f"{chosen_day(f'{at:%Y-%m-%d}', reader)}, {reader.language.clock(at)}" if at else ""
    local = f"{at:%Y-%m-%dT%H:%M}" if at else ""
    return _picker(field, "datetime-local", local, said, field.scene.viewer.tz)


def _picker(field: Drawn, kind: str, value: str, said: str, zone: str | None = None) -> Html:
    native = tag(
        "input",
        type=kind,
        value=value,
        autofocus=field.takes_focus,
        title=f"Time zone: {zone}" if zone else None,
        data_own=kind,
        data_locale=field.scene.viewer.locale,
        data_today=f"{field.scene.reader.now:%Y-%m-%d}",
        data_placeholder=field.placeholder,
        **field.named(),
        **field.said(),
    )
    about = tag("small", said, class_="said") if said else ""
    told = tag("small", zone, class_="zone") if zone else ""
    return tag("span", native, about, told, class_="picker")


def local_to_seconds(text: str, scene: Scene) -> str:
    """Return a page's local time as seconds since the epoch; empty if it is none."""
    try:
        at = dt.datetime.fromisoformat(text).replace(tzinfo=scene.reader.now.tzinfo)
        return str(int(at.timestamp()))
    except (ValueError, OverflowError):
        return ""
