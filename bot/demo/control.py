"""The room service's control API, called as its operator calls it, without a socket."""

from typing import Any

import httpx
from starlette.applications import Starlette


class Control:
    """Calls the control API of a room service in this process."""

    def __init__(self, rooms: Starlette) -> None:
        self._transport = httpx.ASGITransport(rooms)

    async def __call__(self, method: str, what: str, body: dict[str, Any] | None = None) -> None:
        """Call it; raises `LookupError` where it knows no such thing."""
        async with httpx.AsyncClient(transport=self._transport, base_url="http://rooms") as http:
            answer = await http.request(method, f"/control/{what}", json=body)
        if answer.status_code == httpx.codes.NOT_FOUND:
            raise LookupError(what)
        answer.raise_for_status()
