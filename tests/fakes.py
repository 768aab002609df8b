"""Working doubles of the ports that reach outside: they behave, and can be looked at."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace

from bot.errors import SlackError, SlackRefused
from bot.explain.explanation import Explanation
from bot.rooms.booking import Action, Booking, Card, Outcome
from bot.rooms.people import Person


@dataclass
class FakeAnnouncer:
    """A channel that keeps what was posted; `faults` are raised first, one a call."""

    cards: dict[str, Booking] = field(default_factory=dict)
    posted: list[str] = field(default_factory=list)
    trying: list[str] = field(default_factory=list)
    failures: list[tuple[Booking, Explanation, str]] = field(default_factory=list)
    faults: list[SlackError] = field(default_factory=list)
    loses_answers: bool = False

    async def post_card(self, booking: Booking, key: str) -> Card:
        if self.faults and not self.loses_answers:
            raise self.faults.pop(0)
        self.posted.append(key)
        self.cards[key] = booking
        if self.faults:
            raise self.faults.pop(0)
        return Card(booking.channel_id, f"{len(self.posted)}.000")

    async def find_card(self, booking: Booking, key: str, intent_at: float) -> Card | None:
        if key not in self.cards or intent_at <= 0:
            return None
        return Card(booking.channel_id, f"{self.posted.index(key) + 1}.000")

    async def edit_card(self, booking: Booking) -> None:
        if booking.card is not None:
            self.cards[self._key_of(booking.id)] = booking

    def _key_of(self, booking_id: str) -> str:
        return next(key for key in self.cards if key.startswith(f"card:{booking_id}:"))

    def shown(self, booking_id: str) -> Booking:
        """Return what the card of a booking shows."""
        return self.cards[self._key_of(booking_id)]

    async def say_trying(self, booking: Booking) -> None:
        self.trying.append(booking.id)

    async def tell_failure(
        self, booking: Booking, explanation: Explanation, next_id: str = ""
    ) -> None:
        self.failures.append((booking, explanation, next_id))


@dataclass
class FakeDirectory:
    """A workspace of people, by user id."""

    people: dict[str, Person] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, user_id: str, name: str, **changes: object) -> Person:
        person = replace(Person(user_id, name, "Europe/Berlin"), **changes)  # type: ignore[arg-type]  # any field of a person
        self.people[user_id] = person
        return person

    async def person(self, team_id: str, user_id: str) -> Person:
        if user_id not in self.people or not team_id:
            raise SlackRefused("users.info", "user_not_found")
        return self.people[user_id]

    async def group(self, team_id: str, group_id: str) -> Sequence[str]:
        if group_id not in self.groups or not team_id:
            raise SlackRefused("usergroups.users.list", "no_such_subteam")
        return self.groups[group_id]


@dataclass
class FakeEngine:
    """An engine that a test turns by hand."""

    nudges: int = 0
    perform: Callable[[Action], Awaitable[Outcome]] | None = None

    async def start(self, perform: Callable[[Action], Awaitable[Outcome]]) -> None:
        self.perform = perform

    def nudge(self) -> None:
        self.nudges += 1

    async def stop(self, grace_s: float) -> None:
        self.nudges = 0 if grace_s >= 0 else self.nudges
