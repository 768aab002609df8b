"""Which database an address means; each is opened the same way from there on."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.errors import StoreUnavailable
from bot.store import sqlite
from bot.store.opened import OpenedStore

Opener = Callable[[str, float], Awaitable[OpenedStore]]
SQLITE: Final = "sqlite:///"
NO_DRIVER: Final = "PostgreSQL needs one more package: pip install 'greenroom[postgres]'"


async def open_store(url: str, *, resume_at: float = 0.0) -> OpenedStore:
    """Open the store at an address, making its tables as needed.

    Args:
        url: Of a scheme in `OPENERS`.
        resume_at: See `bot.store.sqlite.open_store`; where several processes share a database,
            the others see who is gone (`bot.store.leases.presence`).

    Raises:
        AlreadyRunning: Another process works on the same SQLite file.
        StoreUnavailable: It cannot be opened; says why.
    """
    return await OPENERS[url.partition(":")[0]](url, resume_at)


def fault_of(url: str) -> str:
    """Return what is wrong with an address that can never be opened; empty: nothing is known."""
    if url.startswith(SQLITE):
        return ""
    try:
        from bot.store.postgres import fitness  # noqa: PLC0415  an extra: not always installed
    except ImportError:  # whoever opens it is told
        return ""
    return fitness.fault_of(url)


async def _sqlite(url: str, resume_at: float) -> OpenedStore:
    return await sqlite.open_store(url.removeprefix(SQLITE), resume_at=resume_at)


async def _postgresql(url: str, _: float) -> OpenedStore:
    try:
        from bot.store.postgres import store  # noqa: PLC0415  an extra: not always installed
    except ImportError:
        raise StoreUnavailable(NO_DRIVER) from None
    return await store.open_store(url)


OPENERS: Final[Mapping[str, Opener]] = {
    "sqlite": _sqlite,
    "postgresql": _postgresql,
    "postgres": _postgresql,
}
