"""Draws what stands in the head of every page."""

from typing import Final

from bot.workspace.page.html import Html, tag

# Each part of the page brings its own.
STYLES: Final = ("page", "chat", "fields", "wire")


def head(title: str) -> Html:
    """Return the head; the empty icon spares the browser a question that nobody answers.

    The theme comes before the first paint, so that nothing flashes.
    """
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("link", rel="icon", href="data:,"),
        tag("script", "", src="/static/js/theme.js"),
        *(tag("link", rel="stylesheet", href=f"/static/css/{name}.css") for name in STYLES),
        tag("title", title),
    )
