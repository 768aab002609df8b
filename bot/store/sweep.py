"""Clean-up: what is too old to be asked for again is dropped, a little at a time."""

from functools import partial
from typing import Final

from bot.store.database import Connection, Database, Params

DAY_S: Final = 86_400
AT_ONCE: Final = 500  # rows of one step, so that an acknowledgement never waits long behind it

OLD_DRAFTS: Final = """
    delete from draft where id in (
        select id from draft where created_at < :before order by created_at limit :most
    )
"""
OLD_ARRIVALS: Final = """
    delete from inbox where key in (
        select key from inbox where done = 1 and at < :before order by at limit :most
    )
"""
# Nothing is posted there any more (`Reply.until`), so the secret has no use.
DEAD_REPLIES: Final = """
    update booking set reply = null, reply_until = null where id in (
        select id from booking where reply is not null and reply_until < :before
        order by reply_until limit :most
    )
"""
OLD_TURNS: Final = """
    delete from channel_turn where channel_id in (
        select channel_id from channel_turn where free_at < :before limit :most
    )
"""
OLD_STATES: Final = """
    delete from oauth_state where state in (
        select state from oauth_state where expires_at < :before limit :most
    )
"""
# What is dropped, and from which age on.
RULES: Final = (
    (OLD_DRAFTS, DAY_S),
    (OLD_ARRIVALS, 7 * DAY_S),
    (DEAD_REPLIES, 0),
    (OLD_TURNS, DAY_S),
    (OLD_STATES, 0),
)

# Bookings that are over for long and that nothing is to be done for any more.
OLD_BOOKINGS: Final = """
    select id from booking
    where starts_at < :before and coalesce(ends_at, starts_at) < :before
    and not exists (
        select 1 from action where booking_id = booking.id and state = 'pending'
    )
    order by starts_at limit :most
"""
OF_A_BOOKING: Final = (
    "delete from action where booking_id = :id",
    "delete from attempt where booking_id = :id",
    "delete from room where booking_id = :id",
    "delete from involved where booking_id = :id",
    "delete from booking where id = :id",
)
OLD_ATTEMPTS: Final = """
    delete from attempt where id in (
        select id from attempt where booking_id = '' and at < :before order by id limit :most
    )
"""
BOOKINGS_AT_ONCE: Final = 50


def _drop(sql: str, params: Params, connection: Connection) -> int:
    return connection.write(sql, params)


def _drop_bookings(before: float, connection: Connection) -> int:
    old = connection.rows(OLD_BOOKINGS, {"before": before, "most": BOOKINGS_AT_ONCE})
    ids: list[Params] = [{"id": row["id"]} for row in old]
    for sql in OF_A_BOOKING:
        connection.write_all(sql, ids)
    return len(ids)


async def sweep(database: Database, now: float, *, keep_days: int = 0) -> None:
    """Drop drafts after a day, done inbox rows after seven, dead replies at once.

    Args:
        database: Where.
        now: UTC epoch seconds.
        keep_days: After how many days a booking that is over is dropped with all that belongs to
            it, and the log of calls that were made for nobody's booking; 0: never.
    """
    for sql, age_s in RULES:
        await _drop_all(database, sql, now - age_s)
    if not keep_days:
        return
    before = now - keep_days * DAY_S
    await _drop_all(database, OLD_ATTEMPTS, before)
    while await database.step(partial(_drop_bookings, before)) == BOOKINGS_AT_ONCE:
        pass


async def _drop_all(database: Database, sql: str, before: float) -> None:
    job = partial(_drop, sql, {"before": before, "most": AT_ONCE})
    while await database.write(job) == AT_ONCE:
        pass
