"""Draws what a person has open: the topmost form, the app's home tab."""

from collections.abc import Mapping
from typing import Any

from bot.workspace.page.asking import words
from bot.workspace.page.blocks import Canvas, draw_blocks
from bot.workspace.page.head import head
from bot.workspace.page.html import Html, tag
from bot.workspace.page.place import Place, hidden
from bot.workspace.page.text.mrkdwn import plain
from bot.workspace.world.views import OpenView


def open_dialog(place: Place) -> Html:
    """Draw the topmost form, or nothing."""
    view = place.workspace.desks.top(place.person.id)
    if view is None:
        return Html("")
    stack = place.workspace.desks.stack(place.person.id)
    return tag(
        "dialog",
        _form(place, view, len(stack)),
        open=True,
        data_view=view.id,
        data_stack=" ".join(each.id for each in stack),
        data_callback=view.source.get("callback_id"),
        aria_labelledby="dialog-title",
    )


def home_tab(place: Place) -> Html:
    """Draw the app's home tab."""
    view = place.workspace.desks.home(place.person.id)
    if view is None:
        return tag("p", "The app has not published a home tab yet.", class_="empty")
    nothing = tag("button", "", disabled=True, hidden=True)
    return tag(
        "form",
        nothing,
        *hidden(place, view=view.id),
        _trouble(view),
        draw_blocks(view.source["blocks"], _canvas(place, view)),
        action="/press",
        method="post",
        novalidate=True,
        data_view=view.id,
        class_="home",
    )


def confirmation(place: Place, confirm: Mapping[str, Any], sent: list[tuple[str, str]]) -> str:
    """Return the page that asks again before a press, for who has no JavaScript."""
    asked = words(confirm)
    fields = [tag("input", type="hidden", name=name, value=value) for name, value in sent]
    form = tag(
        "form",
        *fields,
        tag("input", type="hidden", name="confirmed", value="1"),
        tag("button", plain(asked["confirm"]), class_="button primary"),
        tag("a", plain(asked["deny"]), href=place.address()),
        action="/press",
        method="post",
    )
    title, question = tag("h1", plain(asked["title"])), tag("p", plain(asked["text"]))
    body = tag("body", tag("main", title, question, form), class_="notice")
    return f"<!doctype html>{tag('html', head(asked['title']), body, lang='en')}"


def _form(place: Place, view: OpenView, depth: int) -> Html:
    source = view.source
    submit = source.get("submit")
    close = plain(source["close"]["text"]) if source.get("close") else "Cancel"
    # Enter in a field presses a form's first button, so the first is the one meant by it.
    first = tag("button", "Submit", class_="apply first", tabindex=-1, disabled=not submit)
    return tag(
        "form",
        first,
        *hidden(place, view=view.id),
        tag("h2", plain(source["title"]["text"]), id="dialog-title"),
        _trouble(view),
        tag("div", draw_blocks(source["blocks"], _canvas(place, view)), class_="fields-of-form"),
        tag(
            "footer",
            tag("span", "We’re working on it…", class_="working", role="status"),
            tag(
                "button",
                close if depth == 1 else "Back",
                formaction=f"/views/{view.id}/close",
                class_="button close",
            ),
            tag("button", plain(submit["text"]), class_="button primary submit") if submit else "",
        ),
        action=f"/views/{view.id}/submit",
        method="post",
        novalidate=True,
    )


def _trouble(view: OpenView) -> Html:
    return tag("p", view.trouble, class_="error", role="alert") if view.trouble else Html("")


def _canvas(place: Place, view: OpenView) -> Canvas:
    return Canvas(
        scene=place.scene,
        values=view.values,
        errors=view.errors,
        owner=view.id,
        calls=place.workspace.registered_calls,
    )
