"""Draws the blocks that every app uses."""

from bot.workspace.page.blocks.canvas import Block, Canvas, picture
from bot.workspace.page.fields import Around
from bot.workspace.page.fields.drawn import field_id
from bot.workspace.page.fields.table import GROUPS
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.text.markdown import markdown as drawn_markdown
from bot.workspace.page.text.mrkdwn import plain
from bot.workspace.page.text.rich_text import rich_text as drawn_rich_text
from bot.workspace.world.elements import Placed


def section(block: Block, canvas: Canvas) -> Html:
    """Draw text, facts in two columns, and what stands at the side."""
    fields = [canvas.text(each) for each in block.get("fields") or ()]
    grid = tag("div", *fields, class_="fields") if fields else ""
    accessory = block.get("accessory")
    aside = tag("div", canvas.any(block, accessory), class_="accessory") if accessory else ""
    return join(tag("div", canvas.text(block.get("text")), grid, class_="text"), aside)


def header(block: Block, _: Canvas) -> Html:
    """Draw a heading."""
    return tag("h3", plain(block["text"]["text"]))


def divider(_: Block, __: Canvas) -> Html:
    """Draw a line."""
    return tag("hr")


def context(block: Block, canvas: Canvas) -> Html:
    """Draw small words and pictures side by side."""
    return join(*(tag("span", canvas.any(block, each)) for each in block["elements"]))


def actions(block: Block, canvas: Canvas) -> Html:
    """Draw elements side by side."""
    return join(*(canvas.element(block, element) for element in block["elements"]))


def image(block: Block, _: Canvas) -> Html:
    """Draw a picture, in words."""
    return picture(block)


def rich_text(block: Block, canvas: Canvas) -> Html:
    """Draw rich text."""
    return drawn_rich_text(block["elements"], canvas.scene)


def markdown(block: Block, canvas: Canvas) -> Html:
    """Draw Markdown."""
    return drawn_markdown(block["text"], canvas.scene)


def field(block: Block, canvas: Canvas) -> Html:
    """Draw a field of a form with its label, its hint and what is wrong with it."""
    placed = Placed(block=block, element=block["element"])
    name = field_id(canvas.owner, placed)
    error = canvas.errors.get(placed.block_id)
    hint = block.get("hint")
    around = Around(owner=canvas.owner, has_label=True, has_hint=bool(hint), has_error=bool(error))
    wrong = tag("p", error, class_="error", role="alert", id=f"{name}-error") if error else ""
    below = tag("small", plain(hint["text"]), class_="hint", id=f"{name}-hint") if hint else ""
    inside = canvas.element(block, block["element"], around)
    return join(tag("div", _label(block, name, placed), inside, class_="field"), wrong, below)


def _label(block: Block, name: str, placed: Placed) -> Html:
    optional = tag("small", " (optional)") if block.get("optional") else ""
    words = plain(block["label"]["text"])
    # A group of boxes is named by its label; anything else has the focus by a click on it.
    if placed.kind in GROUPS:
        return tag("span", words, optional, class_="label", id=f"{name}-label")
    return tag("label", words, optional, class_="label", id=f"{name}-label", for_=name)
