"""Delivery by signed POST."""

import asyncio
from collections.abc import Mapping

import httpx

from bot.workspace.delivery.answer import ACK_WITHIN_S, Answer, timed_out, unreachable
from bot.workspace.delivery.signing import signed_headers


class HttpDelivery:
    """Posts to the app and waits for its acknowledgement."""

    def __init__(self, signing_secret: str, transport: httpx.AsyncBaseTransport | None) -> None:
        self._signing_secret = signing_secret
        self._transport = transport
        self._client: httpx.AsyncClient | None = None

    async def post(
        self, url: str, body: str, content_type: str, extra: Mapping[str, str]
    ) -> Answer:
        """Send one signed body to `url`; `extra` are headers such as those of a retry."""
        headers = signed_headers(self._signing_secret, body, content_type) | dict(extra)
        try:
            async with asyncio.timeout(ACK_WITHIN_S):
                response = await self._open_client().post(url, content=body, headers=headers)
        except TimeoutError:
            return timed_out()
        except (httpx.TransportError, httpx.InvalidURL) as error:
            reason = str(error) or type(error).__name__
            return unreachable(f"{url} cannot be reached: {reason}")
        if response.is_success:
            return Answer(text=response.text)
        return Answer(
            fault="dispatch_failed",
            detail=f"{url} answered with status {response.status_code}",
            reason="http_error",
            forbids_retry=response.headers.get("x-slack-no-retry") == "1",
        )

    async def close(self) -> None:
        """Close the connections to the app."""
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    def _open_client(self) -> httpx.AsyncClient:
        if self._client is None:
            # The three seconds above are the rule; this one only stands behind it.
            self._client = httpx.AsyncClient(
                transport=self._transport, timeout=2 * ACK_WITHIN_S, trust_env=False
            )
        return self._client
