"""Messages and where they are kept, one shelf per conversation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

Payload = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Message:
    """One message, as its author sent it.

    Attributes:
        ts: Seconds and microseconds as text; the message's name in its conversation.
        user: Who wrote it.
        thread_ts: The `ts` of the message that it answers.
        is_broadcast: An answer that stands in the channel too.
        ephemeral_to: The one person who sees it; empty means that everybody does.
        edited_ts: When it was last changed.
        origin: What is shown above it, such as the command that it answers.
        reactions: Names of emoji, and who reacted with each.
        pinned_by: Who pinned it to its conversation; empty if nobody did.
        pinned_at: When, in whole seconds since the epoch.
    """

    ts: str
    channel: str
    user: str
    text: str = ""
    blocks: list[Payload] = field(default_factory=list)
    attachments: list[Payload] = field(default_factory=list)
    metadata: Payload | None = None
    thread_ts: str = ""
    is_broadcast: bool = False
    ephemeral_to: str = ""
    edited_ts: str = ""
    app_id: str = ""
    bot_id: str = ""
    origin: str = ""
    reactions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pinned_by: str = ""
    pinned_at: int = 0

    def payload(self, *, with_metadata: bool = False) -> Payload:
        """Return the message as the Web API tells it."""
        told: Payload = {"type": "message", "user": self.user, "text": self.text, "ts": self.ts}
        told |= {
            name: value
            for name in ("blocks", "attachments", "thread_ts", "app_id", "bot_id")
            if (value := getattr(self, name))
        }
        if self.is_broadcast:
            told["subtype"] = "thread_broadcast"
        if self.reactions:
            told["reactions"] = [
                {"name": name, "users": list(users), "count": len(users)}
                for name, users in self.reactions.items()
            ]
        if self.pinned_by:
            told["pinned_to"] = [self.channel]
        if self.edited_ts:
            told["edited"] = {"user": self.user, "ts": self.edited_ts}
        if with_metadata and self.metadata:
            told["metadata"] = self.metadata
        return told


class Shelf:
    """The messages of every conversation, oldest first."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._last_micros = 0
        self._shelves: dict[str, dict[str, Message]] = {}

    def new_ts(self) -> str:
        """Return a `ts` later than every other, also when the clock stands still."""
        self._last_micros = max(self._last_micros + 1, int(self._clock() * 1_000_000))
        seconds, micros = divmod(self._last_micros, 1_000_000)
        return f"{seconds}.{micros:06d}"

    def put(self, message: Message) -> None:
        """Keep `message`; one with the same `ts` is replaced where it stands."""
        self._shelves.setdefault(message.channel, {})[message.ts] = message

    def change(self, message: Message, **changes: Any) -> Message:  # noqa: ANN401 - fields of Message
        """Replace fields of a kept message and return the new one."""
        changed = replace(message, **changes)
        self.put(changed)
        return changed

    def drop(self, message: Message) -> None:
        """Forget `message`."""
        del self._shelves[message.channel][message.ts]

    def get(self, channel: str, ts: str) -> Message | None:
        """Return one message, an ephemeral one too."""
        return self._shelves.get(channel, {}).get(ts)

    def everything(self, channel: str) -> list[Message]:
        """Return all messages of a conversation, ephemeral ones too, oldest first."""
        return list(self._shelves.get(channel, {}).values())

    def public(self, channel: str) -> list[Message]:
        """Return what the Web API knows of a conversation: no ephemeral message."""
        return [message for message in self.everything(channel) if not message.ephemeral_to]

    def seen_by(self, channel: str, person: str) -> list[Message]:
        """Return what `person` sees in a conversation."""
        return [m for m in self.everything(channel) if m.ephemeral_to in ("", person)]

    def replies(self, channel: str, thread_ts: str) -> list[Message]:
        """Return the answers below one message."""
        return [m for m in self.public(channel) if m.thread_ts == thread_ts != m.ts]

    def about_thread(self, root: Message) -> Payload:
        """Return what is told of a thread beside its first message; nothing if nobody answered."""
        answers = self.replies(root.channel, root.ts)
        if not answers:
            return {}
        people = list(dict.fromkeys(answer.user for answer in answers))
        return {
            "thread_ts": root.ts,
            "reply_count": len(answers),
            "reply_users": people,
            "reply_users_count": len(people),
            "latest_reply": answers[-1].ts,
            "is_locked": False,
            "subscribed": False,
        }
