"""x."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One."""

    code: str
    message: str
    pointer: str
    constraint: str

    def told(self) -> dict[str, str]:
        """Return the problem as `blocks.validate` tells it."""
        return asdict(self)


def message_problems(payload: Mapping[str, Any]) -> list[Problem]:
    """X."""
    return []


def view_problems(payload: Mapping[str, Any]) -> list[Problem]:
    """X."""
    return []
