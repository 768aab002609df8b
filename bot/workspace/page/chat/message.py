"""Draws one message, as it stands in a channel or in a thread."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.workspace.page.blocks import Canvas, draw_blocks
from bot.workspace.page.chat.avatar import avatar
from bot.workspace.page.chat.shortcuts import offered
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.place import Place, hidden
from bot.workspace.page.text.dates import clock_time, written
from bot.workspace.page.text.mrkdwn import draw, plain
from bot.workspace.setup import Entry
from bot.workspace.world.kept.reading import is_answer
from bot.workspace.world.messages import Message

NOTHING: Final = Html("")


@dataclass(frozen=True, kw_only=True)
class Row:
    """How a message stands among others.

    Attributes:
        goes_on: It follows another of the same author, who need not be named again.
        is_in_thread: It stands in the pane of its thread.
        below: What stands below it.
    """

    goes_on: bool = False
    is_in_thread: bool = False
    below: Html = NOTHING


def draw_message(place: Place, message: Message, row: Row) -> Html:
    """Draw a message with everything that belongs to it."""
    author = place.workspace.people[message.user]
    only_you = tag("p", "Only visible to you", class_="only-you") if message.ephemeral_to else ""
    edited = tag("small", "(edited)", class_="edited") if message.edited_ts else ""
    body = tag(
        "div",
        only_you,
        _origin(place, message, row),
        _byline(place, message),
        _body(place, message),
        edited,
        _reactions(message),
        row.below,
        _tools(place, message, row),
    )
    kinds = {"ephemeral": bool(message.ephemeral_to), "more": row.goes_on}
    return tag(
        "li",
        avatar(place, author),
        body,
        class_=" ".join(["message", *(name for name, is_so in kinds.items() if is_so)]),
        data_ts=message.ts,
        data_mine=message.user == place.person.id,
        id=f"{'t' if _stands_twice(message, row) else 'm'}-{message.ts}",
    )


def _stands_twice(message: Message, row: Row) -> bool:
    """Say whether this drawing is the second of a message that stands in the channel too."""
    return row.is_in_thread and (not is_answer(message) or message.is_broadcast)


def _origin(place: Place, message: Message, row: Row) -> Html:
    """Draw what stands above a message: what it answers, where that is not plain to see."""
    if message.origin:
        return tag("p", message.origin, class_="origin")
    if not is_answer(message):
        return Html("")
    if place.workspace.shelf.get(message.channel, message.thread_ts) is None:
        return tag("p", "replied to a message that was deleted", class_="replied")
    if row.is_in_thread:
        also = tag("p", "Also sent to the channel", class_="replied")
        return also if message.is_broadcast else Html("")
    way = tag("a", "replied to a thread", href=place.address(thread=message.thread_ts))
    return tag("p", way, class_="replied")


def _byline(place: Place, message: Message) -> Html:
    author = place.workspace.people[message.user]
    app = tag("small", "APP", class_="app") if author.is_bot else ""
    seconds, reader = float(message.ts), place.reader
    at = tag(
        "time",
        clock_time(seconds, reader),
        datetime=reader.moment(seconds).isoformat(timespec="seconds"),
        title=written(seconds, "{date_long} {time_secs}", reader),
    )
    return tag("p", tag("b", author.real_name), app, at, class_="byline")


def _body(place: Place, message: Message) -> Html:
    """Draw the blocks, else the text: the text then only stands in for them elsewhere."""
    if not message.blocks:
        text = tag("div", draw(message.text, place.scene), class_="text")
        return join(text, *(_attachment(place, each) for each in message.attachments))
    nothing = tag("button", "", disabled=True, hidden=True)  # what Enter in a field would press
    canvas = Canvas(scene=place.scene, owner=message.ts, calls=place.workspace.registered_calls)
    return tag(
        "form",
        nothing,
        *hidden(place, ts=message.ts),
        draw_blocks(message.blocks, canvas),
        action="/press",
        method="post",
        novalidate=True,
    )


def _attachment(place: Place, attachment: Mapping[str, object]) -> Html:
    """Draw the words of an attachment of old; its blocks are a visible error."""
    names = ("pretext", "title", "text", "fallback")
    words = next((str(attachment[name]) for name in names if attachment.get(name)), "")
    undrawn = tag("p", "The page cannot draw blocks inside attachments.", class_="undrawn")
    blocks = undrawn if attachment.get("blocks") else ""
    return tag("blockquote", draw(words, place.scene), blocks)


def _reactions(message: Message) -> Html:
    """Draw who reacted with what, as counts."""
    if not message.reactions:
        return Html("")
    counts = (
        tag("span", plain(f":{name}:"), f" {len(users)}")
        for name, users in message.reactions.items()
    )
    return tag("p", *counts, class_="reactions", aria_label="Reactions")


def _tools(place: Place, message: Message, row: Row) -> Html:
    """Draw what one may do with a message besides pressing what is in it."""
    if message.ephemeral_to:
        return Html("")
    link = tag("a", "Copy link", href=place.address_of(message), class_="copy")
    reply = tag("a", "Reply in thread", href=place.address(thread=message.ts), class_="open-thread")
    may_reply = not row.is_in_thread and not is_answer(message)
    shortcuts = offered(place, Entry.MESSAGE)
    more = _shortcuts(place, message, shortcuts) if shortcuts else ""
    return tag("div", reply if may_reply else "", link, more, class_="tools")


def _shortcuts(place: Place, message: Message, shortcuts: list[Html]) -> Html:
    fields = hidden(place, ts=message.ts)
    return tag("form", *fields, *shortcuts, action="/shortcuts", method="post")
