"""Chooses the way to the app and puts a payload into its form."""

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

import httpx

from bot.workspace.delivery.answer import Answer
from bot.workspace.delivery.http import HttpDelivery
from bot.workspace.delivery.sockets import SocketDelivery
from bot.workspace.setup import Setup

Payload = dict[str, Any]

FORM: Final = "application/x-www-form-urlencoded"
JSON: Final = "application/json"


class Courier:
    """Carries what people do to the app and brings its acknowledgement back."""

    def __init__(self, setup: Setup, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self.events_url = setup.events_url
        self.sockets = SocketDelivery()
        self._uses_sockets = bool(setup.app_token)
        self._http = HttpDelivery(setup.signing_secret, transport)

    async def command(self, fields: Mapping[str, str]) -> Answer:
        """Deliver a slash command."""
        return await self._send("slash_commands", dict(fields), urlencode(fields), FORM)

    async def interaction(self, payload: Payload) -> Answer:
        """Deliver a press, a submission or a closing."""
        body = urlencode({"payload": json.dumps(payload, ensure_ascii=False)})
        return await self._send("interactive", payload, body, FORM)

    async def event(self, payload: Payload, retry: Mapping[str, str]) -> Answer:
        """Deliver an event; `retry` are the headers of a repetition, empty at first."""
        body = json.dumps(payload, ensure_ascii=False)
        return await self._send("events_api", payload, body, JSON, retry)

    async def close(self) -> None:
        """Let go of every connection to the app."""
        await self.sockets.disconnect("link_disabled")
        await self._http.close()

    async def _send(
        self,
        kind: str,
        payload: Payload,
        body: str,
        content_type: str,
        extra: Mapping[str, str] | None = None,
    ) -> Answer:
        if self.events_url:
            return await self._http.post(self.events_url, body, content_type, extra or {})
        if self._uses_sockets:
            return await self.sockets.send(kind, payload, wants_payload=kind != "events_api")
        return Answer(fault="dispatch_failed", detail="the app has no address yet")
