"""The page of figures: a bench's table stands between its comments, and none is missing."""

import re
from pathlib import Path

import pytest

from tests.bench import page
from tests.bench.__main__ import BENCHES

TEXT = """# What it costs

<!-- where -->
<!-- end of where -->

<!-- start -->
Measured long ago.
<!-- end of start -->

Said by hand.
"""
A_TABLE = r"<!-- {} -->\nMeasured on 20\d\d-\d\d-\d\d\.\n\n\| what \| measured \| bound \|\n"


@pytest.mark.skipif(not Path("/proc/cpuinfo").exists(), reason="benches need Linux")
def test_a_table_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    copy = tmp_path / "performance.md"
    copy.write_text(TEXT)

    page.write("start", [("start", "0.81 s", "≤ 1.5 s holds"), ("plain", "7", "")], "How.", copy)

    written = re.sub(r"on \d{4}-\d\d-\d\d", "on a day", copy.read_text())
    assert written.endswith(
        """<!-- start -->
Measured on a day.

| what | measured | bound |
| --- | ---: | --- |
| start | 0.81 s | ≤ 1.5 s holds |
| plain | 7 |  |

How.
<!-- end of start -->

Said by hand.
"""
    )
    assert re.search(r"<!-- where -->\n\d+ cores of .+, SQLite 3\.", written)


@pytest.mark.parametrize("bench", [*BENCHES, "chaos --many"])
def test_every_bench_has_its_last_table_on_the_page(bench: str) -> None:
    assert re.search(A_TABLE.format(re.escape(bench)), page.PAGE.read_text())
