"""Sends callbacks beside the calls: whoever caused one never waits for whoever receives it.

Its law: a receiver that is down, slow or odd hurts nobody. Each callback is tried once, for
`TIMEOUT_S`, and its outcome is kept. ASSUMED: no page says that one is sent again.
"""

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass
from time import perf_counter
from typing import Final

import httpx

from bot.room_service.callbacks.commands import SERVICES
from bot.room_service.callbacks.subscription import Subscription
from bot.room_service.envelope import Json

TIMEOUT_S = 2.0
"""Of Chat's callbacks (269/32431); for those of rooms ASSUMED."""

REMEMBERED = 200
AT_ONCE = 16
WAITING_MOST = 1000
ANSWER_BYTES = 4096
"""Ours: bounds of memory."""

CLIENT_IP: Final = "127.0.0.1"
"""Of who caused it; callers of a local room service are on this machine."""

SENDING: Final = "sending"
DROPPED: Final = "not sent: too many are waiting"
CLOSED: Final = "not sent: the room service ended"


@dataclass
class Sent:
    """One callback and what came of it.

    Attributes:
        time: Unix seconds, by the service's clock.
        url: Where to, without what is added to its query.
        command: Which.
        platform: OptPlatform: who caused it.
        body: What was sent.
        status: HTTP status of the answer, None when there was none.
        outcome: What came of it, in words.
        seconds: How long the receiver took.
    """

    time: float
    url: str
    command: str
    platform: str
    body: Json
    status: int | None = None
    outcome: str = SENDING
    seconds: float = 0.0


class Outbox:
    """Sends callbacks, and remembers the last ones.

    Attributes:
        subscriptions: By service, `Room` or `Live`.
        sent: The last callbacks, oldest first.
        on_change: Called when one was begun or is done.
    """

    def __init__(self, clock: Callable[[], float], sdk_app_id: int) -> None:
        self.subscriptions = {service: Subscription() for service in SERVICES}
        self.sent: deque[Sent] = deque(maxlen=REMEMBERED)
        self.on_change: Callable[[], None] = lambda: None
        self._clock = clock
        self._sdk_app_id = sdk_app_id
        self._tasks: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._client: httpx.AsyncClient | None = None

    def put(self, service: str, command: str, body: Json, platform: str) -> None:
        """Send a callback, if it is wanted, as soon as its turn has come.

        Args:
            service: Whose subscription decides, `Room` or `Live`.
            command: The callback's.
            body: All of its body but CallbackCommand and EventTime.
            platform: OptPlatform.
        """
        subscription = self.subscriptions[service]
        if not subscription.wants(command):
            return
        now = self._clock()
        body = {"CallbackCommand": command, **body, "EventTime": int(now * 1000)}
        sent = Sent(now, subscription.url, command, platform, body)
        self.sent.append(sent)
        if len(self._tasks) < WAITING_MOST:
            task = asyncio.get_running_loop().create_task(self._send(sent, subscription))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        else:
            sent.outcome = DROPPED

    async def _send(self, sent: Sent, subscription: Subscription) -> None:
        async with self._turn:
            began = perf_counter()
            try:
                async with asyncio.timeout(TIMEOUT_S):
                    await self._post(sent, subscription)
            except TimeoutError:
                sent.outcome = f"no answer within {TIMEOUT_S:g} s"
            # A host of letters that no name may have is refused by its codec, not by httpx.
            except (httpx.HTTPError, UnicodeError) as error:
                sent.outcome = f"{type(error).__name__}: {error}"
            sent.seconds = perf_counter() - began
        self.on_change()

    async def _post(self, sent: Sent, subscription: Subscription) -> None:
        query = {
            "SdkAppid": str(self._sdk_app_id),
            "CallbackCommand": sent.command,
            "contenttype": "json",
            "ClientIP": CLIENT_IP,
            "OptPlatform": sent.platform,
            **subscription.signature(self._clock()),
        }
        url = httpx.URL(sent.url).copy_merge_params(query)
        async with self._http().stream("POST", url, json=sent.body) as response:
            sent.status = response.status_code
            sent.outcome = _verdict(response.status_code, await _beginning(response))

    def _http(self) -> httpx.AsyncClient:
        if self._client is None:
            self._client = httpx.AsyncClient(timeout=TIMEOUT_S, trust_env=False)
        return self._client

    def shown(self) -> Json:
        """Return all of it as JSON, tokens hidden."""
        return {
            "subscriptions": {name: _shown(each) for name, each in self.subscriptions.items()},
            "sent": [asdict(each) for each in self.sent],
        }

    async def close(self) -> None:
        """Give up what is still being sent."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for sent in self.sent:
            sent.outcome = CLOSED if sent.outcome == SENDING else sent.outcome
        if self._client is not None:
            await self._client.aclose()


async def _beginning(response: httpx.Response) -> bytes:
    """Return the first bytes of an answer that may have no end."""
    kept = b""
    async for chunk in response.aiter_bytes():
        kept += chunk
        if len(kept) >= ANSWER_BYTES:
            break
    return kept


def _verdict(status: int, raw: bytes) -> str:
    """Say in words what the receiver answered; every callback comes after, so nothing follows."""
    if status != httpx.codes.OK:
        return f"HTTP {status}"
    try:
        answer = json.loads(raw)
    except (ValueError, RecursionError):
        return "not JSON"
    is_fine = isinstance(answer, dict) and answer.get("ErrorCode") == 0
    return "OK" if is_fine else "no ErrorCode 0"


def _shown(subscription: Subscription) -> Json:
    commands = subscription.commands
    return {
        "url": subscription.url,
        "commands": None if commands is None else sorted(commands),
        "token": "" if subscription.token is None else "***",
        "is_token_enabled": subscription.is_token_enabled,
    }
