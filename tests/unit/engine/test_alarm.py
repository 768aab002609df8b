"""An alarm rings at each instant asked for."""

import asyncio

import uvloop

from bot.engine.alarm import Alarm


class Bell:
    """Counts how often it rang."""

    def __init__(self) -> None:
        self.rung = 0
        self.has_rung = asyncio.Event()

    def __call__(self) -> None:
        """Ring."""
        self.rung += 1
        self.has_rung.set()


async def test_it_rings_at_the_earliest_instant_once() -> None:
    bell = Bell()
    alarm = Alarm(bell)

    alarm.set(3_600.0)
    alarm.set(-5.0)
    alarm.set(60.0)
    await asyncio.wait_for(bell.has_rung.wait(), 10.0)

    assert bell.rung == 1


def test_it_rings_on_the_server_s_event_loop_too() -> None:
    async def story() -> int:
        bell = Bell()
        alarm = Alarm(bell)
        for delay_s in (0.0, 0.0, 60.0):
            alarm.set(delay_s)
        await asyncio.wait_for(bell.has_rung.wait(), 10.0)
        return bell.rung

    assert uvloop.run(story()) == 1


async def test_a_later_instant_is_not_forgotten_when_an_earlier_one_rings() -> None:
    bell = Bell()
    alarm = Alarm(bell)

    alarm.set(0.02)
    alarm.set(0.0)
    await asyncio.wait_for(bell.has_rung.wait(), 10.0)
    bell.has_rung.clear()
    await asyncio.wait_for(bell.has_rung.wait(), 10.0)

    assert bell.rung == 2


async def test_it_can_be_set_again_after_it_rang() -> None:
    bell = Bell()
    alarm = Alarm(bell)
    for _ in range(2):
        bell.has_rung.clear()
        alarm.set(0.0)
        await asyncio.wait_for(bell.has_rung.wait(), 10.0)

    assert bell.rung == 2


async def test_a_cancelled_alarm_is_silent() -> None:
    bell = Bell()
    alarm = Alarm(bell)

    alarm.set(0.0)
    alarm.cancel()
    alarm.cancel()
    await asyncio.sleep(0.01)

    assert bell.rung == 0
