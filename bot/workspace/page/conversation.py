"""Draws a conversation: its messages, its threads, its composer."""

from collections.abc import Collection, Iterator, Mapping

from bot.workspace.page.blocks import Canvas, draw_blocks
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.place import Place
from bot.workspace.page.text.dates import clock_time, written
from bot.workspace.page.text.mrkdwn import draw
from bot.workspace.world.messages import Message


def conversation(place: Place) -> Html:
    """Draw the messages that the person sees."""
    assert place.conversation is not None  # noqa: S101 - the home tab is drawn elsewhere
    channel = place.conversation
    messages = place.workspace.shelf.seen_by(channel.id, place.person.id)
    about = f"{channel.topic} · {len(channel.members)} people" if channel.name else "Direct message"
    rows = list(_day_by_day(place, messages))
    empty = tag(
        "li", f"Nothing here yet. Try {place.workspace.setup.command} help.", class_="empty"
    )
    return join(
        tag("header", tag("h2", place.title), tag("p", about)),
        tag("ol", *(rows or [empty]), class_="messages", aria_live="polite"),
    )


def composer(place: Place) -> Html:
    """Draw the line in which the person writes."""
    setup = place.workspace.setup
    hint = f"{setup.command} {setup.usage_hint}".strip()
    line = tag(
        "input",
        type="text",
        name="text",
        id="composer",
        autocomplete="off",
        autofocus=True,
        placeholder=f"Message {place.title}, or {setup.command}",
        aria_label="Message",
        aria_describedby="hint",
        data_command=setup.command,
    )
    return tag(
        "form",
        *hidden(place),
        tag("p", hint, id="hint", hidden=True),
        line,
        tag("button", "Send"),
        id="composer-form",
        action="/say",
        method="post",
    )


def hidden(place: Place, **more: str) -> list[Html]:
    """Return the hidden fields that say who acts where."""
    fields = {"as": place.person.id, "channel": place.name} | more
    return [tag("input", type="hidden", name=name, value=value) for name, value in fields.items()]


def _day_by_day(place: Place, messages: list[Message]) -> Iterator[Html]:
    """Yield what stands in the channel, each day of the reader's below its name."""
    seen, reader = {m.ts for m in messages}, place.scene.reader
    day = None
    for message in messages:
        if _stands_in_channel(message, seen):
            if day != (day := reader.moment(float(message.ts)).date()):
                name = written(float(message.ts), "{day_divider_pretty}", reader)
                yield tag("li", f"{name[0].upper()}{name[1:]}", class_="day")
            yield _with_answers(place, message, messages)


def _stands_in_channel(message: Message, seen: Collection[str]) -> bool:
    """Say whether a message is not below another: also an answer to one that is gone."""
    return not _is_answer(message) or message.is_broadcast or message.thread_ts not in seen


def _is_answer(message: Message) -> bool:
    return message.thread_ts not in ("", message.ts)


def _with_answers(place: Place, root: Message, messages: list[Message]) -> Html:
    answers = [m for m in messages if m.thread_ts == root.ts != m.ts]
    thread = tag("ol", *(_answer(place, answer) for answer in answers), class_="thread")
    is_answered = not root.ephemeral_to and not _is_answer(root)
    return _row(place, root, thread if answers else "", _reply(place, root) if is_answered else "")


def _answer(place: Place, answer: Message) -> Html:
    """Draw an answer; of one that stands in the channel too, the way to it."""
    if not answer.is_broadcast:
        return _row(place, answer)
    way = tag("a", "An answer that was also sent to the channel", href=f"#m-{answer.ts}")
    return tag("li", way, class_="also")


def _reply(place: Place, root: Message) -> Html:
    line = tag("input", type="text", name="text", autocomplete="off", aria_label="Reply")
    fields = hidden(place, thread_ts=root.ts)
    form = tag("form", *fields, line, tag("button", "Reply"), action="/say", method="post")
    return tag("details", tag("summary", "Reply"), form, class_="reply", id=f"reply-{root.ts}")


def _row(place: Place, message: Message, *below: str) -> Html:
    author = place.workspace.people[message.user]
    only_you = tag("p", "Only visible to you", class_="only-you") if message.ephemeral_to else ""
    origin = _origin(place, message)
    kind = "message ephemeral" if message.ephemeral_to else "message"
    body = tag("div", only_you, origin, _byline(place, message), _body(place, message), *below)
    avatar = tag("span", author.real_name[0], class_="avatar", data_person=author.id)
    return tag("li", avatar, body, class_=kind, data_ts=message.ts, id=f"m-{message.ts}")


def _origin(place: Place, message: Message) -> Html:
    """Draw what stands above a message: what it answers, where that is not plain to see."""
    if message.origin:
        return tag("p", message.origin, class_="origin")
    if not _is_answer(message):
        return Html("")
    if place.workspace.shelf.get(message.channel, message.thread_ts) is None:
        return tag("p", "replied to a message that was deleted", class_="replied")
    if not message.is_broadcast:
        return Html("")
    way = tag("a", "replied to a thread", href=f"#m-{message.thread_ts}")
    return tag("p", way, class_="replied")


def _byline(place: Place, message: Message) -> Html:
    author = place.workspace.people[message.user]
    app = tag("small", "APP", class_="app") if author.is_bot else ""
    edited = tag("small", "(edited)", class_="edited") if message.edited_ts else ""
    seconds = float(message.ts)
    at = tag("time", clock_time(seconds, place.scene.reader), datetime=message.ts)
    return tag("p", tag("b", author.real_name), app, at, edited, class_="byline")


def _body(place: Place, message: Message) -> Html:
    """Draw the blocks, else the text: the text then only stands in for them elsewhere."""
    if not message.blocks:
        text = tag("div", draw(message.text, place.scene), class_="text")
        return join(text, *(_attachment(place, each) for each in message.attachments))
    nothing = tag("button", "", disabled=True, hidden=True)  # what Enter in a field would press
    blocks = draw_blocks(message.blocks, Canvas(scene=place.scene))
    return tag(
        "form",
        nothing,
        *hidden(place, ts=message.ts),
        blocks,
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
