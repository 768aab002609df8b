"""The house is as it is drawn: imports, first lines, effects, and docs/architecture.md."""

import ast
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from bot.rooms.actions.action import ActionKind
from bot.rooms.lifecycle import TRANSITIONS, Event, State
from bot.usecases.perform import EFFECTS
from tests.meta.diagram import DRAWINGS, between

ROOT: Final = Path(__file__).parents[2]
SOURCES: Final = [
    path
    for folder in ("bot", "commands", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if path.read_text().strip()
]


def test_imports_point_down() -> None:
    lint = "from importlinter.cli import lint_imports_command; lint_imports_command()"

    run = subprocess.run(  # noqa: S603  our own words, no shell
        [sys.executable, "-c", lint, "--no-cache"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},  # noqa: TID251  passed on
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
    assert " 0 broken" in run.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_first_line_says_what_a_file_is_for(path: Path) -> None:
    text = ast.get_docstring(ast.parse(path.read_text())) or ""

    first, *rest = text.splitlines() or [""]
    assert len(first.split()) > 1
    assert first.endswith(".")
    assert not rest or rest[0] == ""


@pytest.mark.parametrize("name", DRAWINGS)
def test_the_page_shows_what_the_code_says(name: str) -> None:
    drawing = DRAWINGS[name]
    found = between(name).findall(drawing.page.read_text())

    assert found == [drawing.draw()], "run: python -m tests.meta.diagram"


def test_the_diagram_has_an_arrow_for_every_transition() -> None:
    drawn = DRAWINGS["states"].draw().splitlines()

    assert "    [*] --> planned" in drawn
    assert "    preparing --> ready: made" in drawn
    assert "    over --> [*]" in drawn
    assert len(drawn) == len(TRANSITIONS) + 2 + 3  # begin, end; the fences and the title


def test_every_state_and_every_event_has_its_place() -> None:
    states = {state for state, _ in TRANSITIONS} | set(TRANSITIONS.values())

    assert states == set(State)
    assert {event for _, event in TRANSITIONS} == set(Event)


def test_every_kind_of_action_has_an_effect() -> None:
    assert EFFECTS.keys() == set(ActionKind)
