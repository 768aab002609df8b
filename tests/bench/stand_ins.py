"""Room service and Slack for measuring: one answers at once and counts, one never answers.

They are no judges: the black box's are, at a price that would be measured along.
"""

import asyncio
import itertools
import json
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any, Final
from urllib.parse import parse_qsl

import uvicorn
import uvloop
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.blackbox.slack.world import BOT_ID, BOT_USER, SCOPES, TEAM, World

Json = Mapping[str, Any]
Answer = dict[str, Any]
OK: Final[Json] = {"ok": True}
WHO: Final[Json] = {**OK, "team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT_ID}


class Prompt:
    """Answers every call at once, as if all had gone well, and counts rooms and cards."""

    def __init__(self) -> None:
        self._world = World()
        self._numbers = itertools.count(1)
        self._rooms: Counter[str] = Counter()
        self._posts: Counter[str] = Counter()
        self._calls: Counter[str] = Counter()
        self._newest_room = ""
        self._newest_card: Json = {}
        self.methods: dict[str, Callable[[Json], Answer]] = {
            "auth.test": lambda _: {**WHO},
            "users.info": self._user,
            "conversations.info": self._channel,
            "chat.postMessage": self._post,
        }

    def app(self) -> Starlette:
        """Return both services and the ledger on one address."""
        return Starlette(
            routes=[
                Route("/api/{name}", self._slack, methods=["GET", "POST"]),
                Route("/v4/{service}/{name}", self.room_service, methods=["POST"]),
                Route("/response/{key:path}", self._response_url, methods=["POST"]),
                Route("/ledger", self._told, methods=["GET"]),
                Route("/readyz", self._told, methods=["GET"]),
            ]
        )

    async def _slack(self, request: Request) -> Response:
        name = request.path_params["name"]
        self._calls[name] += 1
        method = self.methods.get(name)
        arguments = {**request.query_params, **_arguments(await request.body())}
        answer = method(arguments) if method else {"ok": False, "error": "unknown_method"}
        return JSONResponse(answer, headers={"x-oauth-scopes": ",".join(SCOPES)})

    def _user(self, arguments: Json) -> Answer:
        self._world.people.setdefault(arguments["user"], "ana")
        return {**OK, "user": self._world.user(arguments["user"])}

    def _channel(self, arguments: Json) -> Answer:
        return {**OK, "channel": self._world.conversation(arguments["channel"])}

    def _post(self, arguments: Json) -> Answer:
        channel = str(arguments["channel"])
        self._posts[channel] += 1
        self._newest_card = arguments
        return {**OK, "channel": channel, "ts": self._world.next_ts(), "message": {}}

    async def room_service(self, request: Request) -> Response:
        """Answer a call as if all had gone well."""
        name = request.path_params["name"]
        self._calls[name] += 1
        body = _arguments(await request.body())
        if name == "create_room":
            self._newest_room = body["RoomInfo"]["RoomId"]
            self._rooms[self._newest_room] += 1
        done = {"ActionStatus": "OK", "ErrorCode": 0, "ErrorInfo": ""}
        return JSONResponse({**done, "RequestId": f"Id-bench-O-Seq-{next(self._numbers)}"})

    async def _response_url(self, _: Request) -> Response:
        self._calls["response_url"] += 1
        return Response("ok")

    async def _told(self, _: Request) -> Response:
        return JSONResponse(self.ledger())

    def ledger(self) -> dict[str, Any]:
        """Say what was made and posted; each room once, one card a channel, is as it should be."""
        return {
            "rooms": len(self._rooms),
            "creates": self._rooms.total(),
            "channels": len(self._posts),
            "posts": self._posts.total(),
            "calls": dict(self._calls),
            "newest_room": self._newest_room,
            "newest_card": self._newest_card,
        }


def _arguments(body: bytes) -> Answer:
    """Return the arguments of a call, which come as JSON or as a form."""
    if body.startswith(b"{"):
        found: Answer = json.loads(body)
        return found
    return dict(parse_qsl(body.decode()))


@asynccontextmanager
async def silence() -> AsyncIterator[str]:
    """Listen while the context lasts, never answer, and give the address: everything stalls."""
    loop = asyncio.get_running_loop()
    server = await loop.create_server(asyncio.Protocol, "127.0.0.1", 0, backlog=4096)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()


def serve_until_killed(outside: Prompt, port: str) -> None:
    """Serve both on a port of this machine."""
    config = uvicorn.Config(
        outside.app(),
        host="127.0.0.1",
        port=int(port),
        log_config=None,
        access_log=False,
        lifespan="off",
    )
    uvloop.run(uvicorn.Server(config).serve())


if __name__ == "__main__":
    serve_until_killed(Prompt(), *sys.argv[1:])
