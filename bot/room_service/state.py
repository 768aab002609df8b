"""All that the local room service knows, and one call as a command sees it."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.room_service.accounts import Accounts
from bot.room_service.callbacks.outbox import Outbox
from bot.room_service.calls import Calls
from bot.room_service.credentials import Credentials
from bot.room_service.entrance.rate import OncePerSecond, SlidingSecond
from bot.room_service.envelope import Json, request_ids
from bot.room_service.faults.faults import Faults
from bot.room_service.faults.switches import Switches
from bot.room_service.rooms.registry import Rooms


class State:
    """The state of one app at the room service.

    Attributes:
        credentials: Who may call.
        clock: Unix seconds now.
        rate: Calls per second of each command, unless a page gives the command its own limit.
        rooms: The rooms that exist.
        accounts: The accounts that were imported.
        calls: The last calls.
        faults: What is to go wrong.
        switches: Package, quirks, groups.
        frequency: When each command was called.
        creations: When each room id was created.
        next_request_id: Makes request ids.
        outbox: Sends callbacks.
        on_change: Called when something that /control/state shows has changed.
    """

    def __init__(self, credentials: Credentials, clock: Callable[[], float], rate: int) -> None:
        self.credentials = credentials
        self.clock = clock
        self.rate = rate
        self.rooms = Rooms(clock, lambda: self.switches)
        self.accounts = Accounts(credentials.admin)
        self.calls = Calls()
        self.faults = Faults()
        self.switches = Switches()
        self.frequency = SlidingSecond()
        self.creations = OncePerSecond()
        self.next_request_id = request_ids()
        self.outbox = Outbox(clock, credentials.sdk_app_id)
        self.outbox.on_change = self._outbox_changed
        self.on_change: Callable[[], None] = lambda: None

    def _outbox_changed(self) -> None:
        # Whoever wants to know may come later.
        self.on_change()


@dataclass(frozen=True)
class Ask:
    """One call: the account that makes it, its body, and what was odd about it."""

    identifier: str
    body: Json
    notes: list[str] = field(default_factory=list)


Handler = Callable[[State, Ask], Json]
"""Does what a command is for; returns what its answer has besides the envelope, or raises."""
