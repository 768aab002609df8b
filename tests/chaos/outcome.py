"""What came of a story under fire, and how long it took."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.chaos.stage import Stage
from tests.chaos.verdict import Verdict

LOOK_AGAIN_S: Final = 0.2
GIVEN_UP_S: Final = 90.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it.

    Attributes:
        after_s: Seconds from the last restart until every promise was kept.
        restart_s: The slowest start after an end, seconds.
        due_s: Seconds from the instant at which all was due until then; 0: not due together.
    """

    verdict: Verdict
    after_s: float
    restart_s: float
    due_s: float = 0.0

    @property
    def is_kept(self) -> bool:
        """Say whether everything came out as promised."""
        return self.verdict.is_kept


async def outcome(stage: Stage, judge: Callable[[], Verdict], effects: int) -> Outcome:
    """Wait until nothing is lost any more, or until it is plain that some will be.

    Args:
        stage: Where it is played.
        judge: Asked again and again, once there are as many rooms and posts as `effects`.
        effects: How many there must be at least.
    """
    now = asyncio.get_running_loop().time
    while now() < stage.restarted_at + GIVEN_UP_S:
        if stage.effects >= effects and not judge().lost:
            break
        await asyncio.sleep(LOOK_AGAIN_S)
    else:
        print(stage.tail())  # noqa: T201 - judged all the same, and this says why
    return Outcome(judge(), now() - stage.restarted_at, max(stage.restarts, default=0.0))
