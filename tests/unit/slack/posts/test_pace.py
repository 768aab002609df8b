"""In one channel nobody posts within a second of another, nor before who asked first."""

import asyncio
from dataclasses import dataclass, field
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SlackBusy, SlackUnreachable, StoreUnavailable
from bot.slack.posts.pace import ChannelPace
from tests.stopped_clock import StoppedClock
from tests.unit.slack.posts.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody who wants to post.

    Attributes:
        at: Seconds from the beginning.
        late: How much later than told it is asked again.
        takes: How long Slack takes over the post.
        refused: What Slack wants waited, once; 0: nothing.
    """

    at: float
    late: float = 0.0
    takes: float = 0.0
    refused: float = 0.0


@dataclass(slots=True)
class Channel:
    """Plays asks, and writes down what came of them."""

    time: Timeline = field(default_factory=Timeline)
    asked: list[str] = field(default_factory=list)
    began: list[float] = field(default_factory=list)
    posted: list[str] = field(default_factory=list)

    def play(self, asks: list[Ask]) -> None:
        pace = ChannelPace(self.time.clock, sleep=self.time.sleep)
        stories = [self._story(pace, f"key {number}", ask) for number, ask in enumerate(asks)]
        asyncio.run(self.time.run(*stories))

    async def _story(self, pace: ChannelPace, key: str, ask: Ask) -> None:
        await self.time.sleep(ask.at)
        self.asked.append(key)
        waits = [ask.refused] if ask.refused else []
        while key not in self.posted:
            try:
                async with pace.turn("C0TEAM", key):
                    await self._post(key, ask.takes, waits)
            except SlackBusy as busy:
                await self.time.sleep(busy.retry_after_s + ask.late)

    async def _post(self, key: str, takes: float, waits: list[float]) -> None:
        self.began.append(self.time.clock.now())
        await self.time.sleep(takes)
        if waits:
            raise SlackBusy("chat.postMessage", waits.pop())
        self.posted.append(key)


seconds = st.floats(0, 20, allow_nan=False)
asks = st.builds(
    Ask,
    at=seconds,
    late=st.sampled_from([0.0, 0.3, 0.9, 2.5]),
    takes=st.sampled_from([0.0, 0.02, 0.7, 3.2]),
    refused=st.sampled_from([0.0, 0.0, 0.0, 1.0, 12.0]),
)


@given(st.lists(asks, max_size=12))
def test_whatever_is_asked_a_second_lies_between_and_the_order_is_kept(asks: list[Ask]) -> None:
    channel = Channel()

    channel.play(asks)

    assert channel.posted == channel.asked
    assert all(later - sooner >= 1 - 1e-6 for sooner, later in pairwise(channel.began))


def test_who_comes_back_in_time_posts_one_a_second() -> None:
    channel = Channel()

    channel.play([Ask(at=0.0)] * 30)

    assert channel.began[-1] - channel.began[0] == pytest.approx(29.0)


class Desk:
    """One who asks after another, with a clock that they push."""

    def __init__(self) -> None:
        self.clock = StoppedClock()
        self.pace = ChannelPace(self.clock, sleep=self.sleep)

    async def sleep(self, seconds: float) -> None:
        self.clock.push(seconds)

    async def ask(self, key: str, channel_id: str = "C0TEAM") -> float:
        """Post; return how long that waited, or (below zero) for how long it was sent away."""
        began = self.clock.now()
        try:
            async with self.pace.turn(channel_id, key):
                return self.clock.now() - began
        except SlackBusy as busy:
            return -busy.retry_after_s


async def refuse(desk: Desk, key: str, seconds: float) -> None:
    with pytest.raises(SlackBusy):
        async with desk.pace.turn("C0TEAM", key):
            raise SlackBusy("chat.postMessage", seconds)


async def test_a_near_turn_is_waited_for_and_a_later_one_is_not() -> None:
    desk = Desk()
    await desk.ask("a")
    desk.clock.push(0.25)

    assert await desk.ask("b") == 0.75
    await refuse(desk, "c", 1.0)
    assert await desk.ask("d") == -2.0


async def test_nobody_overtakes_a_post_that_slack_takes_its_time_over() -> None:
    desk = Desk()

    async with desk.pace.turn("C0TEAM", "a"):
        assert [await desk.ask("b"), await desk.ask("c")] == [-1.0, -2.0]

    assert await desk.ask("b") == 1.0


async def test_channels_do_not_wait_for_each_other() -> None:
    desk = Desk()

    assert [await desk.ask("a", channel) for channel in ("C1", "C2", "C3")] == [0.0, 0.0, 0.0]


async def test_a_kept_turn_passes_at_once_and_later_ones_stay_behind_it() -> None:
    desk = Desk()
    await refuse(desk, "a", 10.0)
    assert [await desk.ask("b"), await desk.ask("c")] == [-11.0, -12.0]

    desk.clock.push(11.5)
    assert await desk.ask("c") == -2.0  # neither of the two before it has come back yet
    assert await desk.ask("a") == 0.0
    assert await desk.ask("b") == 1.0


async def test_a_wait_that_slack_names_moves_every_turn_back() -> None:
    desk = Desk()
    await refuse(desk, "a", 5.0)
    assert await desk.ask("b") == -6.0
    desk.clock.push(5)

    await refuse(desk, "a", 60.0)

    assert [await desk.ask("b"), await desk.ask("a")] == [-61.0, -60.0]


async def test_another_fault_gives_the_turn_to_the_next() -> None:
    desk = Desk()
    with pytest.raises(SlackUnreachable):
        async with desk.pace.turn("C0TEAM", "a"):
            raise SlackUnreachable("chat.postMessage", "TimeoutError")

    assert await desk.ask("b") == 1.0
    assert await desk.ask("a") == 1.0


async def test_a_turn_that_nobody_comes_back_for_is_given_away() -> None:
    desk = Desk()
    await refuse(desk, "a", 10.0)
    desk.clock.push(39.5)
    assert await desk.ask("b") == 1.0  # and then it was away for more than half a minute

    assert await desk.ask("a") == 1.0  # as if for the first time


async def test_channels_where_nothing_goes_on_are_forgotten() -> None:
    desk = Desk()
    await refuse(desk, "a", 45.0)
    for number in range(50):
        await desk.ask("key", f"C{number}")
    desk.clock.push(61)

    await desk.ask("key", "C0")

    assert desk.pace.channels == 2  # that one, and the one where a turn is kept


async def test_a_clock_that_is_put_back_makes_nobody_wait_longer() -> None:
    clock = StoppedClock()
    pace = ChannelPace(clock)
    async with pace.turn("C0TEAM", "a"):
        pass
    with pytest.raises(SlackBusy):
        async with pace.turn("C0RANDOM", "b"):
            raise SlackBusy("chat.postMessage", 30.0)

    clock.push(-3600)

    with pytest.raises(SlackBusy) as busy:
        async with pace.turn("C0RANDOM", "b"):
            pass
    assert busy.value.retry_after_s == 30.0
    clock.push(1)
    async with pace.turn("C0TEAM", "b"):
        pass
    clock.push(59)
    async with pace.turn("C0OTHER", "a"):
        pass
    assert pace.channels == 2  # those where nothing goes on are still forgotten


class FakeGate:
    """Another process posts, until that time."""

    def __init__(self, desk: Desk, busy_s: float) -> None:
        self._clock = desk.clock
        self._free_at = desk.clock.now() + busy_s
        self.is_away = False

    async def enter(self, channel_id: str, gap_s: float) -> float:
        if self.is_away:
            raise StoreUnavailable(channel_id)
        wait_s = max(self._free_at - self._clock.now(), 0.0)
        if not wait_s:
            self._free_at = self._clock.now() + gap_s
        return wait_s

    async def leave(self, channel_id: str, gap_s: float) -> None:
        if self.is_away:
            raise StoreUnavailable(channel_id)
        self._free_at = self._clock.now() + gap_s


def gated(busy_s: float) -> tuple[Desk, FakeGate]:
    desk = Desk()
    gate = FakeGate(desk, busy_s)
    desk.pace = ChannelPace(desk.clock, gate, sleep=desk.sleep)
    return desk, gate


async def test_a_post_of_another_process_is_waited_for() -> None:
    desk, _ = gated(busy_s=0.75)

    assert await desk.ask("a") == 0.75
    assert await desk.ask("b") == 1.0


async def test_while_another_process_posts_for_long_everybody_is_sent_away() -> None:
    desk, _ = gated(busy_s=10.0)

    assert [await desk.ask("a"), await desk.ask("b")] == [-10.0, -11.0]


async def test_a_wait_that_slack_names_holds_for_the_other_processes_too() -> None:
    desk, gate = gated(busy_s=0.0)

    await refuse(desk, "a", 30.0)

    assert await gate.enter("C0TEAM", 1.0) == 30.0


async def test_among_many_a_turn_is_not_kept_for_who_went_elsewhere() -> None:
    desk, _ = gated(busy_s=10.0)
    await desk.ask("a")
    desk.clock.push(11.5)

    assert await desk.ask("b") == 0.0


async def test_nothing_is_posted_while_nobody_can_say_whose_turn_it_is() -> None:
    desk, gate = gated(busy_s=0.0)
    gate.is_away = True
    assert await desk.ask("a") == -1.0

    gate.is_away = False
    desk.clock.push(1.0)
    assert await desk.ask("a") == 0.0


async def test_a_gate_that_is_away_after_a_post_holds_up_nobody() -> None:
    desk, gate = gated(busy_s=0.0)

    async with desk.pace.turn("C0TEAM", "a"):
        gate.is_away = True
    gate.is_away = False

    assert await desk.ask("b") == 1.0
