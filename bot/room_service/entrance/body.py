"""The body: read within bounds, and a JSON object or nothing."""

from starlette.requests import Request

from bot.room_service.entrance import strict_json
from bot.room_service.envelope import Json, Refused

LONGEST_BYTES = 1_048_576
"""ASSUMED: no page names a bound; a request of documented fields stays far below it."""


class TooLong(Exception):
    """The body is past `LONGEST_BYTES`; answered with HTTP 413."""


async def read(request: Request) -> bytes:
    """Return the body, or raise `TooLong`.

    What is past the bound is read and thrown away: a client that is still sending when the
    connection closes would never see the answer.
    """
    kept = bytearray()
    length = 0
    async for chunk in request.stream():
        length += len(chunk)
        if length <= LONGEST_BYTES:
            kept += chunk
    if length > LONGEST_BYTES:
        raise TooLong
    return bytes(kept)


def parse(raw: bytes) -> Json:
    """Return the object in `raw`; an empty body is none, and is refused (fact sheet, 2.2)."""
    try:
        value = strict_json.parse(raw)
    except ValueError:
        raise Refused(60003) from None
    if not isinstance(value, dict):
        raise Refused(60003)
    return value
