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
# What is dropped, and from which age on.
RULES: Final = ((OLD_DRAFTS, DAY_S), (OLD_ARRIVALS, 7 * DAY_S), (DEAD_REPLIES, 0))


def _drop(sql: str, params: Params, connection: Connection) -> int:
    return connection.write(sql, params)


async def sweep(database: Database, now: float) -> None:
    """Drop drafts after a day, done inbox rows after seven, dead replies at once.

    `now` is UTC epoch seconds.
    """
    for sql, age_s in RULES:
        job = partial(_drop, sql, {"before": now - age_s, "most": AT_ONCE})
        while await database.write(job) == AT_ONCE:
            pass
