"""An answer that gets lost on its way, as when a connection breaks."""

from starlette.responses import Response
from starlette.types import Receive, Scope, Send


class DroppedAnswer(Response):
    """Starts to answer and stops in the middle: the server then cuts the connection."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        """Send less than was promised."""
        promised = [(b"content-type", b"application/json"), (b"content-length", b"1000")]
        await send({"type": "http.response.start", "status": 200, "headers": promised})
        await send({"type": "http.response.body", "body": b'{"ok":', "more_body": True})
