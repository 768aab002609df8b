"""Working doubles of the ports that reach outside: they behave, and can be looked at."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace

from bot.errors import SlackError, SlackRefused
from bot.explain.explanation import Explanation
from bot.ports import Home, Said, What
from bot.rooms.actions.action import Action, Outcome
from bot.rooms.actions.news import NewsKind
from bot.rooms.booking import Booking, Card
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
    is_gone: bool = False

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

    async def edit_card(self, booking: Booking) -> bool:
        if booking.card is not None and not self.is_gone:
            self.cards[self._key_of(booking.id)] = booking
        return not self.is_gone

    def _key_of(self, booking_id: str) -> str:
        return next(key for key in self.cards if key.split(":")[1] == booking_id)

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
class FakeSpeaker:
    """What was said beside the cards; `faults` are raised first, one a call."""

    said: dict[str, Said] = field(default_factory=dict)
    times: list[str] = field(default_factory=list)
    faults: list[SlackError] = field(default_factory=list)
    loses_answers: bool = False

    async def say(self, said: Said, key: str) -> Card:
        if self.faults and not self.loses_answers:
            raise self.faults.pop(0)
        self.said[key] = said
        self.times.append(key)
        if self.faults:
            raise self.faults.pop(0)
        return Card(said.to or said.booking.channel_id, f"9{len(self.times)}.000")

    async def find(self, said: Said, key: str, intent_at: float) -> Card | None:
        if key not in self.said or intent_at <= 0:
            return None
        return Card(said.to or said.booking.channel_id, f"9{self.times.index(key) + 1}.000")

    def of(self, what: What) -> list[Said]:
        """Return what was said of one kind, in order."""
        return [self.said[key] for key in self.times if self.said[key].what is what]

    def news(self, kind: NewsKind) -> list[str]:
        """Return who was told news of one kind; an empty text is the thread."""
        told = [said for said in self.of(What.NEWS) if said.news and said.news.kind is kind]
        return [said.to for said in told]


@dataclass
class FakeDirectory:
    """A workspace of people, by user id."""

    people: dict[str, Person] = field(default_factory=dict)
    groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    told_admins: tuple[str, ...] = ()
    met: set[str] = field(default_factory=set)

    def add(self, user_id: str, name: str, **changes: object) -> Person:
        person = replace(Person(user_id, name, "Europe/Berlin"), **changes)  # type: ignore[arg-type]  # any field of a person
        self.people[user_id] = person
        return person

    async def person(self, team_id: str, user_id: str) -> Person:
        if user_id not in self.people or not team_id:
            raise SlackRefused("users.info", "user_not_found")
        self.met.add(user_id)
        return self.people[user_id]

    def locale(self, team_id: str, user_id: str) -> str:
        return self.people[user_id].locale if team_id and user_id in self.met else ""

    async def group(self, team_id: str, group_id: str) -> Sequence[str]:
        if group_id not in self.groups or not team_id:
            raise SlackRefused("usergroups.users.list", "no_such_subteam")
        return self.groups[group_id]

    async def admins(self, team_id: str) -> Sequence[str]:
        return self.told_admins if team_id else ()


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


@dataclass
class FakeHomes:
    """Home tabs that keep what was shown; `faults` are raised first, one a call."""

    shown: list[Home] = field(default_factory=list)
    blank: list[bool] = field(default_factory=list)
    faults: list[SlackError] = field(default_factory=list)

    async def show(self, home: Home, *, is_blank: bool) -> None:
        if self.faults:
            raise self.faults.pop(0)
        self.shown.append(home)
        self.blank.append(is_blank)
