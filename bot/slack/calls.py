"""The border to Slack: what goes wrong there becomes one of our errors, here and nowhere else.

Its law: no exception that leaves this file carries a URL, a token or a body.
"""

import asyncio
import json
from collections.abc import Awaitable, Mapping
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.errors import SlackBusy, SlackError, SlackRefused, SlackUnreachable

TIMEOUT_S: Final = 10.0
RESPONSE_URL: Final = "response_url"
TOO_MANY: Final = 429
USUAL_WAIT_S: Final = 30.0  # when Slack names none
# Slack's words for "something broke on our side": part of the work may have been done, as
# docs.slack.dev/reference/methods/chat.postMessage says of `fatal_error`.
UNSURE: Final = frozenset(
    {"fatal_error", "internal_error", "request_timeout", "service_unavailable"}
)
BUSY: Final = frozenset({"ratelimited", "rate_limited"})

# The client library's own words for what it could not read; it also trips over an answer that
# is no JSON object (slack-sdk 3.47: `str.get`).
_NO_ANSWER: Final = (
    aiohttp.ClientError,
    TimeoutError,
    OSError,
    SlackClientError,
    AttributeError,
    ValueError,
)


async def call(method: str, awaitable: Awaitable[AsyncSlackResponse]) -> AsyncSlackResponse:
    """Wait at most ten seconds for a Web API method.

    Args:
        method: Its name, for the error.
        awaitable: The client's call, for example ``client.auth_test()``.

    Raises:
        SlackRefused: It answered, and said no.
        SlackBusy: It asked us to wait.
        SlackUnreachable: No usable answer; whether it was done is unknown.
    """
    try:
        async with asyncio.timeout(TIMEOUT_S):
            return await awaitable
    except SlackApiError as error:
        raise _refusal(method, error.response) from None
    except _NO_ANSWER as error:
        raise SlackUnreachable(method, type(error).__name__) from None


async def post_reply(
    session: aiohttp.ClientSession, response_url: str, body: Mapping[str, Any]
) -> None:
    """Post to a `response_url`; raises what `call` raises. The URL is a secret."""
    timeout = aiohttp.ClientTimeout(total=TIMEOUT_S)
    try:
        async with session.post(response_url, json=body, timeout=timeout) as answer:
            status, headers, said = answer.status, answer.headers, await answer.text()
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
        raise SlackUnreachable(RESPONSE_URL, type(error).__name__) from None
    word = _word(said)
    if status != 200 or word:  # noqa: PLR2004  HTTP's OK
        raise _error(RESPONSE_URL, status, headers, word)


def _word(said: str) -> str:
    """Return the error word in an answer, which is JSON or a bare word; empty when all is well."""
    try:
        answer = json.loads(said)
    except ValueError:
        bare = said.strip()
        return bare if bare != "ok" and bare.isidentifier() else ""
    return str(answer.get("error", "")) if isinstance(answer, dict) else ""


def _refusal(method: str, response: object) -> SlackError:
    """Read the library's response, or the raw one that it hands over when it is no JSON."""
    data = getattr(response, "data", None)
    word = str(data.get("error") or "") if isinstance(data, Mapping) else ""
    status = int(getattr(response, "status_code", 0) or getattr(response, "status", 0))
    return _error(method, status, getattr(response, "headers", {}), word)


def _error(method: str, status: int, headers: Mapping[str, str], word: str) -> SlackError:
    if status == TOO_MANY or word in BUSY:
        return SlackBusy(method, retry_after(headers))
    if not word or word in UNSURE:
        return SlackUnreachable(method, word or f"HTTP {status}")
    return SlackRefused(method, word)


def retry_after(headers: Mapping[str, Any]) -> float:
    """Return the seconds that Slack wants us to wait."""
    for name, value in headers.items():
        if name.lower() == "retry-after":
            said = value[0] if isinstance(value, list) else value
            return float(said) if str(said).isdecimal() else USUAL_WAIT_S
    return USUAL_WAIT_S
