"""Draws what docs/architecture.md shows of the code: a booking's states, and the floors.

    python -m tests.meta.diagram

writes both anew into the page, after `TRANSITIONS` or the import contracts have changed.
"""

import re
import tomllib
from pathlib import Path
from typing import Final

from bot.rooms.lifecycle import TRANSITIONS, State

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "docs/architecture.md"


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


DRAWINGS: Final = {"states": states, "floors": floors}


def between(name: str) -> re.Pattern[str]:
    """Return what finds a drawing on the page: all that stands between its two comments."""
    return re.compile(rf"(?<=<!-- {name}: begin -->\n).*?(?=\n<!-- {name}: end -->)", re.DOTALL)


def main() -> None:
    """Write the drawings into the page."""
    text = PAGE.read_text()
    for name, draw in DRAWINGS.items():
        text = between(name).sub(draw().replace("\\", r"\\"), text)
    PAGE.write_text(text)


if __name__ == "__main__":
    main()
