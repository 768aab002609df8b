"""A store that is open, whatever database is under it."""

import asyncio
import secrets
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress

from bot.errors import StoreUnavailable
from bot.ports import Clock, Shared, Store
from bot.rooms.installation import Leaving
from bot.store.database import Database
from bot.store.sweep import sweep
from bot.store.tables.accounts import AccountTable
from bot.store.tables.actions import ActionTable, next_due
from bot.store.tables.bookings import BookingTable
from bot.store.tables.drafts import DraftTable
from bot.store.tables.inbox import InboxTable
from bot.store.tables.installations import InstallationTable
from bot.store.tables.log import LogTable
from bot.store.tables.series import SeriesTable
from bot.store.tables.usual import UsualTable
from bot.store.workspaces.grants import GrantTable
from bot.store.workspaces.states import StateTable
from bot.store.workspaces.wipe import wipe


class OpenedStore:
    """The ports over one database, and what only who opened it may do.

    Args:
        database: Where the tables hand in their jobs.
        close: Finishes what is queued and lets go of the database.
        clock: The database's, for who shares it with other machines; None: any clock will do.
        quiet_s: How long the calls still count that the process before this one made, seconds.
        me: Names this process among those that have the database open; "": by chance.
        shared: What processes that share the database need beyond the tables; None: nobody does.

    Attributes:
        store: The ports.
        database: Where jobs of one's own can be handed in.
        me: The same as the argument.
    """

    def __init__(
        self,
        database: Database,
        close: Callable[[], Awaitable[None]],
        clock: Clock | None = None,
        *,
        quiet_s: float = 0.0,
        me: str = "",
        shared: Shared | None = None,
    ) -> None:
        self.database = database
        self.clock = clock
        self.quiet_s = quiet_s
        self.shared = shared
        self._close = close
        self.me = me or secrets.token_hex(6)
        self._inbox = InboxTable(database, me=self.me)
        bookings = BookingTable(database)
        self.store = Store(
            inbox=self._inbox,
            bookings=bookings,
            actions=ActionTable(database, is_shared=clock is not None),
            log=LogTable(database),
            accounts=AccountTable(database),
            drafts=DraftTable(database),
            series=SeriesTable(database),
            usual=UsualTable(database),
            installations=InstallationTable(database),
            finder=bookings,
            grants=GrantTable(database),
            states=StateTable(database),
        )

    async def close(self) -> None:
        """Give back what was taken up, finish what is queued, let go of the database."""
        released = asyncio.create_task(self._inbox.release())
        await asyncio.sleep(0)  # it is queued now, so it is the last that is done
        await self._close()
        with suppress(StoreUnavailable):  # closed before, or away: then the leases run out
            await released

    async def sweep(self, now: float, *, keep_days: int = 0) -> None:
        """Drop what is too old to be asked for; see `bot.store.sweep`."""
        await sweep(self.database, now, keep_days=keep_days)

    async def wipe(self, leaving: Leaving) -> Sequence[str]:
        """Wipe all that is about who left; return the ids of the workspaces that are gone."""
        return await wipe(self.database, leaving)

    async def next_due(self) -> float | None:
        """Return when the next action is due, UTC epoch seconds; None when none is waiting."""
        return await self.database.read(next_due)
