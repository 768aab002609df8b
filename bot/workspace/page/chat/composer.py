"""Draws the lines in which a person writes: to the conversation, and to an open thread."""

from bot.workspace.page.chat.completions import completions
from bot.workspace.page.chat.shortcuts import offered
from bot.workspace.page.html import Html, tag
from bot.workspace.page.place import Place, hidden
from bot.workspace.setup import Entry
from bot.workspace.world.messages import Message


def composer(place: Place) -> Html:
    """Draw the line below the conversation."""
    setup = place.workspace.setup
    line = tag(
        "textarea",
        place.fill,
        name="text",
        id="composer",
        rows=1,
        autocomplete="off",
        autofocus=not place.thread_ts,
        placeholder=f"Message {place.title}, or {setup.command}",
        aria_label=f"Message {place.title}",
        aria_describedby="hint",
        data_command=setup.command,
        data_filled=bool(place.fill),
    )
    hint = tag("p", f"{setup.command} {setup.usage_hint}".strip(), id="hint", hidden=True)
    shortcuts = offered(place, Entry.GLOBAL)
    return tag(
        "form",
        *hidden(place),
        hint,
        line,
        tag("button", "Send", class_="button primary send"),
        tag("p", *shortcuts, class_="shortcuts") if shortcuts else "",
        id="composer-form",
        class_="composer",
        action="/say",
        method="post",
        data_completions=completions(place),
    )


def composer_of_thread(place: Place, root: Message) -> Html:
    """Draw the line below a thread; what is written there may stand in the channel too."""
    line = tag(
        "textarea",
        name="text",
        id="answer",
        rows=1,
        autocomplete="off",
        autofocus=True,
        placeholder="Reply",
        aria_label="Reply in the thread",
    )
    box = tag("input", type="checkbox", name="broadcast", value="1")
    return tag(
        "form",
        *hidden(place, thread_ts=root.ts),
        line,
        tag("button", "Reply", class_="button primary send"),
        tag("label", box, f"Also send to {place.title}", class_="also"),
        class_="composer",
        action="/say",
        method="post",
        data_completions=completions(place),
    )
