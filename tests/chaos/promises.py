"""Bookings promised beforehand: written through our own store, their rooms due at one instant."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final
from uuid import uuid4

from bot.ports import Store
from bot.rooms.actions.action import NewAction
from bot.rooms.booking import Booking, Card
from bot.rooms.ids import mint_code, mint_room_id
from bot.rooms.people import Account, AccountRule
from bot.rooms.place import Place
from bot.rooms.request import RoomRequest, When
from bot.rooms.room import RoomKind
from bot.store.openers import open_store
from bot.usecases.bookings.plan import planned_actions
from bot.usecases.effects.cards import card_action
from bot.usecases.outside import Outside
from tests.blackbox.slack.world import TEAM
from tests.fake_room_api import FakeRoomApi
from tests.fakes import FakeAnnouncer, FakeDirectory, FakeEngine, FakeSpeaker
from tests.stopped_clock import StoppedClock

LEAD_S: Final = 600  # GREENROOM_LEAD when it is not set
LENGTH_S, REMIND_S, BEFORE_S = 3600, 300, 86_400
AT_ONCE: Final = 1000  # bookings that are handed to the store together


@dataclass(frozen=True, slots=True)
class Promise:
    """What must come of one booking: one room and one card, each known by a mark of its own."""

    room: str
    card: str


@dataclass(frozen=True, slots=True)
class Batch:
    """Bookings that somebody made a day ago.

    Attributes:
        name: What they are called, with a number each.
        due: When their rooms are to be made, UTC epoch seconds; the start is `lead_s` later.
        owner: Who made them.
        channels: Where their cards go, in turns.
        has_cards: The cards stand there already; else they are due together with the rooms.
        each_second: How many are due at `due`, and each second from then on; 0: all at once.
        lead_s: From the instant at which a room is to be made until its start, seconds.
        remind_s: How long before the start people are reminded; 0: never.
    """

    name: str
    count: int
    due: int
    owner: str
    channels: Sequence[str]
    has_cards: bool = False
    each_second: int = 0
    lead_s: int = LEAD_S
    remind_s: int = REMIND_S

    def due_of(self, number: int) -> int:
        """Return when the room of one of them is to be made, UTC epoch seconds."""
        return self.due + (number // self.each_second if self.each_second else 0)

    def name_of(self, number: int) -> str:
        """Return what one of them is called."""
        return f"{self.name} {number:06d}"

    def channel_of(self, number: int) -> str:
        """Return where the card of one of them goes."""
        return self.channels[number % len(self.channels)]

    def booking(self, number: int) -> Booking:
        """Return one of them."""
        channel = self.channel_of(number)
        name, starts_at = self.name_of(number), self.due_of(number) + self.lead_s
        when = When(at=starts_at, local="2026-11-05T16:00", zone="Europe/Berlin")
        return Booking(
            id=uuid4().hex,
            code=mint_code(),
            asked=Place(TEAM, channel, self.owner),
            channel_id=channel,
            request=RoomRequest(kind=RoomKind.CONFERENCE, name=name, when=when),
            room_id=mint_room_id(name),
            is_id_ours=True,
            owner_account=self.owner,
            starts_at=starts_at,
            ends_at=starts_at + LENGTH_S,
            created_at=float(self.due - BEFORE_S),
            remind_s=self.remind_s,
            card=Card(channel, f"1700000000.{number:06d}") if self.has_cards else None,
        )

    def actions(self, booking: Booking, outside: Outside) -> tuple[NewAction, ...]:
        """Return what keeps one of them."""
        planned = planned_actions(booking, outside)
        return planned if self.has_cards else (self.card(booking), *planned)

    def card(self, booking: Booking) -> NewAction:
        """Return what posts the card of one of them."""
        return card_action(booking, booking.starts_at - self.lead_s)


async def promise(where: Path | str, batch: Batch) -> list[Promise]:
    """Write a batch into a SQLite file that nobody else has open, or a database at an address.

    Returns:
        The id of each room, and the key in the metadata of each card.
    """
    opened = await open_store(where if isinstance(where, str) else f"sqlite:///{where}")
    try:
        return await _written(batch, opened.store)
    finally:
        await opened.close()


async def _written(batch: Batch, store: Store) -> list[Promise]:
    outside = _a_day_before(batch, store)
    owner = Account(batch.owner, batch.owner, AccountRule.SLACK_ID, "Ana", is_imported=True)
    await store.accounts.keep(TEAM, owner)
    bookings = map(batch.booking, range(batch.count))
    promises = []
    while some := list(islice(bookings, AT_ONCE)):
        await asyncio.gather(
            *(store.bookings.add(one, batch.actions(one, outside)) for one in some)
        )
        promises += [Promise(one.room_id, batch.card(one).key) for one in some]
    return promises


def _a_day_before(batch: Batch, store: Store) -> Outside:
    """Return a world in which the batch is far ahead, for the use case that plans it."""
    clock = StoppedClock(float(batch.due - BEFORE_S))
    return Outside(
        me="beforehand",
        room_api=FakeRoomApi(clock),
        store=store,
        announcer=FakeAnnouncer(),
        speaker=FakeSpeaker(),
        directory=FakeDirectory(),
        clock=clock,
        engine=FakeEngine(),
        admin="administrator",
        account_rule=AccountRule.SLACK_ID,
        lead_s=batch.lead_s,
    )
