"""The workspace: everything that is true in it now, and the questions that one can ask it."""

import asyncio
from collections import deque
from collections.abc import Coroutine
from typing import Any, Final

import httpx

from bot.workspace.delivery.courier import Courier
from bot.workspace.setup import Setup
from bot.workspace.world.desks import Desks
from bot.workspace.world.faults import Faults
from bot.workspace.world.messages import Message, Shelf
from bot.workspace.world.people import (
    BOT_USER_ID,
    EVERYONE,
    SLACKBOT,
    Conversation,
    Person,
    opening_conversations,
)
from bot.workspace.world.tickets import Tickets
from bot.workspace.world.watchers import Watchers

# How many of the app's last calls are remembered for who looks.
CALLS_KEPT: Final = 500


class Workspace:
    """One workspace with one app in it.

    Attributes:
        people: By id, the app's own user and Slackbot among them.
        conversations: By id.
        shelf: The messages.
        desks: The forms and home tabs that people have open.
        tickets: Trigger ids and response URLs.
        calls: The app's last Web API calls, oldest first, tokens left out.
        refusals: What Slack would have refused, a sentence each, oldest first.
        said_of_clock: What became of the last wish to move the clock.
    """

    def __init__(self, setup: Setup, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self.setup = setup
        self.base_url = setup.base_url
        self.people: dict[str, Person] = {person.id: person for person in EVERYONE}
        self.conversations: dict[str, Conversation] = {c.id: c for c in opening_conversations()}
        self.shelf = Shelf(setup.clock)
        self.desks = Desks()
        self.tickets = Tickets(setup.clock)
        self.watchers = Watchers()
        self.faults = Faults()
        self.courier = Courier(setup, transport)
        self.calls: deque[dict[str, Any]] = deque(maxlen=CALLS_KEPT)
        self.refusals: deque[str] = deque(maxlen=CALLS_KEPT)
        self.said_of_clock = ""
        self._read: dict[tuple[str, str], str] = {}
        self._errands: set[asyncio.Task[None]] = set()

    @property
    def events_url(self) -> str:
        """Return where signed POSTs go."""
        return self.courier.events_url

    @events_url.setter
    def events_url(self, url: str) -> None:
        self.courier.events_url = url

    def messages(self, channel: str) -> list[Message]:
        """Return all messages of a conversation, given by id or by name; oldest first."""
        conversation = self.conversation(channel)
        return self.shelf.everything(conversation.id) if conversation else []

    def conversation(self, id_or_name: str) -> Conversation | None:
        """Return a conversation by its id, or a channel by its name with or without `#`."""
        found = self.conversations.get(id_or_name)
        name = id_or_name.removeprefix("#")
        return found or next((c for c in self.conversations.values() if name == c.name != ""), None)

    def direct_message(self, person: str) -> Conversation | None:
        """Return the conversation of `person` and the app alone."""
        mine = (c for c in self.conversations.values() if c.is_im and person in c.members)
        return next(mine, None) if person != BOT_USER_ID else None

    def seen_by(self, person: str) -> list[Conversation]:
        """Return the conversations that `person` is in."""
        return [c for c in self.conversations.values() if person in c.members]

    def reads(self, person: str, channel: str) -> None:
        """Remember that `person` has seen what stands in a conversation now."""
        self._read[person, channel] = max((m.ts for m in self.messages(channel)), default="")

    def unread(self, person: str, channel: str) -> int:
        """Count what others said in a conversation since `person` last looked."""
        read = self._read.get((person, channel), "")
        seen = self.shelf.seen_by(channel, person)
        return sum(message.ts > read and message.user != person for message in seen)

    def post(self, message: Message) -> Message:
        """Keep a message and let everybody see it."""
        self.shelf.put(message)
        self.watchers.changed()
        return message

    def tell(self, person: str, channel: str, text: str) -> Message:
        """Let Slackbot say something that only `person` sees; `text` is mrkdwn."""
        return self.post(
            Message(
                ts=self.shelf.new_ts(),
                channel=channel,
                user=SLACKBOT.id,
                text=text,
                ephemeral_to=person,
            )
        )

    def is_with_bot(self, conversation: Conversation) -> bool:
        """Say whether the app is a member of `conversation`."""
        return BOT_USER_ID in conversation.members

    def refuse(self, sentence: str) -> None:
        """Remember, for who builds the app, something that Slack would not have taken."""
        self.refusals.append(sentence)
        self.watchers.changed()

    def say_of_clock(self, sentence: str) -> None:
        """Show, to who tries the app out, what became of a wish to move the clock."""
        self.said_of_clock = sentence
        self.watchers.changed()

    def run_errand(self, work: Coroutine[Any, Any, None]) -> None:
        """Do `work` beside what people do; it ends with the workspace at the latest."""
        task = asyncio.get_running_loop().create_task(work)
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)

    async def errands_done(self) -> None:
        """Wait until everything that was sent beside what people do has arrived."""
        await asyncio.gather(*self._errands)

    async def close(self) -> None:
        """End every stream, socket and connection, so that a server can stop."""
        self.watchers.stop()
        for task in self._errands:
            task.cancel()
        await self.courier.close()
