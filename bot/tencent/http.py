"""The HTTP client: how it is opened, and what its errors mean.

httpx runs over aiohttp's transport: plain httpx costs 2 to 3 times the CPU per call at 64 in flight
(`python -m tests.bench room-api` measures it), this one no more than at 1.
"""

from typing import Final

import aiohttp
import httpx
from httpx_aiohttp import HttpxAiohttpClient

from bot.errors import Fault

CONNECT_S: Final = 3.0
# Of a whole call. The service's own limit is 3 s (fact sheet, 2.2): whoever waits less than that
# gives up on calls that still take effect.
TOTAL_S: Final = 10.0
IN_FLIGHT: Final = 256  # connections; 200 calls per second of 1.2 s each keep so many busy
KEEP_ALIVE_S: Final = 20.0

# What can come out of a call. `aiohttp.ClientError` too: httpx-aiohttp translates not all of them.
FAILURES: Final = (httpx.HTTPError, httpx.InvalidURL, aiohttp.ClientError, TimeoutError)

_NEVER_REACHED: Final = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
_NOT_OURS: Final = (
    aiohttp.ClientResponseError,
    httpx.DecodingError,
    httpx.TooManyRedirects,
    httpx.InvalidURL,
)
# The first that fits says it; whatever else breaks off an exchange is a drop.
_FAULTS: Final = (
    (_NEVER_REACHED, Fault.REFUSED_CONNECTION),
    ((TimeoutError, httpx.TimeoutException), Fault.TIMED_OUT),
    (_NOT_OURS, Fault.NOT_JSON),
)


def open_client() -> httpx.AsyncClient:
    """Return a client for the room service; close it at the end.

    Proxies of the environment are used, but never for plain http, which only goes to this machine.
    """
    return HttpxAiohttpClient(
        timeout=httpx.Timeout(TOTAL_S, connect=CONNECT_S),
        limits=httpx.Limits(max_connections=IN_FLIGHT, keepalive_expiry=KEEP_ALIVE_S),
        mounts={"http://": None},
    )


def fault_of(error: BaseException) -> Fault:
    """Return what `error` means for the person who waits.

    httpx-aiohttp reports a connection that was closed on us as a `ConnectTimeout`, as if nothing
    had been sent: so what aiohttp said, the cause, is looked at where there is one.
    """
    cause = error.__cause__ if isinstance(error.__cause__, aiohttp.ClientError) else error
    for kinds, fault in _FAULTS:
        if isinstance(cause, kinds):
            return fault
    return Fault.DROPPED
