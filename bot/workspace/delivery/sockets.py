"""Delivery by Socket Mode: docs.slack.dev/apis/events-api/using-socket-mode."""

import asyncio
import json
import secrets
from collections.abc import Mapping
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.workspace.delivery.answer import ACK_WITHIN_S, Answer, timed_out, unreachable
from bot.workspace.world.people import APP_ID
from bot.workspace.world.strict_json import read_json

Payload = dict[str, Any]


class SocketDelivery:
    """The app's open connections, and the envelopes that wait for an answer."""

    def __init__(self) -> None:
        self._invitations: set[str] = set()
        self._connections: list[WebSocket] = []
        self._unanswered: dict[str, asyncio.Future[Answer]] = {}

    def invite(self) -> str:
        """Return the ticket with which one connection may be opened, once."""
        ticket = secrets.token_urlsafe(18)
        self._invitations.add(ticket)
        return ticket

    async def serve(self, socket: WebSocket) -> None:
        """Greet one connection and read its acknowledgements until it ends."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._invitations:
            await socket.close(code=1008, reason="invalid ticket")
            return
        self._invitations.discard(ticket)
        await socket.accept()
        await socket.send_json(self._hello())
        self._connections.append(socket)
        try:
            while True:
                self._settle(await socket.receive_text())
        except WebSocketDisconnect:
            pass  # the app may leave whenever it likes
        finally:
            self._connections.remove(socket)

    async def send(self, kind: str, payload: Payload, words: Mapping[str, object]) -> Answer:
        """Send one envelope over the youngest connection and wait for its acknowledgement.

        Args:
            kind: The envelope's type.
            payload: What is in it.
            words: What else stands on it, such as `retry_attempt`.
        """
        if not self._connections:
            return unreachable("the app has no Socket Mode connection")
        envelope_id = secrets.token_hex(16)
        waiting: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        self._unanswered[envelope_id] = waiting
        envelope = {
            "envelope_id": envelope_id,
            "type": kind,
            "accepts_response_payload": False,
            "payload": payload,
            **words,
        }
        try:
            async with asyncio.timeout(ACK_WITHIN_S):
                await self._connections[-1].send_json(envelope)
                return await waiting
        except TimeoutError:
            return timed_out()
        finally:
            del self._unanswered[envelope_id]

    async def disconnect(self, reason: str) -> None:
        """Ask every connection to come again, as Slack does before it closes one."""
        for socket in list(self._connections):
            await socket.send_json({"type": "disconnect", "reason": reason})
            await socket.close()

    def _hello(self) -> Payload:
        return {
            "type": "hello",
            "num_connections": len(self._connections) + 1,
            "connection_info": {"app_id": APP_ID},
            "debug_info": {"host": "local-workspace", "approximate_connection_time": 3600},
        }

    def _settle(self, text: str) -> None:
        try:
            answer = read_json(text)
        except ValueError:
            return  # Slack ignores what it cannot read (ASSUMED)
        if not isinstance(answer, dict):
            return
        waiting = self._unanswered.get(str(answer.get("envelope_id")))
        if waiting is not None and not waiting.done():
            payload = answer.get("payload")
            waiting.set_result(Answer(text=json.dumps(payload) if payload else ""))
