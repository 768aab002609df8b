"""Claims, leases and outcomes against a model, in any order that Hypothesis can think of."""

import asyncio
import tempfile
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import hypothesis.strategies as st
from hypothesis import settings
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, multiple, rule

from bot.ports import Actions
from bot.rooms.actions.action import Action, ActionKind, ActionState, NewAction, Outcome
from bot.store.tables.actions import EFFECT_S
from tests.contract.conftest import STORES
from tests.factories import NOW, a_booking

LEASE_S = 30.0
NAMES = st.sampled_from(["one", "two", "three"])


@dataclass
class Row:
    """What the model knows of an action."""

    key: str
    booking_id: str
    next_try: float
    owner: str = ""
    lease_until: float = 0.0
    attempts: int = 0
    is_announced: bool = False
    is_over: bool = False

    def is_due(self, now: float) -> bool:
        """Say whether it could be claimed if it stood alone."""
        return not self.is_over and self.next_try <= now and self.lease_until <= now

    def is_held(self, now: float) -> bool:
        """Say whether somebody holds it."""
        return not self.is_over and self.lease_until > now

    def is_of(self, me: str, action: Action) -> bool:
        """Say whether that claim of `me` is the last one made."""
        return not self.is_over and (self.owner, self.attempts) == (me, action.attempts)


class Leases(RuleBasedStateMachine):
    """The store and the model, side by side."""

    kind: ClassVar[str]
    claims = Bundle("claims")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.stack = AsyncExitStack()
        folder = Path(self.stack.enter_context(tempfile.TemporaryDirectory()))
        opening = STORES[self.kind](folder)
        self.opened = self.runner.run(self.stack.enter_async_context(opening))
        self.rows: list[Row] = []
        self.now = float(NOW)

    def teardown(self) -> None:
        """Close the store and take away where it was."""
        self.runner.run(self.stack.aclose())
        self.runner.close()

    @property
    def actions(self) -> Actions:
        """Return the port under test."""
        return self.opened.store.actions

    def row(self, action: Action) -> Row:
        """Return the model's row of an action."""
        return next(row for row in self.rows if row.key == action.key)

    @rule(delays=st.lists(st.integers(-5, 40), min_size=1, max_size=3))
    def add(self, delays: list[int]) -> None:
        """Add a booking with an action at each of `delays` from now."""
        name = f"b{len(self.rows)}"
        rows = [
            Row(f"{name}:{number}", name, self.now + delay) for number, delay in enumerate(delays)
        ]
        new = [NewAction(ActionKind.EDIT_CARD, row.key, row.next_try) for row in rows]
        self.runner.run(self.opened.store.bookings.add(a_booking(id=name), new))
        self.rows += rows

    @rule(seconds=st.integers(1, 31))
    def wait(self, seconds: int) -> None:
        """Let time pass."""
        self.now += seconds

    @rule(target=claims, me=NAMES, limit=st.integers(1, 4))
    def claim(self, me: str, limit: int) -> object:
        """Claim: the earliest due ones, one of a booking, none whose booking is at work."""
        busy = {row.booking_id for row in self.rows if row.is_held(self.now)}
        expected: list[Row] = []
        for row in sorted(self.rows, key=lambda row: row.next_try):  # stable: then as added
            if row.is_due(self.now) and row.booking_id not in busy:
                busy.add(row.booking_id)
                expected.append(row)

        until = self.now + LEASE_S
        taken = self.runner.run(self.actions.claim(me, self.now, until, limit))

        assert sorted(one.key for one in taken) == sorted(row.key for row in expected[:limit])
        for row in expected[:limit]:
            row.owner, row.lease_until = me, until
            row.attempts += 1
        assert [one.attempts for one in taken] == [self.row(one).attempts for one in taken]
        return multiple(*((me, one) for one in taken))

    @rule(claim=claims)
    def renew(self, claim: tuple[str, Action]) -> None:
        """Renew, also what was lost long ago."""
        me, action = claim
        self.runner.run(self.actions.renew(me, [action.id], self.now + LEASE_S))
        row = self.row(action)
        if not row.is_over and row.owner == me:
            row.lease_until = self.now + LEASE_S

    @rule(claim=claims)
    def intend(self, claim: tuple[str, Action]) -> None:
        """Announce an effect: only the last claim may, and its lease lasts longer then."""
        me, action = claim
        row = self.row(action)
        expected = row.is_of(me, action)

        assert self.runner.run(self.actions.intend(me, action, self.now)) is expected
        if expected:
            row.is_announced = True
            row.lease_until = max(row.lease_until, self.now + EFFECT_S)

    @rule(claim=consumes(claims), delay=st.none() | st.integers(0, 40))
    def finish(self, claim: tuple[str, Action], delay: int | None) -> None:
        """Finish for good, or to be tried again: only the last claim may."""
        me, action = claim
        row = self.row(action)
        expected = row.is_of(me, action)
        state = ActionState.DONE if delay is None else ActionState.PENDING
        outcome = Outcome(state=state, next_try=self.now + (delay or 0))

        assert self.runner.run(self.actions.finish(me, action, outcome)) is expected
        if expected:
            row.owner, row.lease_until = "", 0.0
            row.is_over, row.next_try = delay is None, outcome.next_try

    @rule(me=NAMES)
    def release(self, me: str) -> None:
        """Give back what has announced nothing."""
        self.runner.run(self.actions.release(me))
        for row in self.rows:
            if not row.is_over and row.owner == me and not row.is_announced:
                row.owner, row.lease_until = "", 0.0


class OverSqlite(Leases):
    kind = "sqlite"


class OverPostgresql(Leases):
    kind = "postgresql"


TestLeasesOverSqlite = OverSqlite.TestCase
TestLeasesOverSqlite.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestLeasesOverPostgresql = OverPostgresql.TestCase
TestLeasesOverPostgresql.settings = TestLeasesOverSqlite.settings
