"""Draws what the pages of docs/ show of the code: states, floors, what the stand-ins cover.

    python -m tests.meta.diagram

writes them anew, after `TRANSITIONS`, the import contracts or a coverage table have changed.
"""

import re
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.room_service import coverage as room_service
from bot.rooms.lifecycle import TRANSITIONS, State
from bot.workspace import coverage as workspace

ROOT: Final = Path(__file__).parents[2]
ARCHITECTURE: Final = ROOT / "docs/architecture.md"
STAND_INS: Final = ROOT / "docs/stand-ins.md"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What stands between two comments of a page."""

    page: Path
    draw: Callable[[], str]


def states() -> str:
    """Return the states as a Mermaid diagram; a state that nothing leaves is an end."""
    leaving = {state for state, _ in TRANSITIONS}
    arrows = [f"{state} --> {then}: {event}" for (state, event), then in TRANSITIONS.items()]
    ends = [f"{state} --> [*]" for state in State if state not in leaving]
    lines = [f"[*] --> {State.PLANNED}", *arrows, *ends]
    return "\n".join(["```mermaid", "stateDiagram-v2", *(f"    {line}" for line in lines), "```"])


def floors() -> str:
    """Return the layers of the first import contract, highest first."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return "\n".join(["```text", *contracts["contracts"][0]["layers"], "```"])


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join(f"| {' | '.join(line)} |" for line in [head, ["---"] * len(head), *rows])


def commands() -> str:
    """Return what the local room service answers."""
    rows = [
        [f"`{path}`", row.degree, row.gap or "–"]
        for path, row in {**room_service.COMMANDS, **room_service.CALLBACKS}.items()
    ]
    return _table(["command or callback", "how well", "what is missing or assumed"], rows)


def methods() -> str:
    """Return what the local workspace answers."""
    rows = [[f"`{name}`", row.gap or "–"] for name, row in workspace.METHODS.items()]
    return _table(["method", "what is missing or assumed"], rows)


def behaviours() -> str:
    """Return which of Slack's ways the local workspace has."""
    rows = [[name, row.gap or "–"] for name, row in workspace.BEHAVIOURS.items()]
    return _table(["behaviour", "what is missing or assumed"], rows)


DRAWINGS: Final = {
    "states": Drawing(ARCHITECTURE, states),
    "floors": Drawing(ARCHITECTURE, floors),
    "commands": Drawing(STAND_INS, commands),
    "methods": Drawing(STAND_INS, methods),
    "behaviours": Drawing(STAND_INS, behaviours),
}


def between(name: str) -> re.Pattern[str]:
    """Return what finds a drawing on the page: all that stands between its two comments."""
    return re.compile(rf"(?<=<!-- {name}: begin -->\n).*?(?=\n<!-- {name}: end -->)", re.DOTALL)


def renewed(text: str, name: str, drawn: str) -> str:
    """Return a page's text with one drawing put in its place."""
    return between(name).sub(lambda _: drawn, text)


def main() -> None:
    """Write the drawings into their pages."""
    for name, drawing in DRAWINGS.items():
        page = drawing.page
        page.write_text(renewed(page.read_text(), name, drawing.draw()))


if __name__ == "__main__":
    main()
