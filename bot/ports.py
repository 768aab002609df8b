"""What the core needs from the world: one Protocol per need, 1 to 6 methods each.

Its law: whoever needs something outside gets it through one of these, handed in by wiring.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

from bot.errors import Try
from bot.explain.explanation import Explanation
from bot.rooms.actions.action import Action, Attempt, NewAction, Outcome
from bot.rooms.actions.news import News
from bot.rooms.booking import Booking, Card
from bot.rooms.draft import Draft
from bot.rooms.installation import Grant, Installation
from bot.rooms.people import Account, Person
from bot.rooms.request import NewRoom
from bot.rooms.room import RoomInfo, RoomType
from bot.rooms.series.booked import BookedSeries


class Clock(Protocol):
    """The time, so that tests and the demo can move it."""

    def now(self) -> float:
        """Return UTC epoch seconds."""
        ...


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What the room service gave, and how it came.

    Attributes:
        value: The payload; None where there is none.
        request_id: The `RequestId` of the answer that decided; the account API gives none.
        tries: Every call made, oldest first, so that the caller can tell people.
    """

    value: T
    request_id: str
    tries: tuple[Try, ...]


@dataclass(frozen=True, slots=True)
class Made:
    """What `create_room` did.

    Attributes:
        existed: The service already had it under the same owner (100010).
        left_out: Fields of the request that this kind and generation cannot be given.
    """

    existed: bool = False
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomChanges:
    """What `update_room_info` can change; None leaves a field as it is."""

    name: str | None = None
    max_members: int | None = None
    is_video_disabled: bool | None = None
    is_audio_disabled: bool | None = None
    is_message_disabled: bool | None = None
    is_screen_sharing_disabled: bool | None = None
    is_cloud_recording_disabled: bool | None = None
    custom_info: str | None = None
    seat_mode: str | None = None
    cover: str | None = None
    categories: tuple[int, ...] | None = None
    activity_status: int | None = None
    is_public: bool | None = None
    notice: str | None = None


class RoomApi(Protocol):
    """The room service's REST API.

    Every method raises `RoomApiRefused` or `RoomApiUnreachable`, with all tries.
    """

    async def create_room(self, new: NewRoom) -> Answer[Made]:
        """Make the room; 100010 is an answer (`existed`), not an error."""
        ...

    async def get_room_info(
        self, room_type: RoomType, room_id: str, *, can_wait: bool = False
    ) -> Answer[RoomInfo]:
        """Read the room; 100004 when there is none. What can wait goes after all other calls."""
        ...

    async def destroy_room(self, room_type: RoomType, room_id: str) -> Answer[None]:
        """End the room; 100004 when it is gone already."""
        ...

    async def update_room_info(
        self, room_type: RoomType, room_id: str, changes: RoomChanges
    ) -> Answer[None]:
        """Change what REST can change; None leaves a field as it is."""
        ...

    async def account_import(self, account: str, nick: str) -> Answer[None]:
        """Make `account` known; harmless when it is already."""
        ...

    async def account_check(self, accounts: Sequence[str]) -> Answer[frozenset[str]]:
        """Return those of `accounts` (any number) that are imported."""
        ...


@dataclass(frozen=True, slots=True)
class Arrival:
    """One acknowledged command, form or button, as Slack sent it.

    Attributes:
        key: Names this delivery for ever; the same delivery again is not taken.
        kind: Which handler takes it up.
        payload: What Slack sent, as JSON; emptied once done.
        at: UTC epoch seconds.
        team_id: Whose it is; empty where it outlives its workspace.
    """

    key: str
    kind: str
    payload: str
    at: float
    team_id: str = ""


class Inbox(Protocol):
    """What was acknowledged and is not done yet; survives `kill -9`."""

    async def put(self, arrival: Arrival) -> bool:
        """Keep it durably; False when it was taken before. Raises `StoreUnavailable`."""
        ...

    async def waiting(self, now: float, limit: int) -> Sequence[Arrival]:
        """Return what is not done and nobody else looks after at that instant, oldest first."""
        ...

    async def done(self, key: str) -> None:
        """Empty it of its payload and mark it done."""
        ...


class Bookings(Protocol):
    """The bookings."""

    async def add(
        self,
        booking: Booking,
        actions: Sequence[NewAction],
        *,
        arrival: str = "",
        guard_since: float | None = None,
    ) -> Booking:
        """Keep a new booking with its first actions, in one step.

        Args:
            booking: What is promised.
            actions: What keeps it.
            arrival: Key of the inbox row that asked for it; marked done in the same step. If a
                booking was already made for it, that one is returned and nothing is written.
            guard_since: When given, and the same person made a room of the same name for about the
                same time in the same channel since then that has neither ended nor failed, that
                booking is returned and nothing is written.
        """
        ...

    async def get(self, booking_id: str) -> Booking | None:
        """Return it, or None."""
        ...

    async def change(self, booking: Booking, actions: Sequence[NewAction] = ()) -> bool:
        """Write an edited booking (its `version` bumped by one) with the actions it calls for.

        False when somebody else changed it since it was read: nothing is written.
        """
        ...

    async def find(self, team_id: str, ref: str, limit: int = 6) -> Sequence[Booking]:
        """Return those whose room id or short code is `ref`, else whose name has it as a part.

        Newest first; the case does not matter for codes and names.
        """
        ...

    async def of(
        self, team_id: str, *, user_id: str = "", channel_id: str = "", limit: int = 20
    ) -> Sequence[Booking]:
        """Return the newest ones asked by that person and/or for that channel (either fits)."""
        ...


class Finder(Protocol):
    """Bookings that are found by something else than what people type."""

    async def ready_with(self, room_id: str) -> Sequence[Booking]:
        """Return those whose room of that id is ready, in whatever workspace."""
        ...

    async def is_elsewhere(self, team_id: str, room_id: str) -> bool:
        """Say whether a room of that id is, or was, another workspace's."""
        ...

    async def concerning(
        self, team_id: str, user_id: str, since: float, limit: int = 200
    ) -> Sequence[Booking]:
        """Return what that person asked for, is invited to or has answered, by its start.

        Of what starts at `since` or later, or has a room that is ready or being made.
        """
        ...


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One booking of a series, and the actions that keep it."""

    booking: Booking
    actions: tuple[NewAction, ...]


class AllSeries(Protocol):
    """The series. A wall time of a series is booked once, whoever expands it and how often."""

    async def add(
        self, series: BookedSeries, first: Sequence[Occurrence], *, arrival: str = ""
    ) -> BookedSeries:
        """Keep a new series with its first bookings, in one step.

        `arrival` is the key of the inbox row that asked for it, marked done in the same step. If a
        series was already made for it, that one is returned and nothing is written.
        """
        ...

    async def get(self, series_id: str) -> BookedSeries | None:
        """Return it, or None."""
        ...

    async def change(self, series: BookedSeries, more: Sequence[Occurrence] = ()) -> bool:
        """Write an edited series (its `version` bumped by one) with further bookings.

        False when somebody else changed it since it was read: nothing is written.
        """
        ...

    async def to_expand(self, until: float, limit: int) -> Sequence[BookedSeries]:
        """Return those that run and whose last booking starts before `until`."""
        ...

    async def bookings(self, series_id: str, since: float, limit: int = 20) -> Sequence[Booking]:
        """Return its bookings that start at `since` or later, the earliest first."""
        ...


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder among those that are due together; `is_open`: it is still to be performed."""

    action_id: int
    booking: Booking
    plan: int
    is_open: bool


class Actions(Protocol):
    """The actions that are due, claimed under a lease so that one process does each."""

    async def claim(
        self, me: str, now: float, until: float, limit: int, *, kept: int = 0
    ) -> Sequence[Action]:
        """Take up to `limit` due actions, `kept` of them only if somebody waits; until `until`."""
        ...

    async def renew(self, me: str, ids: Sequence[int], until: float) -> None:
        """Keep the lease of those that are still ours."""
        ...

    async def intend(self, me: str, action: Action, at: float) -> bool:
        """Commit that the effect is about to happen; False when the lease is lost."""
        ...

    async def finish(self, me: str, action: Action, outcome: Outcome) -> bool:
        """Write what came of it, all in one step; False (and nothing) when the lease is lost."""
        ...

    async def reminders(self, channel_id: str, due: float) -> Sequence[Reminder]:
        """Return all reminders of a channel that are due at that instant, whatever their state.

        In the order of their ids, so that everybody finds the same one first.
        """
        ...

    async def release(self, me: str) -> None:
        """Give back what we claimed and did not start: another process may take it at once."""
        ...


@dataclass(frozen=True, slots=True)
class Wake:
    """A wake-up for actions that are due together.

    Attributes:
        in_s: When they are due, seconds from now; 0: they are.
        actions: How many they are.
        is_urgent: Somebody waits for them.
    """

    in_s: float
    actions: int
    is_urgent: bool


class Promoter(Protocol):
    """Sees to it that of several processes some are woken when actions fall due."""

    async def promote(self, now: float) -> None:
        """Send a wake-up for what is due soon and has none on its way. Raises `StoreUnavailable`.

        It is sent in the same transaction that marks the actions, so neither is without the other.
        """
        ...


class Log(Protocol):
    """The append-only log of calls that support reads."""

    async def write(self, attempts: Sequence[Attempt]) -> None:
        """Append."""
        ...

    async def find(
        self, team_id: str, reference_or_request_id: str, limit: int = 20
    ) -> Sequence[Attempt]:
        """Return a workspace's calls of one reference, or of one `RequestId`; oldest first."""
        ...


class Accounts(Protocol):
    """Which account a Slack person has, and which accounts we have imported."""

    async def get(self, team_id: str, user_id: str) -> Account | None:
        """Return what we remember of a person, or None."""
        ...

    async def keep(self, team_id: str, account: Account) -> None:
        """Remember it, in place of what was there."""
        ...

    async def holder(self, team_id: str, account: str) -> str | None:
        """Return the Slack user id of who has that account, or None."""
        ...

    async def is_elsewhere(self, team_id: str, account: str) -> bool:
        """Say whether a person of another workspace, and of no sister of it, has that account."""
        ...

    async def mark_imported(self, account: str, *, imported: bool) -> None:
        """Remember that the room service knows it, or no longer does."""
        ...


class Drafts(Protocol):
    """What people typed, kept for a while so that a refusal loses nothing."""

    async def keep(self, draft: Draft) -> None:
        """Keep it."""
        ...

    async def get(self, draft_id: str) -> Draft | None:
        """Return it, or None when it is too old."""
        ...


class Usual(Protocol):
    """What a person usually wants: clauses that go before those that are typed."""

    async def get(self, team_id: str, user_id: str) -> str:
        """Return the clauses of a person, as typed; empty when there are none."""
        ...

    async def keep(self, team_id: str, user_id: str, clauses: str) -> None:
        """Remember them, in place of what was there; empty forgets them."""
        ...


class Installations(Protocol):
    """Which workspaces let us in, and what we may do there."""

    async def keep(self, installation: Installation) -> None:
        """Remember it, in place of what was known of that workspace."""
        ...

    async def latest(self) -> Installation | None:
        """Return the one that was seen last, or None."""
        ...


class Grants(Protocol):
    """The workspaces and organisations that let us in, and the tokens that they gave us."""

    async def keep(self, grant: Grant) -> None:
        """Remember it, in place of what the same workspace or organisation granted before."""
        ...

    async def of(self, team_id: str, enterprise_id: str = "") -> Grant | None:
        """Return what holds in that workspace: its own grant, else its organisation's."""
        ...

    async def some(self, limit: int) -> Sequence[Grant]:
        """Return up to `limit` of them."""
        ...

    async def expiring(self, before: float, limit: int) -> Sequence[Grant]:
        """Return those whose token ends before that instant and can be renewed."""
        ...

    async def renew(self, grant: Grant, was: str) -> bool:
        """Write its new tokens; False when its refresh token is no longer `was`."""
        ...


class States(Protocol):
    """The ways in that were begun, each good for once."""

    async def keep(self, state: str, expires_at: float) -> None:
        """Remember it until then, UTC epoch seconds."""
        ...

    async def use(self, state: str, now: float) -> bool:
        """Forget it; False when it was not known, was used before, or is too old."""
        ...


@dataclass(frozen=True, slots=True)
class Lent:
    """A slot that is ours; `in_s`: after so many seconds, when it is free."""

    slot: int
    in_s: float = 0.0


class Lender(Protocol):
    """The account's rate where several processes share it: slots of calls, lent to one each."""

    async def lend(
        self, command: str, number: int, most: int, *, for_s: float, is_urgent: bool
    ) -> Sequence[Lent]:
        """Take up to `most` slots of a command that are free, or will be in a moment.

        Raises `StoreUnavailable`.

        Args:
            command: Service and command.
            number: How many slots it has, in all processes together.
            most: How many are wanted.
            for_s: After so long they come back by themselves: whoever had them is gone.
            is_urgent: Somebody waits; as long as they get none, what is not urgent gets none.
        """
        ...

    async def take_back(self, command: str, slots: Sequence[int], *, free_in_s: float) -> None:
        """Free those that are still ours, after so many seconds. Raises `StoreUnavailable`."""
        ...


class Gate(Protocol):
    """Whose turn it is in a channel, where several processes post."""

    async def enter(self, channel_id: str, gap_s: float) -> float:
        """Take the turn if it is free: then 0.0, and for `gap_s` nobody else gets it.

        Else return in how many seconds to ask again. Raises `StoreUnavailable`.
        """
        ...

    async def leave(self, channel_id: str, gap_s: float) -> None:
        """Let nobody in for `gap_s` from now on. Raises `StoreUnavailable`."""
        ...


@dataclass(frozen=True, slots=True)
class Shared:
    """What several processes on one database need beyond the tables.

    Attributes:
        lender: Who has the account's rate.
        gate: Who posts in a channel.
        promoter: Makes what sends wake-ups, from what writes them by an open connection.
        address: The database, for who brings a connection of his own.
    """

    lender: Lender
    gate: Gate
    promoter: Callable[[Callable[[Any, Sequence[Wake]], None]], Promoter]
    address: str


@dataclass(frozen=True, slots=True)
class Store:
    """Our database, by what it is asked for."""

    inbox: Inbox
    bookings: Bookings
    actions: Actions
    log: Log
    accounts: Accounts
    drafts: Drafts
    series: AllSeries
    usual: Usual
    installations: Installations
    finder: Finder
    grants: Grants
    states: States


class Announcer(Protocol):
    """What we say in Slack about bookings. Raises `SlackError`s."""

    async def post_card(self, booking: Booking, key: str) -> Card:
        """Post the card where it belongs, marked with `key`."""
        ...

    async def find_card(self, booking: Booking, key: str, intent_at: float) -> Card | None:
        """Look for a card that we may have posted about `intent_at` and lost track of.

        None when it is not there, or when we may not read the channel's history.
        """
        ...

    async def edit_card(self, booking: Booking) -> bool:
        """Show the booking as it is now on its card, if it has one that can be edited.

        False when it had one and that cannot be edited any more: deleted, archived, closed to us.
        """
        ...

    async def say_trying(self, booking: Booking) -> None:
        """Tell the asker, privately, that it takes longer and is being tried again."""
        ...

    async def tell_failure(
        self, booking: Booking, explanation: Explanation, next_id: str = ""
    ) -> None:
        """Explain to the asker, privately, what came of it; `next_id` is the id to offer."""
        ...


class What(StrEnum):
    """What a message of ours is."""

    NEWS = "news"
    REMINDER = "reminder"
    WARNING = "warning"  # to the owner: there is no room yet
    ADMIN_NOTICE = "admin_notice"  # what only an admin can mend
    FAILURE = "failure"  # to the channel: the start has come and there is no room


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message that people rely on.

    Attributes:
        to: Slack user id of the one who is told directly; empty: the channel of the card, and
            for news the card's thread.
        news: What was done; None for other messages.
        explanation: What went wrong; None where nothing did.
        others: Further bookings that the same reminder is about.
    """

    what: What
    booking: Booking
    to: str = ""
    news: News | None = None
    explanation: Explanation | None = None
    others: tuple[Booking, ...] = ()


class Speaker(Protocol):
    """What we say about bookings beside their cards. Raises `SlackError`s."""

    async def say(self, said: Said, key: str) -> Card:
        """Post it where it belongs, marked with `key`; in its turn: one a second per channel."""
        ...

    async def find(self, said: Said, key: str, intent_at: float) -> Card | None:
        """Look for a message that we may have posted about `intent_at` and lost track of.

        None when it is not there, or when we may not read the history.
        """
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """What a person's home tab shows: theirs alone, and only what they may see.

    Attributes:
        team_id: Of which workspace they are.
        user_id: Slack user id of whose it is.
        is_outsider: They may make no room, so there is nothing else to show.
        on: Rooms that are there or being made, by their start.
        attention: What they may have tried again.
        ahead: What is promised, by its start.
        usual: The clauses that they usually want, as typed.
    """

    team_id: str
    user_id: str
    is_outsider: bool = False
    on: tuple[Booking, ...] = ()
    attention: tuple[Booking, ...] = ()
    ahead: tuple[Booking, ...] = ()
    usual: str = ""


class Homes(Protocol):
    """The home tabs."""

    async def show(self, home: Home, *, is_blank: bool) -> None:
        """Show it, unless just this is shown already; `is_blank`: nothing is.

        Raises `SlackError`.
        """
        ...


class Directory(Protocol):
    """Who people are."""

    async def person(self, team_id: str, user_id: str) -> Person:
        """Return that person; remembered for a while. Raises `SlackError`."""
        ...

    def locale(self, team_id: str, user_id: str) -> str:
        """Return that person's locale, as an IETF tag, if it is known; empty, and asks nobody."""
        ...

    async def group(self, team_id: str, group_id: str) -> Sequence[str]:
        """Return the user ids of a user group. Raises `SlackError`."""
        ...

    async def admins(self, team_id: str) -> Sequence[str]:
        """Return the user ids of who is told what only an admin can mend. Raises `SlackError`."""
        ...


class Engine(Protocol):
    """What wakes up due actions."""

    async def start(self, perform: Callable[[Action], Awaitable[Outcome]]) -> None:
        """Begin to claim due actions and hand each to `perform`, which must not raise."""
        ...

    def nudge(self) -> None:
        """Look for due actions now: a near one was written."""
        ...

    async def stop(self, grace_s: float) -> None:
        """Claim no more, let what runs finish for `grace_s`; the rest stays safe in the store."""
        ...
