"""How Slack brings something to the app: a signed POST, and what came back as the ack."""

import asyncio
import hashlib
import hmac
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode

import aiohttp

Json = Mapping[str, Any]
FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True, slots=True)
class Ack:
    """What the app answered at once, and after how many seconds."""

    status: int
    body: str
    seconds: float

    @property
    def payload(self) -> dict[str, Any]:
        """Return the ack's body as an object: plain words are an ephemeral text."""
        if not self.body:
            return {}
        try:
            payload = json.loads(self.body)
        except ValueError:
            return {"text": self.body}
        return payload if isinstance(payload, dict) else {"text": self.body}


class Delivery(Protocol):
    """A way to the app: `kind` is ``slash_commands`` or ``interactive``, as Socket Mode says it."""

    async def deliver(self, kind: str, payload: Json) -> Ack:
        """Bring `payload` to the app."""
        ...


def real_time() -> float:
    """Return Unix seconds: the app compares a request's age with the real clock."""
    return time.time()  # noqa: TID251 - signatures are dated by the real clock


def signature(body: bytes, secret: str, timestamp: int) -> str:
    """Return a request's signature: docs.slack.dev/authentication/verifying-requests-from-slack."""
    base = b"v0:%d:%s" % (timestamp, body)
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


def signed(body: bytes, secret: str, *, age_s: int = 0) -> dict[str, str]:
    """Return the headers of a request that is `age_s` seconds old."""
    timestamp = int(real_time()) - age_s
    return {
        "Content-Type": FORM,
        "X-Slack-Request-Timestamp": str(timestamp),
        "X-Slack-Signature": signature(body, secret, timestamp),
    }


def as_form(kind: str, payload: Json) -> bytes:
    """Return the body as Slack writes it: fields for a command, one field of JSON for the rest."""
    fields = payload if kind == "slash_commands" else {"payload": json.dumps(payload)}
    return urlencode(fields).encode()


class HttpDelivery:
    """Signed requests to ``POST /slack/events``."""

    def __init__(self, http: aiohttp.ClientSession, url: str, secret: str) -> None:
        self._http = http
        self._url = url
        self._secret = secret

    async def deliver(self, kind: str, payload: Json) -> Ack:
        """Bring `payload` to the app with a good signature."""
        body = as_form(kind, payload)
        return await self.send(body, signed(body, self._secret))

    async def send(self, body: bytes, headers: Mapping[str, str]) -> Ack:
        """Bring any bytes under any headers: what an intruder would do."""
        loop = asyncio.get_running_loop()
        start = loop.time()
        async with self._http.post(self._url, data=body, headers=headers) as response:
            text = await response.text(errors="replace")
            return Ack(response.status, text, loop.time() - start)
