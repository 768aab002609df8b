"""Draws the blocks that few apps use: alerts, calls, cards, tables, videos, files."""

from collections.abc import Sequence
from typing import Any, Final

from bot.workspace.page.blocks.canvas import Block, Canvas, picture
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.text.dates import written
from bot.workspace.page.text.mrkdwn import plain
from bot.workspace.page.text.rich_text import rich_text
from bot.workspace.page.text.tokens import anchor

# The level is told in a sign too, never by colour alone.
LEVELS: Final = {"info": "🛈", "success": "✓", "warning": "⚠", "error": "✕"}


def alert(block: Block, canvas: Canvas) -> Html:
    """Draw a sentence that stands out."""
    level = str(block.get("level", "default"))
    sign = tag("span", LEVELS[level], aria_hidden="true") if level in LEVELS else ""
    return tag("p", sign, canvas.text(block["text"], "span"), class_=f"alarm {level}")


def call(block: Block, canvas: Canvas) -> Html:
    """Draw a call as a small card; of one that nobody registered there is only its id."""
    known = canvas.calls.get(block["call_id"])
    if known is None:
        unknown = tag("small", join("Unknown call ", tag("code", str(block["call_id"]))))
        return tag("div", tag("b", "📞 Call"), unknown, class_="box")
    facts = known.facts
    at = known.date_end or known.date_start
    began = written(at, "{date_short_pretty} {time}", canvas.scene.reader)
    about = f"{'Ended' if known.date_end else 'Started'} {began} · {_joined(len(known.users))}"
    address = str(facts.get("join_url", ""))
    way = anchor(address, "Join", canvas.scene) if address and not known.date_end else ""
    title = tag("b", f"📞 {facts.get('title') or 'Call'}")
    return tag("div", title, tag("small", about), way, class_="box")


def _joined(count: int) -> str:
    return f"{count} {'person' if count == 1 else 'people'}"


def card(block: Block, canvas: Canvas) -> Html:
    """Draw a card: a picture in words, a title, a text, its buttons."""
    pictures = [picture(block[name]) for name in ("hero_image", "icon") if block.get(name)]
    buttons = [canvas.element(block, each) for each in block.get("actions") or ()]
    return tag(
        "div",
        *pictures,
        canvas.text(block.get("title"), "b"),
        canvas.text(block.get("subtitle"), "small"),
        canvas.text(block.get("body")),
        tag("div", *buttons, class_="actions") if buttons else "",
        class_="box",
    )


def carousel(block: Block, canvas: Canvas) -> Html:
    """Draw cards side by side."""
    return tag("div", *(card(each, canvas) for each in block["elements"]), class_="carousel")


def table(block: Block, canvas: Canvas) -> Html:
    """Draw rows; the first one is the head."""
    settings = block.get("column_settings") or ()
    head, *rows = block["rows"] or [[]]
    drawn = tag(
        "table",
        tag("thead", _row(head, "th", settings, canvas)),
        tag("tbody", *(_row(row, "td", settings, canvas) for row in rows)),
    )
    caption = tag("b", block["caption"]) if block.get("caption") else ""
    return join(caption, tag("div", drawn, class_="wide", tabindex=0, role="region"))


def _row(cells: Sequence[Block], name: str, settings: Sequence[Any], canvas: Canvas) -> Html:
    aligned = [*(each.get("align") for each in settings), *([None] * len(cells))]
    return tag(
        "tr",
        *(
            tag(name, _cell(cell, canvas), class_=f"to-{side}" if side else None)
            for cell, side in zip(cells, aligned, strict=False)
        ),
    )


def _cell(cell: Block, canvas: Canvas) -> Html:
    if cell["type"] == "rich_text":
        return rich_text(cell["elements"], canvas.scene)
    return plain(cell["text"])


def video(block: Block, canvas: Canvas) -> Html:
    """Draw a video as the way to it: nothing from outside plays here."""
    title = tag("b", "🎬 ", plain(block["title"]["text"]))
    address = block.get("title_url")
    about = block.get("description")
    return tag(
        "div",
        anchor(address, title, canvas.scene) if address else title,
        tag("small", plain(about["text"])) if about else "",
        tag("small", block["alt_text"]),
        class_="box",
    )


def file(block: Block, _: Canvas) -> Html:
    """Draw a file by the id that the app gave it."""
    return tag("div", tag("b", "📄 File"), tag("code", block["external_id"]), class_="box")
