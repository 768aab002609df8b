"""Who receives callbacks: on a socket, remembering them, answering as it is told."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tests.unit.room_service.serve import on_a_socket
from tests.unit.room_service.talk import Caller

OK = b'{"ActionStatus":"OK","ErrorInfo":"","ErrorCode":0}'
"""The reply that the callback pages ask for."""


@dataclass
class Receiver:
    """What came, oldest first, and what is answered.

    Attributes:
        url: Where it listens.
        queries: The query of each.
        bodies: The body of each.
        answer: What it says, with which status.
        may_answer: It waits for this before it says anything.
    """

    url: str = ""
    queries: list[dict[str, str]] = field(default_factory=list)
    bodies: list[dict[str, Any]] = field(default_factory=list)
    answer: bytes = OK
    status: int = 200
    may_answer: asyncio.Event = field(default_factory=asyncio.Event)

    async def __call__(self, request: Request) -> Response:
        """Take one callback."""
        self.queries.append(dict(request.query_params))
        self.bodies.append(await request.json())
        await self.may_answer.wait()
        return Response(self.answer, self.status)

    async def came(self, number: int) -> None:
        """Wait until so many have come."""
        while True:
            if len(self.bodies) >= number:
                return
            await asyncio.sleep(0.005)

    def commands(self) -> list[str]:
        """Return what came, without the service before the dot."""
        return [body["CallbackCommand"].partition(".CallbackAfter")[2] for body in self.bodies]


@asynccontextmanager
async def receiving() -> AsyncIterator[Receiver]:
    """Receive for as long as the block runs."""
    receiver = Receiver()
    receiver.may_answer.set()
    app = Starlette(routes=[Route("/told/{rest:path}", receiver.__call__, methods=["POST"])])
    async with on_a_socket(app) as port:
        receiver.url = f"http://127.0.0.1:{port}/told/secret?ours=1"
        yield receiver
        receiver.may_answer.set()


async def settled(caller: Caller) -> list[dict[str, Any]]:
    """Wait until every callback has its outcome; return what is remembered of them."""
    while True:
        sent: list[dict[str, Any]] = (await caller.state())["callbacks"]["sent"]
        if all(one["outcome"] != "sending" for one in sent):
            return sent
        await asyncio.sleep(0.005)


async def told(caller: Caller, receiver: Receiver) -> dict[str, Any]:
    """Return the last callback, once all have arrived."""
    await settled(caller)
    return receiver.bodies[-1]
