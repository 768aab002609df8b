"""After the database was away: leases that ran out meanwhile are mostly those of the living.

Its law: nobody could renew one then, so for a while none is taken over. Who is alive writes by then
what came of its work, or renews; only who is gone does neither.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from bot.errors import StoreUnavailable

# Longer than the five seconds that a job waits for the database and the pause to the next try.
PATIENT_S: Final = 10.0
NEVER_TAKEN: Final = 0.0  # the lease of what nobody has


class Patience:
    """Says which leases count as over."""

    def __init__(self) -> None:
        self._was_away = False
        self._until = 0.0

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Notice that the store is away."""
        try:
            yield
        except StoreUnavailable:
            self._was_away = True
            raise

    def over_before(self, now: float) -> float:
        """Return the instant up to which a lease has to last to be somebody's, at `now`."""
        if self._was_away:
            self._was_away = False
            self._until = now + PATIENT_S
        return NEVER_TAKEN if 0.0 < self._until - now <= PATIENT_S else now
