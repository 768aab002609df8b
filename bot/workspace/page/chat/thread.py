"""Draws threads: folded to one line below their message, and open in a pane of their own."""

from bot.workspace.page.chat.avatar import avatars
from bot.workspace.page.chat.composer import composer_of_thread
from bot.workspace.page.chat.message import Row, draw_message
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.place import Place
from bot.workspace.page.text.dates import written
from bot.workspace.world.messages import Message


def folded(place: Place, root: Message, answers: list[Message]) -> Html:
    """Draw how many answers there are and when the last came, as the way to them."""
    if not answers:
        return Html("")
    last = written(float(answers[-1].ts), "last {date_short_pretty} {time}", place.reader)
    news = place.workspace.reading.news_in_thread(place.person.id, root.channel, root.ts)
    is_open = root.ts == place.thread_ts
    return tag(
        "a",
        tag("span", avatars(place, (m.user for m in answers)), class_="faces"),
        tag("b", _count(len(answers))),
        tag("small", f"{len(news)} new", class_="new") if news and not is_open else "",
        tag("small", last),
        href=place.address(thread=root.ts),
        class_="answers open-thread",
        data_last=answers[-1].ts,
        data_thread=root.ts,
        aria_current="true" if is_open else None,
    )


def thread(place: Place) -> Html:
    """Draw the open thread, or nothing."""
    root = place.root
    if root is None:
        return Html("")
    seen = place.workspace.shelf.seen_by(root.channel, place.person.id)
    answers = [m for m in seen if m.thread_ts == root.ts != m.ts]
    drawn = [draw_message(place, m, Row(is_in_thread=True)) for m in (root, *answers)]
    count = tag("li", _count(len(answers)), class_="day") if answers else ""
    return join(
        tag(
            "header",
            tag("h2", "Thread", tag("small", place.title)),
            tag("a", "Close", href=place.address(), class_="close-thread button"),
        ),
        tag("ol", drawn[0], count, *drawn[1:], class_="messages", tabindex=0, role="log"),
        composer_of_thread(place, root),
    )


def _count(number: int) -> str:
    return f"{number} {'reply' if number == 1 else 'replies'}"
