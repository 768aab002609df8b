"""Who looks at the page, and at what: all that drawing words needs to know."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.workspace.page.text.dates import Reader
from bot.workspace.world.people import Conversation, Person


@dataclass(frozen=True, kw_only=True)
class Scene:
    """Who looks, and at what: enough to draw mentions, channels, times and links.

    Attributes:
        base_url: The workspace's own address; a link into it goes on as the same person.
        here: The id of the conversation that is looked at; empty on the home tab.
    """

    reader: Reader
    viewer: Person
    people: Mapping[str, Person]
    conversations: Mapping[str, Conversation]
    base_url: str = ""
    here: str = ""
