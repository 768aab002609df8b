"""The clocks: one that is the machine's, one that can be moved ahead and put back."""

import math

import pytest

from bot.clock import MovableClock, SystemClock
from tests.stopped_clock import StoppedClock


def test_the_system_clock_goes_on() -> None:
    clock = SystemClock()

    before = clock.now()

    assert before <= clock.now()


def test_a_movable_clock_begins_with_the_one_beneath() -> None:
    beneath = StoppedClock()
    clock = MovableClock(beneath.now)

    assert clock.now() == beneath.now()


def test_a_movable_clock_begins_at_the_machines_time() -> None:
    assert MovableClock().now() == pytest.approx(SystemClock().now(), abs=5)


def test_it_stays_ahead_and_runs_on() -> None:
    beneath = StoppedClock(1000.0)
    clock = MovableClock(beneath.now)

    clock.forward(300)
    clock.forward(0.5)
    beneath.push(2)

    assert clock.now() == 1302.5


@pytest.mark.parametrize("seconds", [-1.0, -0.001, math.nan, math.inf])
def test_it_is_moved_forward_alone(seconds: float) -> None:
    clock = MovableClock(StoppedClock(1000.0).now)

    with pytest.raises(ValueError, match="forward"):
        clock.forward(seconds)

    assert clock.now() == 1000.0


def test_it_is_put_back_to_the_one_beneath() -> None:
    beneath = StoppedClock(1000.0)
    clock = MovableClock(beneath.now)
    clock.forward(300)

    assert clock.ahead_s == 300
    clock.back()

    assert clock.now() == 1000.0
    assert clock.ahead_s == 0
