"""When to try again: 1.1, 2, 4, 8 … 30 s with jitter, and how long a person waits in all."""

import random
from collections.abc import Mapping
from typing import Final

FIRST_S: Final = 1.1  # one RoomId may be created once per second (100012): never sooner
MOST_S: Final = 30.0
PATIENCE_S: Final = 17.0  # after that no new try begins; with 10 s a call, people hear within 30 s
SAY_TRYING_S: Final = 3.0  # with the 1 s tick of the engine, people hear within 5 s


# Codes that ask for more than that, with the seconds (fact sheet, 2.4 and 3.3).
LONGER_S: Final[Mapping[int, float]] = {70050: 60.0}


def delay(attempts: int, code: int | None = None) -> float:
    """Return how long to wait after `attempts` tries, seconds; up to a tenth longer by chance."""
    base = FIRST_S if attempts <= 1 else min(2.0 ** (attempts - 1), MOST_S)
    base = max(base, LONGER_S.get(code or 0, 0.0))
    return base * random.uniform(1.0, 1.1)  # noqa: S311  jitter is no secret
