"""The page of figures: the last table of each bench, in docs/performance.md, and its machine."""

import os
import platform
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Final

from tests.postgres import DEBIAN

PAGE: Final = Path(__file__).parents[2] / "docs/performance.md"
LIBRARIES: Final = (
    "slack-bolt",
    "slack-sdk",
    "aiohttp",
    "httpx",
    "pydantic",
    "apscheduler",
    "procrastinate",
    "psycopg",
    "starlette",
    "uvicorn",
    "uvloop",
)


def write(bench: str, rows: Sequence[Sequence[str]], method: str, page: Path = PAGE) -> None:
    """Put a bench's table where its last one stands; each row is what, found, and the bound."""
    text = page.read_text()
    for name, block in ((bench, _section(rows, method)), ("where", _where())):
        before, after = _around(text, name)
        text = f"{before}\n{block}\n{after}"
    page.write_text(text)


def _around(text: str, name: str) -> tuple[str, str]:
    """Return what comes before a block, its first comment included, and what comes after it."""
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    start = text.index(begin) + len(begin)
    return text[:start], text[text.index(end, start) :]


def _section(rows: Sequence[Sequence[str]], method: str) -> str:
    lines = [("what", "measured", "bound"), ("---", "---:", "---"), *rows]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    return f"Measured on {_today()}.\n\n{table}\n\n{method.strip()}"


def _today() -> str:
    return datetime.now(UTC).date().isoformat()  # noqa: TID251  the day of a measurement


def _where() -> str:
    """Return the machine and what runs on it."""
    programs = [
        f"{platform.python_implementation()} {platform.python_version()}",
        f"SQLite {sqlite3.sqlite_version}",
        *(f"PostgreSQL {one.name}" for one in sorted(DEBIAN.glob("*"))[-1:]),
    ]
    libraries = [f"{name} {version(name)}" for name in LIBRARIES]
    return f"{_machine()}. {', '.join(programs)}. {', '.join(libraries)}."


def _machine() -> str:
    model = _told("/proc/cpuinfo", "model name")
    kibibytes = int(_told("/proc/meminfo", "MemTotal").split()[0])
    system = f"{platform.system()} {platform.release().partition('-')[0]}"
    return f"{os.cpu_count()} cores of {model}, {kibibytes / 2**20:.0f} GiB, {system}"


def _told(file: str, name: str) -> str:
    """Return what Linux tells under a name."""
    lines = Path(file).read_text().splitlines()
    return next(line for line in lines if line.startswith(name)).partition(":")[2].strip()
