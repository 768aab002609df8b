"""What a bench prints: a table for people, a line for machines, and who keeps to which bound."""

import json

import pytest

from tests.bench.report import Row, at_least, at_most, show, told


def printed(capsys: pytest.CaptureFixture[str], *rows: Row) -> tuple[str, dict[str, object]]:
    """Return the first line of the table, and the line of JSON."""
    show("name", rows, "Method.")
    lines = capsys.readouterr().out.splitlines()
    return lines[0], json.loads(lines[-1])


def test_what_was_not_measured_says_why_and_breaks_no_bound(
    capsys: pytest.CaptureFixture[str],
) -> None:
    line, found = printed(capsys, told("ours ÷ theirs", "not measured: there is no node"))

    assert line == "ours ÷ theirs  not measured: there is no node"
    assert found["holds"] is True
    assert found["rows"] == [
        {
            "what": "ours ÷ theirs",
            "measured": "not measured: there is no node",
            "value": None,
            "bound": "",
            "holds": None,
        }
    ]


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (at_most("CPU", 1.1, 1.1), "CPU          1.10  ≤ 1.1      holds"),
        (at_most("CPU", 1.104, 1.1), "CPU          1.10  ≤ 1.1      does not hold"),
        (at_least("CPU", 1.19, 1.2), "CPU          1.19  ≥ 1.2      does not hold"),
    ],
)
def test_a_bound_is_shown_with_what_was_found(
    capsys: pytest.CaptureFixture[str], row: Row, line: str
) -> None:
    shown, found = printed(capsys, row)

    assert shown == line
    assert found["holds"] is row.holds
