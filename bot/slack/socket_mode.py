"""Slack's deliveries by Socket Mode: the connection is opened, kept up, and closed at the end."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from typing import Final

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import SlackError, SlackRefused
from bot.slack.calls import call

LOG = logging.getLogger(__name__)
PATIENCE_S: Final = 3.0  # for the first connection; then it goes on in the background
OPEN: Final = "apps.connections.open"


@contextlib.asynccontextmanager
async def socket_mode(bolt: AsyncApp, token: str, client: AsyncWebClient) -> AsyncIterator[None]:
    """Let Slack in while the context lasts; where Slack is away, as soon as it is back.

    Args:
        bolt: Takes what arrives.
        token: The app-level token, a secret.
        client: It carries that token too, not the bot's.

    Raises:
        SlackRefused: Slack does not take the token.
    """
    await _knock(client, token)
    handler = AsyncSocketModeHandler(bolt, token, web_client=client)
    connecting = asyncio.create_task(_connect(handler))
    await asyncio.wait({connecting}, timeout=PATIENCE_S)
    try:
        yield
    finally:
        connecting.cancel()
        await asyncio.gather(connecting, return_exceptions=True)
        await handler.close_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped


async def _knock(client: AsyncWebClient, token: str) -> None:
    """Ask once whether the token is taken: the library would try a refused one for ever."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            await call(OPEN, client.apps_connections_open(app_token=token))
    except SlackRefused:
        raise
    except (SlackError, TimeoutError):
        LOG.warning("Slack opens no Socket Mode connection yet; it is tried again")


async def _connect(handler: AsyncSocketModeHandler) -> None:
    """Connect, however long it takes."""
    await handler.connect_async()  # type: ignore[no-untyped-call]  # same
    LOG.info("Greenroom is connected to Slack by Socket Mode")
