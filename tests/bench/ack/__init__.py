"""What an acknowledgement costs, how long it takes, and what it is worth after a `kill -9`."""

import os
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from tests.bench import report
from tests.bench.ack import kills, latency, many, ratios
from tests.bench.program import cores, pinned

METHOD: Final = """
Method. Each program is a process of its own on the first core; the load generator (raw
connections, requests made beforehand, 32 connections in a flood) and the stand-ins are on the
last one. Bare Bolt, Node's Bolt and /room help take turns, and so do bare Bolt and /room now; a
ratio is the median over rounds of the round's own ratio, every other figure the median over rounds.
Node's Bolt is installed by npm into a folder that goes, runs as in production, without a log, and
verifies signatures as the others do; the bound is for its Express receiver, against which it was
found. CPU is the user and system time of all threads (/proc/PID/stat) over the flood, by the number
of acks.
/room now is a new room by a new person each time, in a fresh process and database each round,
with room service and Slack stalled (they accept and never answer): after a first flood that is not
counted the background pool is full of commands that wait for Slack, the rest waits as
rows, and what is counted is the ack's: verify, one durable row, answer. The ack times
are of an open loop at an even pace, from sending to the last byte of the ack, with room service
and Slack answering at once (made and posted are then counted there), and then, on the same
database, stalled. On PostgreSQL (its own cluster, durable, on the last core) two processes share a
database, one on each core, each stalled as above. First both are flooded at once; then each gets
an even load of 1,000 acks a second, so that it has as much to do as alone: the more come at once,
the more are committed together, and the cheaper each is. Either is set against what an ack costs
each of them alone in the same place. Then both are on the first core, and one has an even load
while the other is flooded.
The kills come 0 to 50 ms after the ack, on the black box's strict stand-ins; a restart must end in
one room and one card. To repeat: `python -m tests.bench ack`, with node and npm on the PATH and a
PostgreSQL in /usr/lib/postgresql; what is not there is not measured.
"""


async def measure(size: report.Size) -> Sequence[report.Row]:
    """Measure everything, one part after the other."""
    on = cores()
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="bench-")))
        with pinned(on.load):
            rows = await ratios.measure(size, on, folder)
            os.sync()  # the floods' rows, still on their way to the disk, would hold up later acks
            rows += await latency.measure(size, on, folder)
            rows += await many.measure(size, on, folder)
        return rows + await kills.measure(size, folder)


def main(argv: list[str]) -> int:
    """Measure and print; 2 when it could not be measured."""
    return report.run("ack", METHOD, measure, argv)
