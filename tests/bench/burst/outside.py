"""A room service that keeps to its rate, and a Slack that knows which cards show a room.

It counts by itself: so many calls of one command in any sliding second, and not one more.
"""

import asyncio
import random
import sys
from collections import defaultdict, deque
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from tests.bench.stand_ins import OK, Answer, Json, Prompt, serve_until_killed
from tests.blackbox.slack.delivery import real_time
from tests.blackbox.stage import JOIN_AT

ALLOWED: Final = 200  # calls of one command in any second (page 002)
TOO_OFTEN: Final = 60007  # this REST call is over its rate (fact sheet, 4.1)
JITTER_S: Final = 0.03  # at most so long from the arrival of a call until it is counted
ANSWER_S: Final = 0.02  # from the counting to the answer


class SlidingSecond:
    """Lets so many through in any second, whenever it begins."""

    def __init__(self) -> None:
        self._counted: deque[float] = deque()

    def lets(self, now: float) -> bool:
        """Count a call at `now`, if it may be made."""
        while self._counted and self._counted[0] <= now - 1.0:
            self._counted.popleft()
        if len(self._counted) >= ALLOWED:
            return False
        self._counted.append(now)
        return True


class Limited(Prompt):
    """Answers all calls well that come at the rate; notes when each card first shows its room."""

    def __init__(self) -> None:
        super().__init__()
        self.methods["chat.update"] = self._update
        self._chance = random.Random(1)  # noqa: S311 - jitter is no secret
        self._seconds: defaultdict[str, SlidingSecond] = defaultdict(SlidingSecond)
        self._refused = 0
        self._first_at = 0.0
        self._ready: dict[str, float] = {}

    async def room_service(self, request: Request) -> Response:
        """Count a call after some jitter; answer it after a while."""
        await asyncio.sleep(self._chance.uniform(0.0, JITTER_S))
        is_let = self._seconds[request.url.path].lets(asyncio.get_running_loop().time())
        if request.path_params["name"] == "create_room":
            self._first_at = self._first_at or real_time()
        answer = await super().room_service(request) if is_let else self._too_often()
        await asyncio.sleep(ANSWER_S)
        return answer

    def _too_often(self) -> Response:
        self._refused += 1
        said = {"ActionStatus": "FAIL", "ErrorCode": TOO_OFTEN, "ErrorInfo": "too often"}
        return JSONResponse({**said, "RequestId": f"Id-bench-refused-{self._refused}"})

    def _update(self, arguments: Json) -> Answer:
        if JOIN_AT in str(arguments.get("blocks")):
            self._ready.setdefault(f"{arguments['channel']} {arguments['ts']}", real_time())
        return {**OK, "channel": arguments["channel"], "ts": arguments["ts"], "text": ""}

    def ledger(self) -> dict[str, Any]:
        """Say also what was refused, and how far the cards are; times are UTC epoch seconds."""
        return super().ledger() | {
            "refused": self._refused,
            "ready": len(self._ready),
            "first_at": self._first_at,
            "ready_at": max(self._ready.values(), default=0.0),
        }


if __name__ == "__main__":
    serve_until_killed(Limited(), *sys.argv[1:])
