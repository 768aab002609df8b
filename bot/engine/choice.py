"""Which engine: Procrastinate's where several processes share the database, else APScheduler's."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final

from bot.engine.apscheduler_engine import ApschedulerEngine
from bot.ports import Actions, Clock, Engine, Shared

IN_FLIGHT: Final = 256  # actions at once: they mostly wait, and the pacer bounds the calls
EVERY_MINUTE: Final = "* * * * *"
EVERY_HOUR: Final = "17 * * * *"


@dataclass(frozen=True, slots=True)
class Upkeep:
    """What an engine does besides actions.

    Attributes:
        clean_up: Called hourly with the time, UTC epoch seconds.
        expand: Called every minute: makes the bookings of series ahead.
    """

    clean_up: Callable[[float], Awaitable[None]]
    expand: Callable[[], Awaitable[object]]


def engine_of(
    actions: Actions,
    clock: Clock,
    upkeep: Upkeep,
    shared: Shared | None,
    *,
    me: str,
    works: bool,
) -> Engine:
    """Return the engine of a process.

    Args:
        actions: Where due actions are claimed and finished.
        clock: Decides what is due.
        upkeep: What else there is to do.
        shared: What processes on one database share; None: there is only this one.
        me: Names this process among those that claim.
        works: Whether it performs actions; else others do. One that is alone always does.
    """
    if shared is not None:
        return _one_of_many(actions, clock, upkeep, shared, me=me, works=works)
    return ApschedulerEngine(
        actions,
        clock,
        me=me,
        in_flight=IN_FLIGHT,
        clean_up=upkeep.clean_up,
        expand=upkeep.expand,
    )


def _one_of_many(
    actions: Actions, clock: Clock, upkeep: Upkeep, shared: Shared, *, me: str, works: bool
) -> Engine:
    from bot.engine.procrastinate_engine import ProcrastinateEngine  # noqa: PLC0415  an extra
    from bot.engine.queue import WakeQueue, send  # noqa: PLC0415  an extra

    async def clean_up() -> None:
        await upkeep.clean_up(clock.now())

    queue = WakeQueue(shared.address, takes=works)
    queue.at(EVERY_MINUTE, "expand", upkeep.expand)
    queue.at(EVERY_HOUR, "clean up", clean_up)
    promoter = shared.promoter(send)
    return ProcrastinateEngine(actions, promoter, clock, queue, me=me, in_flight=IN_FLIGHT)
