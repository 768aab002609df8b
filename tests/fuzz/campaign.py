"""Sends many requests to one stand-in on a real socket, and keeps what came of them."""

import asyncio
import logging
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

import httpx
import uvicorn
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.strategies import SearchStrategy
from starlette.applications import Starlette

from tests.fuzz.asked import Asked

# Nothing that the stand-ins do takes a second; what takes five hangs.
HANGS_AFTER_S: Final = 5.0
LOUD: Final = ("uvicorn.error", "python_multipart.multipart")


@dataclass
class Tally:
    """What came of a campaign.

    Attributes:
        statuses: HTTP status → how many answers had it.
        broken: The requests that got a 5xx, no answer, or none in time.
        slowest_s: The longest wait for an answer.
    """

    statuses: Counter[int] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    slowest_s: float = 0.0

    @property
    def sent(self) -> int:
        """Return how many requests were sent."""
        return sum(self.statuses.values()) + sum("no answer" in each for each in self.broken)


def campaign(app: Starlette, requests: SearchStrategy[Asked], count: int, start: int = 0) -> Tally:
    """Send `count` requests to `app`, drawn from the seed `start`."""
    tally = Tally()
    with served(app) as url, httpx.Client(base_url=url, timeout=HANGS_AFTER_S) as http:

        @seed(start)
        @settings(
            max_examples=count,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(requests)
        def send(asked: Asked) -> None:
            _send(http, asked, tally)

        send()
    return tally


def _send(http: httpx.Client, asked: Asked, tally: Tally) -> None:
    began = time.perf_counter()
    path = quote(asked.path.encode(errors="surrogatepass"), safe="/")
    query = [
        (name.encode(errors="surrogatepass"), value.encode(errors="surrogatepass"))
        for name, value in asked.query
    ]
    target = path + "?" + "&".join(f"{quote(name)}={quote(value)}" for name, value in query)
    headers = {name: value for name, value in asked.headers.items() if value}
    try:
        answer = http.request(asked.method, target, headers=headers, content=asked.body)
    except httpx.HTTPError as error:
        tally.broken.append(f"no answer ({error!r}): {asked}")
        return
    tally.slowest_s = max(tally.slowest_s, time.perf_counter() - began)
    tally.statuses[answer.status_code] += 1
    if answer.is_server_error:
        tally.broken.append(f"{answer.status_code}: {asked}")


@contextmanager
def served(app: Starlette) -> Iterator[str]:
    """Serve `app` in a thread of its own; yield its address."""
    # A 500 is counted; tracebacks, and what a reader of forms thinks of them, are long.
    for name in LOUD:
        logging.getLogger(name).disabled = True
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_config=None, access_log=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=lambda: asyncio.run(server.serve()), daemon=True)
    thread.start()
    while not server.started:
        threading.Event().wait(0.01)
    try:
        yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(HANGS_AFTER_S)
        for name in LOUD:
            logging.getLogger(name).disabled = False
