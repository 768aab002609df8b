"""What came of an action, written in one step: its state, the booking, what follows, the log."""

from typing import Final

from bot.rooms.actions.action import Action, ActionState, Attempt, Outcome
from bot.rooms.booking import Booking
from bot.store.database import Connection, Params
from bot.store.merge import merged
from bot.store.rows import storable
from bot.store.tables import booking_rows
from bot.store.tables.log import append
from bot.store.tables.new_actions import write_actions

# `attempts` makes each claim its own: one that we lost and took again is another one.
FINISH: Final = """
    update action set state = :state, next_try = :next_try, result = :result,
        last_error = :error, owner = '', lease_until = 0, promoted = 0,
        intent_at = case when :is_unsaid = 1 then :intent_at else intent_at end
    where id = :id and owner = :me and attempts = :attempts and state = 'pending'
"""


def finish(me: str, action: Action, outcome: Outcome, connection: Connection) -> bool:
    """Write it all; False, and nothing, when the action is no longer ours.

    The booking is held first, then the action, as whoever edits or wipes it does.
    """
    stored = booking_rows.hold(action.booking_id, connection)
    if stored is None or connection.write(FINISH, _row(me, action, outcome)) == 0:
        return False
    _settle(stored, action, outcome, connection)
    return True


def _row(me: str, action: Action, outcome: Outcome) -> Params:
    is_pending = outcome.state is ActionState.PENDING
    return {
        "id": action.id,
        "me": me,
        "attempts": action.attempts,
        "state": outcome.state,
        "next_try": outcome.next_try if is_pending else action.due,
        "result": storable(outcome.result),
        "error": storable(outcome.error),
        "is_unsaid": int(outcome.is_unsaid),
        "intent_at": action.intent_at,  # as it was before this attempt
    }


def _settle(stored: Booking, action: Action, outcome: Outcome, connection: Connection) -> None:
    """Write what an outcome brings besides the action's own state."""
    kept = stored
    if outcome.booking is not None:
        kept = merged(stored, outcome.booking, action.kind)
        booking_rows.update(kept, stored.version, connection)
    write_actions(kept, outcome.then, connection)
    whose = stored.id, stored.asked.team_id
    append([Attempt(stored.code, action.kind, one, *whose) for one in outcome.tries], connection)
