"""One reason why Slack would not take something."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One entry of `errors` in the answer of `blocks.validate`.

    Attributes:
        code: A word for the kind of problem. The words are ours (ASSUMED).
        message: A sentence.
        pointer: JSON pointer to the place.
        constraint: What holds there, such as `maxLength=75`.
    """

    code: str
    message: str
    pointer: str
    constraint: str

    def told(self) -> dict[str, str]:
        """Return the problem as `blocks.validate` tells it."""
        return asdict(self)


def pointer_to(path: Iterable[str | int]) -> str:
    """Return a JSON pointer: RFC 6901."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)
