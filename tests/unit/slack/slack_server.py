"""A small real HTTP server that stands for Slack: it keeps what it is asked and answers as told."""

import json
from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

OK: Mapping[str, Any] = {"ok": True, "channel": "C0TEAM", "ts": "1793804400.000100"}


@dataclass(slots=True)
class Told:
    """An answer to give."""

    body: Any
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"

    def response(self) -> web.Response:
        """Return it as HTTP."""
        text = self.body if isinstance(self.body, str) else json.dumps(self.body)
        return web.Response(
            text=text, status=self.status, headers=self.headers, content_type=self.content_type
        )


def no(error: str) -> Told:
    """Return a refusal in Slack's shape."""
    return Told({"ok": False, "error": error})


class SlackServer:
    """Answers every method with `ok`, unless told otherwise once."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.tell: defaultdict[str, deque[Told | None]] = defaultdict(deque)
        self._runner: web.AppRunner | None = None
        self.url = ""

    async def __aenter__(self) -> Self:
        app = web.Application()
        app.router.add_route("*", "/{method:.+}", self._answer)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/"
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._runner is not None
        await self._runner.cleanup()

    def asked(self, method: str) -> list[dict[str, Any]]:
        """Return the arguments of every call of `method`."""
        return [arguments for name, arguments in self.calls if name == method]

    async def _answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"].removeprefix("api/")
        self.calls.append((method, await _arguments(request)))
        told = self.tell[method].popleft() if self.tell[method] else Told(OK)
        if told is None:  # the answer is lost: the connection ends without one
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        return told.response()


async def _arguments(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return dict(await request.json())
    form = dict(await request.post()) or dict(request.query)
    return {name: _value(str(value)) for name, value in form.items()}


def _value(text: str) -> object:
    return json.loads(text) if text[:1] in {"[", "{"} else text
