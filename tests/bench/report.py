"""A bench's answer: a table with bounds, its method in one paragraph, one line of JSON."""

import argparse
import json
import math
import sys
import textwrap
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any, Final

import uvloop

WIDTH: Final = 100


class Size(Enum):
    """How long a bench may take."""

    FULL = "minutes"
    QUICK = "well under a minute"


class CannotMeasure(Exception):
    """Something stood in the way of measuring; the sentence says what."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table.

    Attributes:
        measured: What was found, for people.
        bound: What it should be, for people; empty for a line that only informs.
        holds: Whether it is so; None when there is no bound.
        value: What was found, for machines; None when it is no number.
    """

    what: str
    measured: str
    value: float | None
    bound: str = ""
    holds: bool | None = None

    @property
    def verdict(self) -> str:
        """Return the bound and whether it holds, in words."""
        return f"{self.bound:<10} {'holds' if self.holds else 'does not hold'}" * bool(self.bound)


def at_most(what: str, value: float, most: float, unit: str = "", *, digits: int = 2) -> Row:
    """Return the row of a figure that should not be above `most`."""
    measured, bound = f"{value:.{digits}f}{unit}", f"≤ {most:g}{unit}"
    return Row(what, measured, value, bound, value <= most)


def below(what: str, value: float, limit: float, unit: str = "", *, digits: int = 1) -> Row:
    """Return the row of a figure that should be below `limit`."""
    measured, bound = f"{value:.{digits}f}{unit}", f"< {limit:g}{unit}"
    return Row(what, measured, value, bound, value < limit)


def at_least(what: str, value: float, least: float, unit: str = "") -> Row:
    """Return the row of a figure that should not be below `least`."""
    return Row(what, f"{value:.2f}{unit}", value, f"≥ {least:g}{unit}", value >= least)


def all_of(what: str, found: int, of: int) -> Row:
    """Return the row of a count that should be complete."""
    return Row(what, f"{found} of {of}", found, f"= {of}", found == of)


def plain(what: str, value: float, unit: str = "", *, digits: int = 0) -> Row:
    """Return the row of a figure without a bound."""
    return Row(what, f"{value:,.{digits}f}{unit}", value)


def told(what: str, words: str) -> Row:
    """Return the row of something that is no figure, such as why there is none."""
    return Row(what, words, None)


def percentile(figures: Sequence[float], share: float) -> float:
    """Return the smallest of `figures` that is not below `share` (0 to 1) of them."""
    return sorted(figures)[max(math.ceil(share * len(figures)), 1) - 1]


def show(bench: str, rows: Sequence[Row], method: str) -> None:
    """Print the table, the method, and the line of JSON."""
    wide = max(len(row.what) for row in rows)
    for row in rows:
        print(f"{row.what:<{wide}}  {row.measured:>12}  {row.verdict}".rstrip())
    print(f"\n{textwrap.fill(' '.join(method.split()), WIDTH)}\n")
    holds = all(row.holds is not False for row in rows)
    found = [asdict(row) | {"value": _rounded(row.value)} for row in rows]
    print(json.dumps({"bench": bench, "holds": holds, "rows": found}, ensure_ascii=False))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def run(
    bench: str,
    method: str,
    measure: Callable[[Size], Coroutine[Any, Any, Sequence[Row]]],
    argv: Sequence[str],
) -> int:
    """Measure and show; 0 when it could be measured, whatever came out, and 2 when not."""
    parser = argparse.ArgumentParser(prog=f"python -m tests.bench {bench}")
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    size = Size.QUICK if parser.parse_args(argv).quick else Size.FULL
    try:
        rows = uvloop.run(measure(size))
    except CannotMeasure as why:
        print(f"Could not measure: {why}", file=sys.stderr)
        return 2
    show(bench, rows, method)
    return 0
