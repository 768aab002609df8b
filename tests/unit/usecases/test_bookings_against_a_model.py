"""Bookings against a model: whatever people do and whatever fails, the promise holds.

The model knows only what was promised: for which time, and whether it stands. It never looks at
rows; it looks at the rooms that the room service has, and at what people read.
"""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from bot.errors import BadInput, Fault
from bot.ports import What
from bot.rooms.booking import Answer
from bot.rooms.lifecycle import State
from bot.rooms.request import When
from bot.usecases.bookings.answer_booking import answer_booking
from bot.usecases.bookings.cancel_booking import cancel_booking, put_back
from bot.usecases.bookings.change_booking import move_booking
from bot.usecases.retry_room import retry_room
from tests.factories import a_place
from tests.unit.usecases.conftest import World, a_world

LENGTH_S = 1800
GRACE_S = 1800


@dataclass
class Promise:
    """What was promised, as the model knows it."""

    starts_at: int
    stands: bool = True


class Bookings(RuleBasedStateMachine):
    """People schedule, move, call off and put back, while time passes and calls fail."""

    ids = Bundle("ids")

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = TemporaryDirectory()
        self.promises: dict[str, Promise] = {}
        self.was_down = False

    def run(self, doing: Coroutine[Any, Any, Any]) -> Any:  # noqa: ANN401 - whatever it returns
        return self.loop.run_until_complete(doing)

    @initialize()
    def begin(self) -> None:
        self.opening = a_world(Path(self.folder.name))
        self.world: World = self.run(self.opening.__aenter__())

    def teardown(self) -> None:
        self.run(self.opening.__aexit__(None, None, None))
        self.loop.close()
        self.folder.cleanup()

    @property
    def now(self) -> float:
        return self.world.clock.now()

    @rule(target=ids, in_s=st.integers(30, 4000), name=st.text("abc", min_size=1, max_size=4))
    def schedule(self, in_s: int, name: str) -> str:
        booking = self.run(self.world.schedule(in_s, name=name, length_s=LENGTH_S))
        if booking.id not in self.promises:
            self.promises[booking.id] = Promise(booking.starts_at)
        return str(booking.id)

    @rule(booking_id=ids, in_s=st.integers(30, 4000))
    def move(self, booking_id: str, in_s: int) -> None:
        when = When(int(self.now + in_s), "2026-11-04T20:00", "Europe/Berlin")
        booking = self.run(self.world.outside.store.bookings.get(booking_id))
        try:
            self.run(move_booking(booking, when, a_place(), self.world.outside))
        except BadInput:
            assert booking.state in {State.OVER, State.CANCELLED}
        else:
            self.promises[booking_id].starts_at = when.at

    @rule(booking_id=ids)
    def cancel(self, booking_id: str) -> None:
        booking = self.run(self.world.outside.store.bookings.get(booking_id))
        try:
            self.run(cancel_booking(booking, a_place(), self.world.outside))
        except BadInput:
            assert booking.state is State.OVER
        else:
            self.promises[booking_id].stands = False

    @rule(booking_id=ids)
    def put_it_back(self, booking_id: str) -> None:
        booking = self.run(self.world.outside.store.bookings.get(booking_id))
        try:
            self.run(put_back(booking, a_place(), self.world.outside))
        except BadInput:
            return
        self.promises[booking_id].stands = True

    @rule(booking_id=ids, answer=st.sampled_from(Answer))
    def say(self, booking_id: str, answer: Answer) -> None:
        booking = self.run(self.world.outside.store.bookings.get(booking_id))
        if booking.state in {State.OVER, State.CANCELLED}:
            return
        said = self.run(answer_booking(booking_id, "U0BEN", answer, self.world.outside))
        assert said.who(answer) == ("U0BEN",)

    @rule(booking_id=ids)
    def press_retry(self, booking_id: str) -> None:
        with suppress(BadInput):  # its time is over, which is said
            self.run(retry_room(booking_id, a_place(), None, self.world.outside))

    @rule(times=st.integers(1, 6), wrong=st.sampled_from([100001, 60008, Fault.TIMED_OUT]))
    def calls_fail(self, times: int, wrong: int | Fault) -> None:
        self.world.room_api.fail_with(wrong, times)

    @rule(times=st.integers(1, 3))
    def answers_get_lost(self, times: int) -> None:
        self.world.room_api.lose_answers(times)

    @rule(seconds=st.integers(1, 900))
    def time_passes(self, seconds: int) -> None:
        self.run(self.world.pass_time(seconds, step=5))

    @rule(seconds=st.integers(60, 6000))
    def the_bot_is_down(self, seconds: int) -> None:
        self.world.clock.push(seconds)
        self.run(self.world.run_due())

    @invariant()
    def no_booking_has_two_rooms(self) -> None:
        marks = [room.custom_info for room in self.world.room_api.rooms.values()]
        assert len(marks) == len(set(marks))

    @invariant()
    def no_card_is_posted_twice(self) -> None:
        cards = [key.split(":")[1] for key in self.world.announcer.posted]
        assert len(cards) == len(set(cards))

    @invariant()
    def nothing_is_said_twice(self) -> None:
        assert len(self.world.speaker.times) == len(set(self.world.speaker.times))

    @rule()
    def everything_heals_and_the_promises_are_kept(self) -> None:
        """Let nothing fail for a minute: what should be there is there, and nothing else."""
        self.world.room_api.wrong.clear()
        self.world.room_api.lost = 0
        self.run(self.world.pass_time(90, step=1))
        for booking_id, promise in self.promises.items():
            self.check(booking_id, promise)

    def check(self, booking_id: str, promise: Promise) -> None:
        rooms = [
            room
            for room in self.world.room_api.rooms.values()
            if room.custom_info == f"greenroom:{booking_id}"
        ]
        lead_s = self.world.outside.lead_s
        is_time = promise.starts_at - lead_s + 90 < self.now < promise.starts_at + LENGTH_S - 90
        booking = self.run(self.world.outside.store.bookings.get(booking_id))
        if not promise.stands or self.now < promise.starts_at - lead_s - 1:
            assert rooms == []
        elif is_time:
            assert [room.starts_at for room in rooms] == [promise.starts_at]
            assert booking.state is State.READY
        elif self.now > promise.starts_at + LENGTH_S + GRACE_S + 90:
            assert rooms == []
            assert booking.state in {State.OVER, State.FAILED}

    @invariant()
    def a_failure_is_told_to_a_channel_only_after_the_start(self) -> None:
        if not hasattr(self, "world"):
            return
        for said in self.world.speaker.of(What.FAILURE):
            assert said.booking.starts_at <= self.now


TestBookings = Bookings.TestCase
TestBookings.settings = settings(
    max_examples=40,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
