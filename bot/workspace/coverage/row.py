"""One row of the coverage."""

from dataclasses import dataclass
from typing import Final

DOCS: Final = "docs.slack.dev"
API_TESTS: Final = "tests/unit/workspace/api"
ACT_TESTS: Final = "tests/unit/workspace/acting"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One thing that Slack does.

    Attributes:
        tested: The file of its tests.
        source: The page that says how it is; `ASSUMED` where none does.
        gap: What is missing or different; empty when nothing is known to be.
    """

    tested: str
    source: str
    gap: str = ""
