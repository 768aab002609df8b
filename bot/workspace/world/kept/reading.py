"""Remembers how far each person has read, and says what of the rest concerns them."""

import json
import re
from collections.abc import Collection
from typing import Final

from bot.workspace.world.groups import GROUPS
from bot.workspace.world.messages import Message, Shelf
from bot.workspace.world.people import Conversation

# A mention in text, and the same in rich text: docs.slack.dev/messaging/formatting-message-text
_MENTION: Final = re.compile(
    r"<[@!](?:subteam\^)?(?P<token>\w+)|\"(?:user_id|usergroup_id|range)\": \"(?P<piece>\w+)\""
)
_EVERYBODY: Final = frozenset({"here", "channel", "everyone"})


class Reading:
    """How far each person has read each conversation and each thread."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._read: dict[tuple[str, str, str], str] = {}

    def looks(self, person: str, channel: str, thread_ts: str = "") -> None:
        """Remember that `person` sees all of a conversation now, or of one thread in it."""
        newest = max((m.ts for m in self._shelf.seen_by(channel, person)), default="")
        self._read[person, channel, thread_ts] = newest

    def news(self, person: str, channel: str) -> list[Message]:
        """Return what stands in a conversation that others said since `person` last looked."""
        read = self._read.get((person, channel, ""), "")
        seen = self._shelf.seen_by(channel, person)
        known = {m.ts for m in seen}
        late = (m for m in seen if m.ts > read and m.user != person)
        return [m for m in late if stands_in_channel(m, known)]

    def news_in_threads(self, person: str, channel: str) -> list[Message]:
        """Return the same for all threads, without what stands in the channel too.

        That of an answer to a message that is gone is there already.
        """
        roots = {m.thread_ts for m in self._shelf.public(channel) if m.thread_ts}
        news = (m for root in roots for m in self.news_in_thread(person, channel, root))
        known = {m.ts for m in self._shelf.seen_by(channel, person)}
        return [m for m in news if not stands_in_channel(m, known)]

    def takes_part(self, person: str, message: Message) -> bool:
        """Say whether `person` wrote in the thread of a message."""
        root = self._shelf.get(message.channel, message.thread_ts)
        answers = self._shelf.replies(message.channel, message.thread_ts)
        return any(m.user == person for m in (root, *answers) if m is not None)

    def news_in_thread(self, person: str, channel: str, thread_ts: str) -> list[Message]:
        """Return the answers of others since `person` last looked at a thread."""
        read = self._read.get((person, channel, thread_ts), "")
        answers = self._shelf.replies(channel, thread_ts)
        return [m for m in answers if m.ts > read and m.user != person]


def is_answer(message: Message) -> bool:
    """Say whether a message stands below another."""
    return message.thread_ts not in ("", message.ts)


def stands_in_channel(message: Message, known: Collection[str]) -> bool:
    """Say whether a message is seen without opening a thread.

    That is also an answer that was sent to the channel too, and one to what is not `known` (any
    more).
    """
    return not is_answer(message) or message.is_broadcast or message.thread_ts not in known


def concerns(message: Message, person: str, conversation: Conversation) -> bool:
    """Say whether a message is for `person` more than for others: privately, or by a mention."""
    if conversation.is_im or message.ephemeral_to == person:
        return True
    said = message.text + json.dumps(message.blocks) if message.blocks else message.text
    named = {found["token"] or found["piece"] for found in _MENTION.finditer(said)}
    groups = {group.id for group in GROUPS if person in group.members}
    return bool(named & ({person} | groups | _EVERYBODY))
