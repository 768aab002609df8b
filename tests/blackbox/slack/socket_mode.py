"""Socket Mode: the same payloads in envelopes on a websocket that the app opened.

https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import asyncio
import itertools
import json
from collections.abc import Mapping
from typing import Any

from aiohttp import WSMsgType, web

from tests.blackbox.news import News
from tests.blackbox.slack.delivery import Ack

Json = Mapping[str, Any]
ACK_WITHIN_S = 3.0  # what Slack allows


class SocketDelivery:
    """The far end of the app's websockets: of several, which Slack chooses among, in turns."""

    def __init__(self, news: News) -> None:
        self._news = news
        self._sockets: list[web.WebSocketResponse] = []
        self._acks: dict[str, asyncio.Future[Json]] = {}
        self._numbers = itertools.count(1)

    @property
    def connected(self) -> int:
        """Return how many connections the app has."""
        return len(self._sockets)

    async def on_link(self, request: web.Request) -> web.WebSocketResponse:
        """Greet the app, then read its acks until it goes."""
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.append(socket)
        hello = {"type": "hello", "num_connections": self.connected, "connection_info": {}}
        await socket.send_json(hello)
        await self._news.ring()
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                self._read(json.loads(message.data))
        self._sockets.remove(socket)
        await self._news.ring()
        return socket

    def _read(self, envelope: Json) -> None:
        waiting = self._acks.pop(envelope.get("envelope_id", ""), None)
        if waiting is not None:
            waiting.set_result(envelope.get("payload") or {})

    async def deliver(self, kind: str, payload: Json) -> Ack:
        """Bring `payload` to the app in an envelope, and wait for its ack."""
        loop = asyncio.get_running_loop()
        number = next(self._numbers)
        start, envelope_id = loop.time(), f"envelope-{number}"
        self._acks[envelope_id] = loop.create_future()
        acked = self._acks[envelope_id]
        await self._sockets[number % self.connected].send_json(
            {
                "envelope_id": envelope_id,
                "type": kind,
                "accepts_response_payload": True,
                "payload": payload,
            }
        )
        answer = await asyncio.wait_for(acked, ACK_WITHIN_S)
        return Ack(200, json.dumps(answer) if answer else "", loop.time() - start)

    async def close(self) -> None:
        """Hang up."""
        for socket in list(self._sockets):
            await socket.close()
