"""Draws the elements that a person can act on, with native inputs.

A field is named `block_id|action_id|type`; a press is a button named `press`.
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.workspace.acting.pressing import press_name
from bot.workspace.acting.values import held, options_of
from bot.workspace.page.asking import words
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.text.mrkdwn import Scene, draw, plain
from bot.workspace.world.elements import Placed

Payload = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A field, what it holds, and who looks at it."""

    placed: Placed
    value: Any
    scene: Scene

    @property
    def element(self) -> Mapping[str, Any]:
        """Return the element as the app sent it."""
        return self.placed.element

    def hooks(self) -> dict[str, str | None]:
        """Return the attributes by which scripts and tests find the field."""
        confirm = self.element.get("confirm")
        dispatches = self.placed.dispatches and self.element["type"] not in ("button", "overflow")
        return {
            "data_block": self.placed.block_id,
            "data_action": self.placed.action_id,
            "data_confirm": json.dumps(words(confirm)) if confirm else None,
            "data_press": press_name(self.placed) if dispatches else None,
        }

    def named(self) -> dict[str, str | None]:
        """Return the hooks and the field's name."""
        return {"name": self.placed.field_name} | self.hooks()


def text_of(thing: Mapping[str, Any], scene: Scene) -> Html:
    """Draw a text object."""
    draws = {"mrkdwn": lambda text: draw(text, scene), "plain_text": plain}
    return draws[thing["type"]](thing["text"])


def draw_field(placed: Placed, state: Mapping[str, Any] | None, scene: Scene) -> Html:
    """Draw one element; one that the page does not know is a visible error."""
    drawer = DRAWERS.get(placed.kind)
    if drawer is None:
        return tag("p", f"The page cannot draw the element “{placed.kind}”.", class_="undrawn")
    value = held(placed.element, state) if placed.kind not in ("button", "overflow") else None
    field = Drawn(placed=placed, value=value, scene=scene)
    drawn = drawer(field)
    if not placed.dispatches or placed.kind in ("button", "overflow"):
        return drawn
    # Without JavaScript a change is told by this button; with it, the button is hidden.
    apply = _press("Apply", press_name(placed), class_="apply")
    return join(drawn, apply)


def _press(label: str, pressed: str, **attributes: str | None) -> Html:
    """Draw a button that presses; inside a form it leads away from submitting."""
    return tag("button", label, name="press", value=pressed, formaction="/press", **attributes)


def _button(field: Drawn) -> Html:
    element = field.element
    style = f"button {element.get('style', '')}".strip()
    label = plain(element["text"]["text"])
    pressed = press_name(field.placed)
    if not element.get("url"):
        title = element.get("accessibility_label")
        return _press(label, pressed, class_=style, title=title, **field.hooks())
    return tag(
        "a",
        label,
        class_=f"{style} link",
        href=element["url"],
        target="_blank",
        rel="noreferrer noopener",
        data_link_press=pressed,
        **field.hooks(),
    )


def _overflow(field: Drawn) -> Html:
    options = enumerate(options_of(field.element))
    entries = [
        _press(plain(o["text"]["text"]), press_name(field.placed, n), **field.hooks())
        for n, o in options
    ]
    summary = tag("summary", "⋯", aria_label="More")
    return tag("details", summary, tag("div", *entries, class_="menu"), class_="overflow")


def _text(field: Drawn) -> Html:
    element = field.element
    limits = {
        "placeholder": _placeholder(element),
        "maxlength": element.get("max_length"),
        "autofocus": bool(element.get("focus_on_load")),
    }
    if element.get("multiline"):
        return tag("textarea", f"\n{field.value or ''}", rows=4, **field.named(), **limits)
    return tag("input", type="text", value=field.value or "", **field.named(), **limits)


def _number(field: Drawn) -> Html:
    element = field.element
    return tag(
        "input",
        type="number",
        step="any" if element["is_decimal_allowed"] else "1",
        min=element.get("min_value"),
        max=element.get("max_value"),
        value=field.value or "",
        placeholder=_placeholder(element),
        **field.named(),
    )


def _native(kind: str) -> Callable[[Drawn], Html]:
    """Return the drawer of an input whose value is its text."""
    return lambda field: tag(
        "input",
        type=kind,
        value=field.value or "",
        placeholder=_placeholder(field.element),
        autofocus=bool(field.element.get("focus_on_load")),
        title=_zone(field.element),
        **field.named(),
    )


def _zone(element: Mapping[str, Any]) -> str | None:
    """Return in which zone a time of day is meant, if the app says so."""
    return f"Time zone: {element['timezone']}" if element.get("timezone") else None


def _moment(field: Drawn) -> Html:
    """Draw a moment in the reader's zone; the page sends it back as local time."""
    at = field.scene.reader.moment(field.value) if field.value else None
    local = f"{at:%Y-%m-%dT%H:%M}" if at else ""
    return tag("input", type="datetime-local", value=local, **field.named())


Choice = tuple[str, str]


def _choices(field: Drawn) -> list[Choice]:
    options = options_of(field.element)
    return [(str(o.get("value", "")), o["text"]["text"]) for o in options]


def _people(field: Drawn) -> list[Choice]:
    return [(p.id, p.real_name) for p in field.scene.people.values() if not p.is_bot]


def _channels(field: Drawn) -> list[Choice]:
    viewer = field.scene.viewer.id
    seen = [c for c in field.scene.conversations.values() if viewer in c.members and c.name]
    return [(c.id, f"#{c.name}") for c in seen]


def _selected(value: object) -> list[str]:
    if isinstance(value, list):
        return [chosen for each in value for chosen in _selected(each)]
    if isinstance(value, dict):
        return [str(value.get("value", ""))]
    return [str(value)] if value else []


def _select(choices: Callable[[Drawn], Sequence[Choice]]) -> Callable[[Drawn], Html]:
    """Return the drawer of a menu with one choice."""

    def drawer(field: Drawn) -> Html:
        chosen = _selected(field.value)
        empty = tag("option", _placeholder(field.element) or "Choose…", value="")
        return tag("select", empty, *_entries(choices(field), chosen), **field.named())

    return drawer


def _entries(choices: Sequence[Choice], chosen: Sequence[str]) -> list[Html]:
    return [
        tag("option", plain(label), value=value, selected=value in chosen)
        for value, label in choices
    ]


def _ticks(kind: str) -> Callable[[Drawn], Html]:
    """Return the drawer of options that all stand there: `radio` or `checkbox`."""

    def drawer(field: Drawn) -> Html:
        options = options_of(field.element)
        return _boxes(field, kind, [(str(o.get("value", "")), _option(field, o)) for o in options])

    return drawer


def _option(field: Drawn, option: Payload) -> Html:
    about = option.get("description")
    hint = tag("small", text_of(about, field.scene)) if about else ""
    return join(text_of(option["text"], field.scene), hint)


def _many(choices: Callable[[Drawn], Sequence[Choice]]) -> Callable[[Drawn], Html]:
    """Return the drawer of a list of which several may be chosen.

    A native list loses the choice at the first plain click, so each entry has its own box.
    """
    return lambda field: _boxes(
        field, "checkbox", [(value, plain(label)) for value, label in choices(field)]
    )


def _boxes(field: Drawn, kind: str, entries: Sequence[tuple[str, Html]]) -> Html:
    chosen = _selected(field.value)
    # Sent along, so that nothing chosen differs from nothing sent.
    none = tag("input", type="hidden", name=field.placed.field_name, value="")
    boxes = [
        tag(
            "label",
            tag("input", type=kind, value=value, checked=value in chosen, **field.named()),
            tag("span", label),
        )
        for value, label in entries
    ]
    return tag("fieldset", none, *boxes, class_="ticks")


def _placeholder(element: Mapping[str, Any]) -> str | None:
    placeholder = element.get("placeholder")
    return placeholder["text"] if placeholder else None


DRAWERS: Final[Mapping[str, Callable[[Drawn], Html]]] = {
    "button": _button,
    "overflow": _overflow,
    "plain_text_input": _text,
    "number_input": _number,
    "email_text_input": _native("email"),
    "url_text_input": _native("url"),
    "datepicker": _native("date"),
    "timepicker": _native("time"),
    "datetimepicker": _moment,
    "static_select": _select(_choices),
    "users_select": _select(_people),
    "channels_select": _select(_channels),
    "conversations_select": _select(_channels),
    "multi_static_select": _many(_choices),
    "multi_users_select": _many(_people),
    "multi_channels_select": _many(_channels),
    "multi_conversations_select": _many(_channels),
    "radio_buttons": _ticks("radio"),
    "checkboxes": _ticks("checkbox"),
}


def local_to_seconds(text: str, scene: Scene) -> str:
    """Return a page's local time as seconds since the epoch; empty if it is none."""
    try:
        at = dt.datetime.fromisoformat(text).replace(tzinfo=scene.reader.now.tzinfo)
    except ValueError:
        return ""
    return str(int(at.timestamp()))
