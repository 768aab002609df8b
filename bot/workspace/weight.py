"""Refuses what is too heavy, before it is read whole."""

from typing import Final

from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Four times what Slack takes in one view (250 kB: docs.slack.dev/reference/methods/views.open).
HEAVIEST_BYTES: Final = 1_000_000
TOO_HEAVY: Final = f"A request may weigh at most {HEAVIEST_BYTES} bytes."


class WeightLimit:
    """Counts the bytes of every request's body; past the limit the answer is 413."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, its body counted."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _announced(scope) > HEAVIEST_BYTES:
            await PlainTextResponse(TOO_HEAVY, 413)(scope, receive, send)
            return
        weight = 0

        async def counted() -> Message:
            nonlocal weight
            message = await receive()
            weight += len(message.get("body", b""))
            if weight > HEAVIEST_BYTES:
                raise HTTPException(413, TOO_HEAVY)
            return message

        await self._app(scope, counted, send)


def _announced(scope: Scope) -> int:
    length: bytes = dict(scope["headers"]).get(b"content-length", b"")
    return int(length) if length.isdigit() else 0
