"""One row of the table: what is emulated, how well, who says so, and which test holds it."""

from dataclasses import dataclass
from enum import StrEnum

TESTS = "tests/unit/room_service/"
"""Where the tests of the rows are."""


class Degree(StrEnum):
    """How well something is emulated."""

    FULL = "full"
    """As the pages say, and they say enough."""

    PARTIAL = "partial"
    """As the pages say, less what `gap` names."""

    ASSUMED = "assumed"
    """No page says; `gap` tells what was taken for granted."""


FULL, PARTIAL, ASSUMED = Degree


@dataclass(frozen=True)
class Row:
    """One thing that the local room service does.

    Attributes:
        what: The thing, in a few words.
        degree: How well.
        authority: Page or section of the fact sheet, and its mark: D documented, C Tencent's code,
            T third-party code, O observed, I inferred; or `ours` for what only a stand-in has.
        test: File in `TESTS` and test, joined by two colons.
        gap: What is missing or assumed; empty when nothing is.
    """

    what: str
    degree: Degree
    authority: str
    test: str
    gap: str = ""
