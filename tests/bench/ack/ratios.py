"""`/room help` and `/room now` against Bolt's hello-worlds: acks a second and CPU, in turns."""

from collections import deque
from collections.abc import Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Final

from tests.bench.ack.floods import HELP, NOW, Bench, Figures, Scale, figure_rows, median_ratio
from tests.bench.ack.node_bolt import NotThere, installed
from tests.bench.deliveries import Deliveries
from tests.bench.load import TAKEN, TOLD
from tests.bench.program import PORT, Cores, Program, folder_in, serving, surroundings
from tests.bench.report import Row, Size, at_least, at_most, plain, told
from tests.bench.stand_ins import silence

OURS, BARE, NODE = "/room help", "bare Bolt", "Node's Bolt"
EXPRESS, HTTP = f"{NODE}, Express", f"{NODE}, plain HTTP"
RECEIVERS: Final = {EXPRESS: "ExpressReceiver", HTTP: "HTTPReceiver"}
LEAST: Final = {BARE: 0.90, EXPRESS: 1.2, HTTP: 1.2}  # design, section 8
NOW_MOST: Final = 2.0  # the same
SCALES: Final[Mapping[Size, Scale]] = {
    Size.FULL: Scale(rounds=9, acks=4000, first=1500),
    Size.QUICK: Scale(rounds=3, acks=1500, first=1500),
}


async def measure(size: Size, on: Cores, folder: Path) -> list[Row]:
    """Return the rows of both comparisons."""
    async with AsyncExitStack() as stack:
        silent = await stack.enter_async_context(silence())
        around = surroundings(folder)
        slack = await stack.enter_async_context(
            serving("tests.bench.stand_ins", PORT, core=on.load, settings=around)
        )
        bench = Bench(SCALES[size], on, folder, silent, Deliveries(silent))
        bare = await stack.enter_async_context(bench.bare_bolt(slack.url))
        return [*await _help(bench, bare, slack.url), *await _now(bench, bare)]


async def _help(bench: Bench, bare: Program, slack: str) -> list[Row]:
    """Compare `/room help` with whatever yardsticks there are."""
    try:
        node = installed(folder_in(bench.folder, "node"))
    except NotThere as why:
        rows = await _in_turns(bench, {BARE: bare})
        return [*rows, told(f"{OURS} ÷ {NODE}, throughput", f"not measured: {why}")]
    async with AsyncExitStack() as stack:
        nodes = {
            name: await stack.enter_async_context(bench.node_bolt(node, receiver, slack))
            for name, receiver in RECEIVERS.items()
        }
        rows = await _in_turns(bench, {BARE: bare, **nodes})
    return [told(f"{NODE}: version", node.versions), *rows]


async def _in_turns(bench: Bench, yardsticks: Mapping[str, Program]) -> list[Row]:
    """Flood `/room help` and the yardsticks: all are up, and take turns at going first."""
    async with bench.bot("help", HELP, TOLD) as bot:
        programs = {**yardsticks, OURS: bot}
        figures: dict[str, list[Figures]] = {name: [] for name in programs}
        turn = deque(programs)
        for _ in range(bench.scale.rounds):
            for name in turn:
                figures[name].append(await bench.flood(programs[name], HELP, TOLD))
            turn.rotate()
    rows = [row for name, floods in figures.items() for row in figure_rows(name, floods)]
    for name in yardsticks:
        rows += _compared(name, figures[OURS], figures[name])
    return rows


def _compared(name: str, ours: list[Figures], yardstick: list[Figures]) -> list[Row]:
    per_s = median_ratio([f.per_s for f in ours], [f.per_s for f in yardstick])
    cpu = median_ratio([f.cpu_us for f in ours], [f.cpu_us for f in yardstick])
    return [
        at_least(f"{OURS} ÷ {name}, throughput", per_s, LEAST[name]),
        plain(f"{OURS} ÷ {name}, CPU per ack", cpu, digits=2),
    ]


async def _now(bench: Bench, bare: Program) -> list[Row]:
    """Compare `/room now`: a fresh bot each round, stalled from its start."""
    yardstick: list[Figures] = []
    ours: list[Figures] = []
    for number in range(bench.scale.rounds):
        yardstick.append(await bench.flood(bare, HELP, TOLD))
        async with bench.bot(f"now-{number}", NOW, TAKEN) as bot:
            ours.append(await bench.flood(bot, NOW, TAKEN))
    ratio = median_ratio([f.cpu_us for f in ours], [f.cpu_us for f in yardstick])
    return [
        *figure_rows("/room now, one durable row", ours),
        at_most("/room now ÷ bare Bolt, CPU per ack", ratio, NOW_MOST),
    ]
