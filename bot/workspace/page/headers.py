"""What every answer of the page carries so that a browser takes nothing but the page's own."""

from typing import Final

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# No inline script, no inline style, nothing from elsewhere, and in nobody's frame.
CONTENT_SECURITY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Guarded:
    """Adds the headers to the answers of one ASGI app.

    Args:
        app: Whose answers.
        caching: What `cache-control` says where the app itself says nothing.
    """

    def __init__(self, app: ASGIApp, caching: str = "no-store") -> None:
        self._app = app
        self._added = {
            "content-security-policy": CONTENT_SECURITY,
            "x-content-type-options": "nosniff",
            "referrer-policy": "same-origin",
            "cache-control": caching,
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with the headers."""

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._added.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, send_guarded)
