"""What of a booking the outcome of an action may write.

Its law: actions of one booking run one after another (`ActionTable.claim`), so an outcome's
booking is written as it is, with two exceptions. People may have changed the booking since the
action read it; and what runs beside the others changes nothing but the reply.
"""

from dataclasses import replace
from typing import Final

from bot.rooms.actions.action import BESIDE, ActionKind
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import TRANSITIONS, Event, State
from bot.rooms.place import Reply

# What the attempt to make a room can do to a booking's state.
DECIDES: Final = frozenset({Event.MADE, Event.GIVEN_UP, Event.STARTED_WITHOUT})


def merged(stored: Booking, new: Booking, kind: ActionKind) -> Booking:
    """Return what is to be kept.

    * An action that runs beside the others changes the reply alone.
    * A stored booking of a newer version keeps its fields; it learns what it cannot know yet:
      the card, and what became of its room, if it is still of the same plan.
    * Otherwise the outcome's booking replaces it; a reply that was used or wiped stays so.
    """
    if stored.version > new.version:
        return replace(_informed(stored, new, kind), reply=_kept(stored.reply, new.reply))
    reply = spent(stored.reply, new.reply)
    return replace(stored if kind in BESIDE else new, reply=reply)


def spent(one: Reply | None, other: Reply | None) -> Reply | None:
    """Return the reply of which less is left; a wiped one stays wiped."""
    if one is None or other is None:
        return None
    return min(one, other, key=lambda reply: reply.left)


def _kept(stored: Reply | None, new: Reply | None) -> Reply | None:
    """Return the reply of a newer version: it may be another one, so only its use counts."""
    is_same = stored is not None and new is not None and stored.response_url == new.response_url
    return spent(stored, new) if is_same else stored


def _informed(stored: Booking, new: Booking, kind: ActionKind) -> Booking:
    """Return the stored booking with what an action for an older version found out.

    A room that was made for an older plan is not this booking's any more: the edit that made the
    new plan has it ended.
    """
    is_card = kind is ActionKind.POST_CARD
    learnt = replace(stored, card=(new.card if is_card else None) or stored.card or new.card)
    if kind is not ActionKind.CREATE_ROOM or stored.plan != new.plan:
        return learnt
    learnt = replace(
        learnt,
        room_id=new.room_id,
        new_ids=new.new_ids,
        made_at=stored.made_at or new.made_at,
        request_id=stored.request_id or new.request_id,
        left_out=stored.left_out or new.left_out,
        tries=max(stored.tries, new.tries),
        next_try=new.next_try,
        trouble=new.trouble,
    )
    # The attempt itself turned "planned" into "preparing", unless the start has passed since.
    before = State.PREPARING if stored.state is State.PLANNED else stored.state
    if new.state in {before, *(TRANSITIONS.get((before, event)) for event in DECIDES)}:
        return replace(learnt, state=new.state)
    return learnt
