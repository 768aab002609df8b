"""What only real processes show: `kill -9`, and several that start at once."""

import asyncio
from pathlib import Path

import pytest

from bot.store.lock import AlreadyRunning
from bot.store.sqlite import open_store
from tests.unit.store.processes import MIGRATE, PUT_THEN_WAIT, line_of, start


async def test_what_was_acknowledged_survives_kill_9(path: Path) -> None:
    process = await start(PUT_THEN_WAIT, path)
    acknowledged = [await line_of(process) for _ in range(20)]
    with pytest.raises(AlreadyRunning):
        await open_store(path)

    process.kill()
    await process.wait()

    opened = await open_store(path)  # the kernel has let go of the lock
    waiting = await opened.store.inbox.waiting(1_000.0, 100)
    assert [one.key for one in waiting] == [f"cmd:{number}" for number in acknowledged]
    await opened.close()


async def test_four_processes_may_migrate_at_once(path: Path) -> None:
    processes = [await start(MIGRATE, path) for _ in range(4)]
    assert [await line_of(one) for one in processes] == ["ready"] * 4

    answers = await asyncio.gather(*(one.communicate(b"go\n") for one in processes))

    assert [one.returncode for one in processes] == [0, 0, 0, 0]
    assert len({said for said, _ in answers}) == 1
