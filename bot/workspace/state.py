"""The workspace: everything that is true in it now, and the questions that one can ask it."""

import asyncio
import secrets
from collections import deque
from collections.abc import Coroutine, Sequence
from typing import Any, Final

import httpx

from bot.workspace.delivery.courier import Courier
from bot.workspace.setup import Setup
from bot.workspace.world.desks import Desks
from bot.workspace.world.faults import Faults
from bot.workspace.world.kept.bookmarks import Bookmarks
from bot.workspace.world.kept.calls import Calls
from bot.workspace.world.kept.installation import Installation
from bot.workspace.world.kept.rates import Rates
from bot.workspace.world.kept.reading import Reading
from bot.workspace.world.kept.schedule import Schedule
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
# How many of the commands that people typed are.
COMMANDS_KEPT: Final = 200


def _installation(setup: Setup) -> Installation:
    app = setup.distribution
    lives_s = app.token_lives_s if app is not None else 0
    return Installation(setup.clock, setup.bot_token, lives_s=lives_s, is_installed=app is None)


class Workspace:
    """One workspace with one app in it.

    Attributes:
        people: By id, the app's own user and Slackbot among them.
        conversations: By id.
        shelf: The messages.
        desks: The forms and home tabs that people have open.
        tickets: Trigger ids and response URLs.
        schedule: Messages of the app that wait for their time.
        registered_calls: What the app said of calls elsewhere.
        bookmarks: What stands at the head of conversations.
        rates: How often the app called.
        reading: How far each person has read.
        installation: Whether the app's token counts, and which one it is.
        calls: The app's last Web API calls, oldest first, tokens left out.
        refusals: What Slack would have refused, a sentence each, oldest first.
        commands: The commands that the app acknowledged, as they were typed, oldest first.
        said_of_clock: What became of the last wish to move the clock.
    """

    def __init__(self, setup: Setup, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self.setup = setup
        self.base_url = setup.base_url
        self.people: dict[str, Person] = {person.id: person for person in EVERYONE}
        self.conversations: dict[str, Conversation] = {c.id: c for c in opening_conversations()}
        self.shelf = Shelf(setup.clock)
        self.desks = Desks(setup.team.id)
        self.tickets = Tickets(setup.clock)
        self.schedule = Schedule(setup.clock)
        self.registered_calls = Calls()
        self.bookmarks = Bookmarks(setup.team.id)
        self.rates = Rates(setup.clock)
        self.reading = Reading(self.shelf)
        self.installation = _installation(setup)
        self.watchers = Watchers()
        self.faults = Faults()
        self.courier = Courier(setup, transport)
        self.calls: deque[dict[str, Any]] = deque(maxlen=CALLS_KEPT)
        self.refusals: deque[str] = deque(maxlen=CALLS_KEPT)
        self.commands: deque[str] = deque(maxlen=COMMANDS_KEPT)
        self.said_of_clock = ""
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

    def group_of(self, people: Sequence[str]) -> Conversation:
        """Return the direct message of several people, the app among them; a new one if need be."""
        groups = (c for c in self.conversations.values() if c.is_mpim)
        found = next((c for c in groups if {*c.members} == {*people}), None)
        if found is None:
            names = "--".join(self.people[person].name for person in people)
            found = Conversation(
                id=f"G{secrets.token_hex(5).upper()}",
                name=f"mpdm-{names}-1",
                is_private=True,
                is_mpim=True,
                members=[*people],
            )
            self.conversations[found.id] = found
            self.watchers.changed()
        return found

    def seen_by(self, person: str) -> list[Conversation]:
        """Return the conversations that `person` is in."""
        return [c for c in self.conversations.values() if person in c.members]

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
        self.schedule.stop()
        for task in self._errands:
            task.cancel()
        await self.courier.close()
