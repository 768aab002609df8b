"""Draws what can be folded; where there is JavaScript, it stays as somebody left it."""

from bot.workspace.page.html import Html, tag


def fold(name: str, *summary: str, inside: str, is_open: bool, class_: str = "fold") -> Html:
    """Return a part with its summary; `is_open` says how it stands until somebody folds it."""
    return tag(
        "details",
        tag("summary", *summary),
        inside,
        id=f"wire-{name}",
        class_=class_,
        open=is_open,
        data_stands="open" if is_open else "folded",
    )
