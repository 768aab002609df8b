"""The pool that works beside the acknowledgements."""

import asyncio
import logging

import pytest

from bot.slack.background import Background


class Ear:
    """Hears of every exception."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, object]] = []

    async def __call__(self, error: Exception, about: object) -> None:
        self.heard.append((str(error), about))


class Gate:
    """Work that waits until it is let go."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.done = 0
        self.most = 0
        self._inside = 0

    async def work(self) -> None:
        self._inside += 1
        self.most = max(self.most, self._inside)
        await self.open.wait()
        self._inside -= 1
        self.done += 1


async def fails() -> None:
    raise RuntimeError("broken")


async def test_all_that_is_submitted_is_done() -> None:
    gate, pool = Gate(), Background(Ear(), workers=2, queue=10)
    gate.open.set()

    taken = [pool.submit(gate.work) for _ in range(9)]
    await pool.idle()

    assert all(taken)
    assert gate.done == 9


async def test_no_more_run_at_once_than_there_are_workers() -> None:
    gate, pool = Gate(), Background(Ear(), workers=3, queue=10)
    for _ in range(8):
        pool.submit(gate.work)

    await asyncio.sleep(0)
    gate.open.set()
    await pool.idle()

    assert (gate.most, gate.done) == (3, 8)


async def test_a_full_pool_takes_no_more() -> None:
    gate, pool = Gate(), Background(Ear(), workers=1, queue=2)

    taken = [pool.submit(gate.work) for _ in range(5)]

    assert taken == [True, True, True, False, False]
    gate.open.set()
    await pool.idle()
    assert gate.done == 3


async def test_the_handler_hears_of_every_exception_and_what_it_is_about() -> None:
    ear = Ear()
    pool = Background(ear, workers=1)
    pool.submit(fails, "first")
    pool.submit(fails, "second")

    await pool.idle()

    assert ear.heard == [("broken", "first"), ("broken", "second")]


async def test_a_handler_that_fails_is_logged_and_stops_nothing(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def handler(error: Exception, about: object) -> None:
        raise LookupError(f"{error} {about}")

    gate, pool = Gate(), Background(handler, workers=1)
    gate.open.set()
    pool.submit(fails)
    pool.submit(gate.work)

    await pool.idle()

    assert gate.done == 1
    assert "failed itself" in caplog.text


async def test_what_runs_is_finished_when_it_drains() -> None:
    gate, pool = Gate(), Background(Ear(), workers=1)
    pool.submit(gate.work)
    pool.submit(gate.work)
    asyncio.get_running_loop().call_soon(gate.open.set)

    await pool.drain(5)

    assert gate.done == 2
    assert not pool.submit(gate.work)


async def test_what_takes_too_long_is_cancelled(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    gate, pool = Gate(), Background(Ear(), workers=1)
    pool.submit(gate.work)
    pool.submit(gate.work)
    await asyncio.sleep(0)

    await pool.drain(0)

    assert gate.done == 0
    assert "2 tasks unfinished" in caplog.text
