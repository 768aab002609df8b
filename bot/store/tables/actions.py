"""The actions: claimed under a lease, finished by whoever still holds it.

Its law: every write after the claim names the owner and the number of the claim.
"""

from collections.abc import Sequence
from functools import partial
from typing import Final

from bot.ports import Reminder
from bot.rooms.actions.action import Action, ActionKind, ActionState, Outcome
from bot.store.database import Connection, Database, Params
from bot.store.leases.patience import Patience
from bot.store.rows import action_from_row, booking_from_row
from bot.store.tables.finishing import finish

# How long an announced effect is left alone: it waits for its turn for 1.5 s at most, its call ends
# after 10 s, and so much again is for Slack to store what it has taken (scheduling note 3.2).
EFFECT_S: Final = 22.0

# One action of a booking at a time, the earliest first, so that none writes over what another
# one learnt. What runs beside the others (`action.BESIDE`) waits for nobody, nobody for it. What
# somebody waits for is claimed before the rest. The others are looked up by their booking alone:
# "coalesce" keeps PostgreSQL, as long as it has no statistics, from walking through all pending.
CLAIM: Final = """
    with due_now as (
        select one.id from action as one
        where one.state = 'pending' and one.urgent = :urgent
        and one.next_try <= :now and one.lease_until <= :over
        and (one.beside = 1 or not exists (
            select 1 from action as other
            where other.booking_id = one.booking_id and coalesce(other.state, '') = 'pending'
            and other.id <> one.id and other.beside = 0
            and (other.lease_until > :over or (other.next_try <= :now
                and (other.next_try, other.id) < (one.next_try, one.id)))
        ))
        order by one.next_try, one.id limit :limit
        /* PostgreSQL: for update of one skip locked */
    )
    update action set owner = :me, lease_until = :until, attempts = attempts + 1
    where id in (select id from due_now)
    returning id, booking_id, kind, key, due, plan, attempts, intent_at, last_error, news, room_id
"""
# What is locked is just being finished or announced, which needs no renewal.
RENEW: Final = """
    update action set lease_until = :until
    where id in (
        select id from action where id = :id and owner = :me and state = 'pending'
        /* PostgreSQL: for update skip locked */
    )
"""
INTEND: Final = """
    update action set intent_at = :at,
        lease_until = case when lease_until < :until then :until else lease_until end
    where id = :id and owner = :me and attempts = :attempts and state = 'pending'
"""
# What is told together: the reminders of one channel at one instant.
REMINDERS: Final = """
    select booking.*, action.id as action_id, action.plan as action_plan,
        action.state as action_state
    from action join booking on booking.id = action.booking_id
    where action.kind = 'remind' and action.due = :due and booking.channel_id = :channel_id
    order by action.id
"""
# Two looks at the index; one for both would walk through all of it.
NEXT_DUE: Final = """
    select min(due) as due from (
        select min(next_try) as due from action where state = 'pending' and urgent = 0
        union all
        select min(next_try) as due from action where state = 'pending' and urgent = 1
    ) as either
"""
KINDS: Final = frozenset(map(str, ActionKind))
RELEASE: Final = """
    update action set owner = '', lease_until = 0, promoted = 0
    where state = 'pending' and owner <> '' and owner = :me and intent_at is null
"""
FREE_LEASES: Final = """
    update action set owner = '', lease_until = 0,
        next_try = case when next_try < :resume_at then :resume_at else next_try end
    where state = 'pending' and owner <> '' and intent_at is null
"""
# What was announced is left alone for as long as it may be on its way, and no longer.
SHORTEN_LEASES: Final = """
    update action set lease_until = intent_at + :effect_s
    where state = 'pending' and owner <> '' and lease_until > intent_at + :effect_s
"""
# Machines' clocks are put back now and then, by NTP or by hand. What had come due by the old time
# stays due: it waits as long as it would have waited, and not until the old time comes again. What
# belongs to a time on the clock (`OF_THE_CLOCK`) comes at that time.
BACK_LEAST_S: Final = 1.0  # less than that is no more than a wait of a moment
OF_THE_CLOCK: Final = "('remind', 'warn_owner', 'post_failure', 'over')"
CLOCK_WAS_PUT_BACK: Final = f"""
    update action set
        due = case when kind in {OF_THE_CLOCK} or due <= :now then due else due - :back_s end,
        next_try = case when kind in {OF_THE_CLOCK} then due
            else max(:now, next_try - :back_s) end
    where state = 'pending' and next_try > :now and (due <= :was or kind = 'say_trying')
"""  # noqa: S608 - the names are ours
# What was asked for in a time that has not come yet was asked for before now; its order stays.
SQUEEZED: Final = 1e-6
BOOKED_BEFORE: Final = """
    update booking set created_at = :now - (:was - created_at) * :squeezed
    where created_at > :now and created_at <= :was
"""


class ActionTable:
    """`bot.ports.Actions` over a database.

    Args:
        is_shared: Several processes claim by the database's clock, which nobody puts back here.
    """

    def __init__(self, database: Database, *, is_shared: bool = False) -> None:
        self._database = database
        self._is_shared = is_shared
        self._was = 0.0  # when somebody claimed last
        self._patience = Patience()

    async def claim(
        self, me: str, now: float, until: float, limit: int, *, kept: int = 0
    ) -> Sequence[Action]:
        """Take up to `limit` due actions, one of a booking at a time; ours until `until`.

        `kept` of them are only for what somebody waits for.
        """
        was, self._was = self._was, now
        if was - now > BACK_LEAST_S and not self._is_shared:
            await self._database.step(partial(_put_back, was, now))
        params: Params = {"me": me, "now": now, "until": until}
        params = {**params, "over": self._patience.over_before(now)}
        with self._patience.watching():
            return await self._database.step(partial(claim_in_step, params, limit, kept))

    async def renew(self, me: str, ids: Sequence[int], until: float) -> None:
        """Keep the lease of those that are still ours."""
        many: list[Params] = [{"id": one, "me": me, "until": until} for one in ids]
        with self._patience.watching():
            await self._database.step(partial(_renew, many))

    async def intend(self, me: str, action: Action, at: float) -> bool:
        """Commit that the effect is about to happen; False when somebody took the action since.

        The last such instant is kept: whoever tries again looks around it first, and tries may be
        minutes apart when Slack asks for patience. The lease then lasts `EFFECT_S` more, also one
        that had run out, so that nobody repeats what is on its way.
        """
        params: Params = {"id": action.id, "me": me, "attempts": action.attempts, "at": at}
        params = {**params, "until": at + EFFECT_S}
        return await self._database.write(partial(_intend, params))

    async def finish(self, me: str, action: Action, outcome: Outcome) -> bool:
        """Write what came of it, all in one step; False (and nothing) when the lease is lost.

        Lost means that somebody took the action since. A lease that ran out while nobody took
        the action is still ours: what happened is better written than done again.

        What of `outcome.booking` is kept, when people changed the booking in the meantime, is
        told in `bot.store.merge.merged`. The actions of `outcome.then` are for the version of
        the booking as it is kept.
        """
        return await self._database.step(partial(finish, me, action, outcome), can_wait=True)

    async def reminders(self, channel_id: str, due: float) -> Sequence[Reminder]:
        """Return all reminders of a channel that are due at that instant, by their ids."""
        params: Params = {"channel_id": channel_id, "due": due}
        return await self._database.read(partial(_reminders, params))

    async def release(self, me: str) -> None:
        """Give back what has announced no effect; what has, keeps its lease until it ends."""
        await self._database.write(partial(_release, me))


def next_due(connection: Connection) -> float | None:
    """Return when the next action is due, UTC epoch seconds; None when none is waiting."""
    (row,) = connection.rows(NEXT_DUE, {})
    return None if row["due"] is None else float(row["due"])


def claim_in_step(
    params: Params, limit: int, kept: int, connection: Connection
) -> Sequence[Action]:
    """Claim as a part of a step; see `ActionTable.claim` for the rest, `Patience` for ``over``.

    Claims take turns: two that do not see each other could take two actions of one booking.
    """
    connection.in_turn("claim")
    rows = [*connection.rows(CLAIM, {**params, "urgent": 1, "limit": limit})]
    if (left := limit - kept - len(rows)) > 0:
        rows += connection.rows(CLAIM, {**params, "urgent": 0, "limit": left})
    # An older release that runs on a newer one's rows leaves to it what it does not know.
    taken = [action_from_row(row) for row in rows if row["kind"] in KINDS]
    return sorted(taken, key=lambda action: (action.due, action.id))


def free_leases(resume_at: float, connection: Connection) -> None:
    """End the leases of whoever had this database before, unless an effect was announced.

    Only for a database that nobody else can have open: those processes are gone, but what they
    announced may still be on its way, and its lease gives it the time to arrive.

    Args:
        resume_at: UTC epoch seconds before which none of them is due again: one RoomId may be
            created once per second, and a call may have left just before the end.
        connection: The database.
    """
    connection.write(FREE_LEASES, {"resume_at": resume_at})
    connection.write(SHORTEN_LEASES, {"effect_s": EFFECT_S})


def _put_back(was: float, now: float, connection: Connection) -> None:
    """Bring what waits into the time of a clock that was put back from `was` to `now`."""
    times: Params = {"was": was, "now": now}
    connection.write(CLOCK_WAS_PUT_BACK, {**times, "back_s": was - now})
    connection.write(BOOKED_BEFORE, {**times, "squeezed": SQUEEZED})


def _renew(many: Sequence[Params], connection: Connection) -> None:
    connection.write_all(RENEW, many)


def _intend(params: Params, connection: Connection) -> bool:
    return connection.write(INTEND, params) == 1


def _reminders(params: Params, connection: Connection) -> Sequence[Reminder]:
    return [
        Reminder(
            action_id=row["action_id"],
            booking=booking_from_row(row),
            plan=row["action_plan"],
            is_open=row["action_state"] == ActionState.PENDING,
        )
        for row in connection.rows(REMINDERS, params)
    ]


def _release(me: str, connection: Connection) -> None:
    connection.write(RELEASE, {"me": me})
