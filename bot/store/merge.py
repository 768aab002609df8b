"""What of a booking the outcome of an action may write.

Its law: actions of one booking run one after another (`ActionTable.claim`), so an outcome's
booking is written as it is, with two exceptions. People may have changed the booking since the
action read it; and `SAY_TRYING` runs beside the others.
"""

from dataclasses import replace
from typing import Final

from bot.rooms.booking import ActionKind, Booking, Reply
from bot.rooms.lifecycle import TRANSITIONS, Event

# These may run while another action of the same booking does: they must not wait for it.
BESIDE: Final = frozenset({ActionKind.SAY_TRYING})
# What the attempt to make a room can do to a booking's state.
DECIDES: Final = frozenset({Event.MADE, Event.GIVEN_UP, Event.STARTED_WITHOUT})


def merged(stored: Booking, new: Booking, kind: ActionKind) -> Booking:
    """Return what is to be kept.

    * An action that runs beside the others changes the reply alone.
    * A stored booking of a newer version keeps its fields; it learns what it cannot know yet:
      the card, and what became of its room, if it is still about the same room id.
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
    learnt = replace(stored, card=stored.card or new.card)
    if kind is not ActionKind.CREATE_ROOM or stored.room_id != new.room_id:
        return learnt
    learnt = replace(
        learnt,
        made_at=stored.made_at or new.made_at,
        request_id=stored.request_id or new.request_id,
        left_out=stored.left_out or new.left_out,
    )
    if new.state in {TRANSITIONS.get((stored.state, event)) for event in DECIDES}:
        return replace(learnt, state=new.state, trouble=new.trouble)
    return learnt
