"""Where somebody is on the page: who acts, and in which conversation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from bot.workspace.page.text.dates import Reader
from bot.workspace.page.text.mrkdwn import Scene
from bot.workspace.state import Workspace
from bot.workspace.world.people import ANA, BOT, Conversation, Person

HOME: Final = "home"


class Nowhere(Exception):
    """There is no such person or conversation; the text says which."""


@dataclass(frozen=True, kw_only=True)
class Place:
    """One person in one conversation, or on the app's home tab, which has none."""

    workspace: Workspace
    person: Person
    conversation: Conversation | None

    @property
    def name(self) -> str:
        """Return what stands in the page's address for the conversation."""
        return self.conversation.id if self.conversation else HOME

    @property
    def title(self) -> str:
        """Return what stands above the conversation."""
        if self.conversation is None:
            return f"{BOT.real_name} · Home"
        return f"#{self.conversation.name}" if self.conversation.name else BOT.real_name

    @property
    def scene(self) -> Scene:
        """Return what drawing needs to know."""
        now = self.workspace.setup.clock()
        return Scene(
            reader=Reader.at(now, self.person.tz, self.person.locale),
            viewer=self.person,
            people=self.workspace.people,
            conversations=self.workspace.conversations,
            base_url=self.workspace.base_url,
        )

    def address(self, *, channel: str = "") -> str:
        """Return the page's address of this place, or of another conversation."""
        return f"/?{urlencode({'as': self.person.id, 'channel': channel or self.name})}"


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
    if name == HOME:
        return Place(workspace=workspace, person=person, conversation=None)
    conversation = workspace.conversation(name)
    if conversation is None or person.id not in conversation.members:
        raise Nowhere(f"{person.real_name} is in no conversation {name}.")
    return Place(workspace=workspace, person=person, conversation=conversation)


def _somebody_in(workspace: Workspace, name: str | None) -> str:
    """Return who looks at a conversation if nobody is named: Ana, unless she is not in it."""
    conversation = workspace.conversation(name or "")
    members = conversation.members if conversation else [ANA.id]
    return ANA.id if ANA.id in members else members[0]
