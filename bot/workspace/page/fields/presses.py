"""Draws what is pressed: buttons, buttons that are links, overflow menus."""

from bot.workspace.acting.pressing import press_name
from bot.workspace.acting.values import options_of
from bot.workspace.page.fields.drawn import Drawn
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.text.mrkdwn import plain


def pressing(label: str, pressed: str, *more: str, **attributes: str | None) -> Html:
    """Draw a button that presses; inside a form it leads away from submitting."""
    return tag(
        "button", label, *more, name="press", value=pressed, formaction="/press", **attributes
    )


def button(field: Drawn) -> Html:
    """Draw a button; one with an address is a link that tells the app too."""
    element = field.element
    style = f"button {element.get('style', '')}".strip()
    label = plain(element["text"]["text"])
    pressed = press_name(field.placed)
    title = element.get("accessibility_label")
    if not element.get("url"):
        return pressing(label, pressed, class_=style, aria_label=title, **field.hooks())
    return tag(
        "a",
        label,
        class_=f"{style} link",
        href=element["url"],
        title=element["url"],
        aria_label=title,
        target="_blank",
        rel="noreferrer noopener",
        data_link_press=pressed,
        **field.hooks(),
    )


def overflow(field: Drawn) -> Html:
    """Draw a menu that unfolds; scripts make a menu of the keyboard of it."""
    entries = [_entry(field, number) for number in range(len(options_of(field.element)))]
    summary = tag("summary", "⋯", aria_label="More")
    return tag("details", summary, tag("div", *entries, class_="menu"), class_="overflow")


def _entry(field: Drawn, number: int) -> Html:
    option = options_of(field.element)[number]
    about = option.get("description")
    hint = tag("small", plain(about["text"])) if about else ""
    label = plain(option["text"]["text"])
    pressed = press_name(field.placed, number)
    if option.get("url"):
        return tag(
            "a",
            label,
            hint,
            class_="link",
            href=option["url"],
            title=option["url"],
            target="_blank",
            rel="noreferrer noopener",
            data_link_press=pressed,
            **field.hooks(),
        )
    return pressing(label, pressed, hint, **field.hooks())


def workflow(field: Drawn) -> Html:
    """Say that there is a workflow; nothing runs one here."""
    label = field.element["text"]["text"]
    return tag(
        "span", join("The page cannot run the workflow “", plain(label), "”."), class_="undrawn"
    )
