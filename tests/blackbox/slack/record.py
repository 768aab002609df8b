"""What was said to whom, and what Slack would have refused."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from tests.blackbox.slack.delivery import Ack
from tests.blackbox.slack.reading import Button, buttons, plain_text

Json = Mapping[str, Any]


@dataclass(slots=True)
class Said:
    """One message: `at` is the loop's monotonic time of what it says now, in seconds."""

    at: float
    how: str
    """``post``, ``ephemeral``, ``response_url`` or ``ack``."""
    public: bool
    channel: str
    user: str
    """Who reads a private message; empty for a public one."""
    ts: str
    content: Json
    earlier: list["Said"] = field(default_factory=list)
    """What it said before it was edited, oldest first."""
    deleted: bool = False
    thread: str = ""
    """The `ts` of the message that it answers; empty when it answers none."""

    @property
    def text(self) -> str:
        """Return all its words."""
        return plain_text(self.content)

    @property
    def buttons(self) -> list[Button]:
        """Return its buttons."""
        return buttons(self.content)

    def edit(self, content: Json, now: float) -> None:
        """Let it say something else from `now` on."""
        self.earlier.append(replace(self, earlier=[]))
        self.at, self.content = now, content

    def versions(self) -> list["Said"]:
        """Return what it said and says, oldest first."""
        return [*self.earlier, self]


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing a person did: a typed command, a pressed button, a sent form."""

    at: float
    user: str
    channel: str
    ack: Ack


@dataclass(slots=True)
class Record:
    """Everything said and shown, and every breach of Slack's rules."""

    said: list[Said] = field(default_factory=list)
    views: list[tuple[str, Json]] = field(default_factory=list)
    """Each opened or updated view with the user who sees it."""
    violations: list[str] = field(default_factory=list)
    unknown_methods: list[str] = field(default_factory=list)

    def public(self, channel: str) -> list[Said]:
        """Return what stands in `channel` for all to read."""
        return [s for s in self.said if s.public and s.channel == channel and not s.deleted]

    def thread(self, said: Said) -> list[Said]:
        """Return what was answered to `said`, oldest first."""
        return [s for s in self.said if s.thread == said.ts and s.channel == said.channel]

    def posted(self, channel: str) -> list[Said]:
        """Return what a channel or direct message keeps, oldest first: nothing ephemeral."""
        kept = [s for s in self.said if s.public or s.how == "post"]
        return [s for s in kept if s.channel == channel and not s.deleted]

    def direct(self, user: str) -> list[Said]:
        """Return the direct messages to `user`, oldest first."""
        return [s for s in self.said if s.how == "post" and s.user == user and not s.deleted]

    def private(self, user: str) -> list[Said]:
        """Return what only `user` was told, edits included, oldest first."""
        told = [s for s in self.said if not s.public and s.user == user]
        return sorted((v for s in told for v in s.versions()), key=lambda version: version.at)

    def find(self, channel: str, ts: str) -> Said | None:
        """Return the message that stands at `ts`."""
        return next((s for s in self.said if s.channel == channel and s.ts == ts), None)

    def all_text(self) -> str:
        """Return every word ever said or shown, edits included."""
        messages = [version.content for s in self.said for version in s.versions()]
        return "\n".join(
            plain_text(content) for content in [*messages, *(v for _, v in self.views)]
        )
