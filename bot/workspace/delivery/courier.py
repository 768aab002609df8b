"""Chooses the way to the app and puts a payload into its form."""

import json
import secrets
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

import httpx

from bot.workspace.delivery.answer import Answer, unreachable
from bot.workspace.delivery.http import HttpDelivery
from bot.workspace.delivery.sockets import SocketDelivery
from bot.workspace.setup import Setup

Payload = dict[str, Any]

FORM: Final = "application/x-www-form-urlencoded"
JSON: Final = "application/json"
# The verification token is deprecated; Slack still sends one.
OLD_TOKEN: Final = "deprecated-verification-token"  # noqa: S105 - a placeholder, checked by nobody


class Courier:
    """Carries what people do to the app and brings its acknowledgement back."""

    def __init__(self, setup: Setup, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self.events_url = setup.events_url
        self.sockets = SocketDelivery()
        self._uses_sockets = bool(setup.app_token)
        self._http = HttpDelivery(setup.signing_secret, transport)

    async def command(self, fields: Mapping[str, str]) -> Answer:
        """Deliver a slash command."""
        return await self._send("slash_commands", dict(fields), urlencode(fields))

    async def interaction(self, payload: Payload) -> Answer:
        """Deliver a press, a submission, a closing, a shortcut or a wish for options."""
        body = urlencode({"payload": json.dumps(payload, ensure_ascii=False)})
        return await self._send("interactive", payload, body)

    async def event(self, payload: Payload, attempt: int = 0, reason: str = "") -> Answer:
        """Deliver an event; at the repetition `attempt`, `reason` says why it comes again."""
        body = json.dumps(payload, ensure_ascii=False)
        retry = {"x-slack-retry-num": str(attempt), "x-slack-retry-reason": reason}
        if self.events_url:
            return await self._http.post(self.events_url, body, JSON, retry if attempt else {})
        if self._uses_sockets:
            words = {"retry_attempt": attempt, "retry_reason": reason.removeprefix("http_")}
            return await self.sockets.send("events_api", payload, words)
        return unreachable("the app has no address yet")

    async def challenge(self, url: str) -> str:
        """Ask `url` to repeat a word; return why it did not, or nothing.

        docs.slack.dev/reference/events/url_verification
        """
        word = secrets.token_urlsafe(18)
        payload = {"token": OLD_TOKEN, "challenge": word, "type": "url_verification"}
        answer = await self._http.post(url, json.dumps(payload), JSON, {})
        repeated = word in (answer.text.strip(), answer.body().get("challenge"))
        return "" if repeated else answer.detail or "it answered something else"

    async def close(self) -> None:
        """Let go of every connection to the app."""
        await self.sockets.disconnect("link_disabled")
        await self._http.close()

    async def _send(self, kind: str, payload: Payload, body: str) -> Answer:
        if self.events_url:
            return await self._http.post(self.events_url, body, FORM, {})
        if self._uses_sockets:
            return await self.sockets.send(kind, payload, {"accepts_response_payload": True})
        return unreachable("the app has no address yet")
