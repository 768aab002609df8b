"""A room service that says what a test wants, line by line, and keeps what it was asked."""

import json
from typing import Any
from urllib.parse import parse_qs

import httpx

OK: dict[str, Any] = {"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0, "RequestId": "Id-1"}
Line = dict[str, Any] | httpx.Response | Exception


def refusal(code: int, info: str = "") -> dict[str, Any]:
    """Return an answer with that code, shaped as page 002 shapes it."""
    return {"ActionStatus": "FAIL", "ErrorInfo": info, "ErrorCode": code, "RequestId": "Id-2"}


class Script(httpx.AsyncBaseTransport):
    """Gives its lines in order; an exception is raised. Past the last line all is well."""

    def __init__(self, *lines: Line) -> None:
        self.lines = list(lines)
        self.asked: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        line = self.lines.pop(0) if self.lines else OK
        if isinstance(line, Exception):
            raise line
        return httpx.Response(200, json=line) if isinstance(line, dict) else line

    @property
    def commands(self) -> list[str]:
        """Return the names of the commands that were called."""
        return [request.url.path.rpartition("/")[2] for request in self.asked]

    @property
    def bodies(self) -> list[dict[str, Any]]:
        """Return the bodies that came."""
        return [json.loads(request.content) for request in self.asked]

    @property
    def usersigs(self) -> list[str]:
        """Return the signatures that came."""
        return [parse_qs(request.url.query.decode())["usersig"][0] for request in self.asked]

    def client(self) -> httpx.AsyncClient:
        """Return a client that talks to this script."""
        return httpx.AsyncClient(transport=self)
