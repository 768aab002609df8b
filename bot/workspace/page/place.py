"""Where somebody is on the page: who acts, in which conversation, with which thread open."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import urlencode

from bot.workspace.page.html import Html, tag
from bot.workspace.page.text.dates import Reader
from bot.workspace.page.text.mrkdwn import Scene
from bot.workspace.state import Workspace
from bot.workspace.world.kept.reading import concerns, is_answer
from bot.workspace.world.messages import Message
from bot.workspace.world.people import ANA, BOT, Conversation, Person

HOME: Final = "home"


class Nowhere(Exception):
    """There is no such person, conversation or thread; the text says which."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """One person in one conversation, or on the app's home tab, which has none.

    Attributes:
        thread_ts: The message whose thread is open; empty when none is.
        fill: What the composer holds at first.
    """

    workspace: Workspace
    person: Person
    conversation: Conversation | None
    thread_ts: str = ""
    fill: str = ""

    @property
    def name(self) -> str:
        """Return what stands in the page's address for the conversation."""
        return self.conversation.id if self.conversation else HOME

    @property
    def title(self) -> str:
        """Return what stands above the conversation."""
        if self.conversation is None:
            return f"{BOT.real_name} · Home"
        return self.called(self.conversation)

    @property
    def document_title(self) -> str:
        """Return what stands on the browser's tab."""
        name = self.workspace.setup.team.name
        return f"{self.title} · {name}" if self.title != name else name

    @property
    def root(self) -> Message | None:
        """Return the message whose thread is open, if the person may see it."""
        message = self.workspace.shelf.get(self.name, self.thread_ts)
        is_root = message is not None and not message.ephemeral_to and not is_answer(message)
        return message if is_root else None

    @cached_property
    def reader(self) -> Reader:
        """Return who reads, and when."""
        return Reader.at(self.workspace.setup.clock(), self.person.tz, self.person.locale)

    @cached_property
    def scene(self) -> Scene:
        """Return what drawing needs to know."""
        return Scene(
            reader=self.reader,
            viewer=self.person,
            people=self.workspace.people,
            conversations=self.workspace.conversations,
            base_url=self.workspace.base_url,
            here=self.conversation.id if self.conversation else "",
        )

    @cached_property
    def news(self) -> dict[str, list[Message]]:
        """Return what others said since the person last looked, by conversation."""
        person = self.person.id
        mine = self.workspace.seen_by(person)
        return {c.id: self.workspace.reading.news(person, c.id) for c in mine}

    @cached_property
    def news_for_person(self) -> dict[str, list[Message]]:
        """Return what of it is meant for the person more than for others."""
        return {id_: list(self._meant(id_, news)) for id_, news in self.news.items()}

    def _meant(self, channel: str, news: list[Message]) -> Iterator[Message]:
        """Yield what mentions the person, and what is answered where they took part."""
        person, reading = self.person.id, self.workspace.reading
        conversation = self.workspace.conversations[channel]
        yield from (m for m in news if concerns(m, person, conversation))
        for answer in reading.news_in_threads(person, channel):
            if reading.takes_part(person, answer) or concerns(answer, person, conversation):
                yield answer

    def called(self, conversation: Conversation) -> str:
        """Return the name of a conversation: the others' where it has none."""
        if conversation.name:
            return f"#{conversation.name}"
        others = (id_ for id_ in conversation.members if id_ != self.person.id)
        return ", ".join(self.workspace.people[id_].real_name for id_ in others)

    def address(self, *, channel: str = "", thread: str = "") -> str:
        """Return the page's address of this place, of another conversation, or of a thread."""
        query = {"as": self.person.id, "channel": channel or self.name}
        return f"/?{urlencode(query | ({'thread': thread} if thread else {}))}"

    @property
    def own_address(self) -> str:
        """Return the page's address of just this place, its open thread with it."""
        return self.address(thread=self.thread_ts)

    def address_of(self, message: Message) -> str:
        """Return the way to a message, to the thread in which it stands."""
        thread = message.thread_ts if is_answer(message) and not message.is_broadcast else ""
        return f"{self.address(channel=message.channel, thread=thread)}#m-{message.ts}"


def hidden(place: Place, **more: str) -> list[Html]:
    """Return the hidden fields that say who acts where."""
    open_thread = {"thread": place.thread_ts} if place.thread_ts else {}
    fields = {"as": place.person.id, "channel": place.name} | open_thread | more
    return [tag("input", type="hidden", name=name, value=value) for name, value in fields.items()]


def find_place(workspace: Workspace, asked: Mapping[str, str]) -> Place:
    """Return the place that a request names; Ana in the first channel if it names none.

    A conversation alone, as in a permalink, is seen by somebody who is in it.

    Raises:
        Nowhere: If there is no such person, or the person is not in that conversation.
    """
    person = workspace.people.get(asked.get("as") or _somebody_in(workspace, asked.get("channel")))
    if person is None or person.is_bot:
        raise Nowhere(f"Nobody here has the id {asked.get('as')}.")
    name = asked.get("channel") or workspace.seen_by(person.id)[0].id
    thread, fill = asked.get("thread") or asked.get("thread_ts") or "", asked.get("fill") or ""
    if name == HOME:
        return Place(workspace=workspace, person=person, conversation=None)
    conversation = workspace.conversation(name)
    if conversation is None or person.id not in conversation.members:
        raise Nowhere(f"{person.real_name} is in no conversation {name}.")
    return Place(
        workspace=workspace, person=person, conversation=conversation, thread_ts=thread, fill=fill
    )


def find_seen(workspace: Workspace, asked: Mapping[str, str]) -> Place:
    """Return the place that is looked at; raises `Nowhere` too if its thread is not there."""
    place = find_place(workspace, asked)
    if place.thread_ts and place.root is None:
        raise Nowhere(f"In {place.title} there is no message {place.thread_ts} with a thread.")
    return place


def _somebody_in(workspace: Workspace, name: str | None) -> str:
    """Return who looks at a conversation if nobody is named: Ana, unless she is not in it."""
    conversation = workspace.conversation(name or "")
    members = conversation.members if conversation else [ANA.id]
    return ANA.id if ANA.id in members else members[0]
