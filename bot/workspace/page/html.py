"""Makes markup; whatever is not markup already is escaped on the way in."""

import html
from typing import Final

# Elements that have no end tag: html.spec.whatwg.org/#void-elements
VOID: Final = frozenset({"br", "hr", "img", "input", "link", "meta"})

Attribute = str | int | bool | None


class Html(str):
    """Text that is markup already."""

    __slots__ = ()


def escape(text: str) -> Html:
    """Return `text` as markup: what is markup stays, anything else is escaped."""
    return text if isinstance(text, Html) else Html(html.escape(text))


def join(*parts: str) -> Html:
    """Return the parts one after the other, as markup."""
    return Html("".join(escape(part) for part in parts))


def tag(name: str, /, *children: str, **attributes: Attribute) -> Html:
    """Return one element.

    An attribute's `_` becomes `-`, one at its end is dropped; `True` writes the bare name, `None`
    and `False` leave it out.
    """
    opened = Html(f"<{name}{''.join(_attribute(*pair) for pair in attributes.items())}>")
    return opened if name in VOID else Html(f"{opened}{join(*children)}</{name}>")


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-")
    return f" {written}" if value is True else f' {written}="{html.escape(str(value))}"'
