"""What only real processes show: `kill -9`, and several that start at once."""

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

from bot.store.lock import AlreadyRunning
from bot.store.sqlite import open_store

PUT_THEN_WAIT = """
import asyncio, sys
from bot.ports import Arrival
from bot.store.sqlite import open_store

async def main():
    opened = await open_store(sys.argv[1])
    for number in range(20):
        await opened.store.inbox.put(Arrival(f"cmd:{number}", "command", "{}", float(number)))
        print(number, flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""

MIGRATE = """
import sys
from pathlib import Path
from bot.store.sqlite import open_database

print("ready", flush=True)
sys.stdin.readline()
db = open_database(Path(sys.argv[1]))
print(len(db.table_names()), flush=True)
"""


async def start(program: str, path: Path) -> asyncio.subprocess.Process:
    """Start `program` with the path of a database as its argument."""
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, str(path), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )


async def line_of(process: asyncio.subprocess.Process) -> str:
    """Return the next line that it prints."""
    assert process.stdout is not None
    return (await asyncio.wait_for(process.stdout.readline(), 30.0)).decode().strip()


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
