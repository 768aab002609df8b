"""Which drawer draws which block."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from bot.workspace.page.blocks import classic, newer
from bot.workspace.page.blocks.canvas import Block, Canvas
from bot.workspace.page.html import Html, join, tag


def draw_blocks(blocks: Sequence[Block], canvas: Canvas) -> Html:
    """Draw blocks in their order; one that the page does not know is a visible error."""
    return join(*(_draw(block, canvas) for block in blocks))


def _draw(block: Block, canvas: Canvas) -> Html:
    drawer = DRAWERS.get(block["type"], _unknown)
    kind = f"block {block['type']}"
    return tag("div", drawer(block, canvas), class_=kind, data_block=block.get("block_id"))


def _unknown(block: Block, _: Canvas) -> Html:
    return tag("p", f"The page cannot draw the block “{block['type']}”.", class_="undrawn")


def _container(block: Block, canvas: Canvas) -> Html:
    """Draw blocks in a box; one that folds is folded by its title."""
    title = canvas.text(block.get("title"), "b")
    inside = join(
        canvas.text(block.get("subtitle"), "small"), draw_blocks(block["child_blocks"], canvas)
    )
    if not block.get("is_collapsible"):
        return tag("div", title, inside, class_="box")
    is_open = not block.get("default_collapsed")
    return tag("details", tag("summary", title or "More"), inside, class_="box", open=is_open)


DRAWERS: Final[Mapping[str, Callable[[Block, Canvas], Html]]] = {
    "actions": classic.actions,
    "alert": newer.alert,
    "call": newer.call,
    "card": newer.card,
    "carousel": newer.carousel,
    "container": _container,
    "context": classic.context,
    "data_table": newer.table,
    "divider": classic.divider,
    "file": newer.file,
    "header": classic.header,
    "image": classic.image,
    "input": classic.field,
    "markdown": classic.markdown,
    "rich_text": classic.rich_text,
    "section": classic.section,
    "table": newer.table,
    "video": newer.video,
}
