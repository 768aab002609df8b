"""Dropping a connection, so that the caller cannot know what became of the call.

Under uvicorn the socket is aborted before a byte of an answer. `httpx.ASGITransport` has no socket
and hands an exception of the app to the client untranslated; so what is raised there is already
the error that httpx gives for a connection closed on it.
"""

from typing import Protocol, runtime_checkable

import httpx
from starlette.requests import Request

MESSAGE = "Server disconnected without sending a response."


@runtime_checkable
class Transport(Protocol):
    """What is needed of a socket's transport; asyncio's and uvloop's both have it."""

    def abort(self) -> None:
        """Close at once, sending nothing more."""


class Dropped(Exception):
    """This call gets no answer."""


async def drop(request: Request) -> None:
    """End the connection of `request`, or raise `httpx.RemoteProtocolError` where there is none."""
    transport = _transport(request)
    if transport is None:
        raise httpx.RemoteProtocolError(MESSAGE)
    transport.abort()
    # Until uvicorn knows of it, its access log would tell of an answer that nobody got.
    await request.receive()


def _transport(request: Request) -> Transport | None:
    """Return the socket's transport; uvicorn keeps it beside the method that is `receive`."""
    cycle = getattr(request.receive, "__self__", None)
    transport = getattr(cycle, "transport", None)
    return transport if isinstance(transport, Transport) else None
