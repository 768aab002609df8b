"""What the tests of several processes start: one small program each."""

import asyncio
import subprocess
import sys
from pathlib import Path

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
