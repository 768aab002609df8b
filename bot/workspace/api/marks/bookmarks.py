"""`bookmarks.*`: docs.slack.dev/reference/methods/bookmarks.add and its neighbours."""

import re
from typing import Any, Final

from bot.workspace.api.call import Call, Refused
from bot.workspace.world.kept.bookmarks import MOST_BOOKMARKS, Bookmark
from bot.workspace.world.people import Conversation

Payload = dict[str, Any]

EMOJI: Final = re.compile(r":[a-z0-9_+'-]{1,100}:")
LINK: Final = re.compile(r"https?://\S+")


def add(call: Call) -> Payload:
    """Put a link at the head of a conversation; links are all that Slack takes too."""
    conversation = _conversation(call)
    title = call.required("title")
    if call.required("type") != "link":
        raise Refused("invalid_bookmark_type")
    link, emoji = _link(call), _emoji(call)
    if len(call.workspace.bookmarks.of(conversation.id)) >= MOST_BOOKMARKS:
        raise Refused("too_many_bookmarks")
    bookmark = call.workspace.bookmarks.add(conversation.id, title, link, call.now())
    bookmark.emoji = emoji
    call.workspace.watchers.changed()
    return {"bookmark": bookmark.payload()}


def edit(call: Call) -> Payload:
    """Change what a bookmark says."""
    bookmark = _bookmark(call)
    link = _link(call) if call.has("link") else bookmark.link
    emoji = _emoji(call) if call.has("emoji") else bookmark.emoji
    bookmark.title = call.text("title") or bookmark.title
    bookmark.link, bookmark.emoji, bookmark.updated = link, emoji, call.now()
    call.workspace.watchers.changed()
    return {"bookmark": bookmark.payload()}


def remove(call: Call) -> Payload:
    """Take a bookmark away."""
    call.workspace.bookmarks.remove(_bookmark(call))
    call.workspace.watchers.changed()
    return {}


def list_(call: Call) -> Payload:
    """List the bookmarks of a conversation."""
    kept = call.workspace.bookmarks.of(_conversation(call).id)
    return {"bookmarks": [bookmark.payload() for bookmark in kept]}


def _conversation(call: Call) -> Conversation:
    return call.conversation("channel_id")


def _bookmark(call: Call) -> Bookmark:
    """Return the bookmark that is meant; the word for one that is none is ASSUMED."""
    conversation = _conversation(call)
    found = call.workspace.bookmarks.get(conversation.id, call.required("bookmark_id"))
    if found is None:
        raise Refused("not_found")
    return found


def _link(call: Call) -> str:
    link = call.text("link")
    if not LINK.fullmatch(link):
        raise Refused("invalid_link")
    return link


def _emoji(call: Call) -> str:
    emoji = call.text("emoji")
    if emoji and not EMOJI.fullmatch(emoji):
        raise Refused("invalid_emoji")
    return emoji
