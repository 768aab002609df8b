"""Draws blocks: docs.slack.dev/reference/block-kit/blocks."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from bot.workspace.page.fields import draw_field, text_of
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.text.mrkdwn import Scene, draw, plain
from bot.workspace.page.text.rich_text import rich_text
from bot.workspace.world.elements import Placed

Block = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Canvas:
    """What blocks are drawn upon: who looks, what fields hold, what is wrong with them."""

    scene: Scene
    values: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)

    def element(self, block: Block, element: Mapping[str, Any]) -> Html:
        """Draw one element of a block."""
        placed = Placed(block=block, element=element)
        state = self.values.get(placed.block_id, {}).get(str(element.get("action_id")))
        return draw_field(placed, state, self.scene)


def draw_blocks(blocks: Sequence[Block], canvas: Canvas) -> Html:
    """Draw blocks in their order; one that the page does not know is a visible error."""
    return join(*(_draw(block, canvas) for block in blocks))


def _draw(block: Block, canvas: Canvas) -> Html:
    drawer = DRAWERS.get(block["type"], _unknown)
    kind = f"block {block['type']}"
    return tag("div", drawer(block, canvas), class_=kind, data_block=block.get("block_id"))


def _unknown(block: Block, _: Canvas) -> Html:
    return tag("p", f"The page cannot draw the block “{block['type']}”.", class_="undrawn")


def _section(block: Block, canvas: Canvas) -> Html:
    text = tag("div", text_of(block["text"], canvas.scene)) if block.get("text") else ""
    fields = [tag("div", text_of(each, canvas.scene)) for each in block.get("fields") or ()]
    grid = tag("div", *fields, class_="fields") if fields else ""
    accessory = block.get("accessory")
    aside = tag("div", _any(block, accessory, canvas), class_="accessory") if accessory else ""
    return join(tag("div", text, grid, class_="text"), aside)


def _header(block: Block, _: Canvas) -> Html:
    return tag("h3", plain(block["text"]["text"]))


def _divider(_: Block, __: Canvas) -> Html:
    return tag("hr")


def _context(block: Block, canvas: Canvas) -> Html:
    return join(*(tag("span", _any(block, each, canvas)) for each in block["elements"]))


def _actions(block: Block, canvas: Canvas) -> Html:
    return join(*(canvas.element(block, element) for element in block["elements"]))


def _image(block: Block, _: Canvas) -> Html:
    """Show the words of a picture: the page asks nobody outside for anything."""
    title = f"{block['title']['text']}: " if block.get("title") else ""
    return tag("span", f"🖼 {title}{block['alt_text']}", class_="picture", role="img")


def _input(block: Block, canvas: Canvas) -> Html:
    error = canvas.errors.get(block["block_id"])
    optional = tag("small", " (optional)") if block.get("optional") else ""
    label = tag("span", plain(block["label"]["text"]), optional, class_="label")
    hint = tag("small", plain(block["hint"]["text"]), class_="hint") if block.get("hint") else ""
    wrong = tag("p", error, class_="error", role="alert") if error else ""
    inside = canvas.element(block, block["element"])
    # A group of ticks has a label for each; around it stands a plain box.
    kind = block["element"]["type"]
    is_group = kind in ("radio_buttons", "checkboxes") or kind.startswith("multi_")
    return join(tag("div" if is_group else "label", label, inside), hint, wrong)


def _rich_text(block: Block, canvas: Canvas) -> Html:
    return rich_text(block["elements"], canvas.scene)


def _markdown(block: Block, canvas: Canvas) -> Html:
    return draw(block["text"], canvas.scene)


def _any(block: Block, thing: Mapping[str, Any], canvas: Canvas) -> Html:
    """Draw what a section or a context may hold: text, a picture, an element."""
    if thing["type"] in ("mrkdwn", "plain_text"):
        return text_of(thing, canvas.scene)
    if thing["type"] == "image":
        return _image(thing, canvas)
    return canvas.element(block, thing)


DRAWERS: Final[Mapping[str, Callable[[Block, Canvas], Html]]] = {
    "actions": _actions,
    "context": _context,
    "divider": _divider,
    "header": _header,
    "image": _image,
    "input": _input,
    "markdown": _markdown,
    "rich_text": _rich_text,
    "section": _section,
}
