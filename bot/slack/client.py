"""The Web API client: one shared session, and no retry that could say a thing twice."""

from typing import Final

import aiohttp
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.calls import TIMEOUT_S, retry_after

WORTH_WAITING_S: Final = 3.0  # longer waits are the engine's: nobody holds a place meanwhile


class ShortWaits(AsyncRateLimitErrorRetryHandler):
    """Repeats a call once that Slack put off for a moment: a 429 was certainly not done."""

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        is_put_off = await super()._can_retry_async(
            state=state, request=request, response=response, error=error
        )
        return (
            is_put_off and response is not None and retry_after(response.headers) <= WORTH_WAITING_S
        )


def open_client(token: str, base_url: str, session: aiohttp.ClientSession) -> AsyncWebClient:
    """Return a client over `session`, which stays the caller's to close.

    The library's usual retries are left out: they post again when only the answer was lost.
    """
    handlers: list[AsyncRetryHandler] = [ShortWaits(max_retry_count=1)]
    return AsyncWebClient(
        token=token,
        base_url=base_url,
        session=session,
        timeout=int(TIMEOUT_S),
        retry_handlers=handlers,
    )
