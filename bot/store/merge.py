"""What of a booking the outcome of an action may write.

Its law: actions of one booking run one after another (`ActionTable.claim`), so an outcome's
booking is written as it is, with three exceptions. People may have changed the booking since
the action read it; `SAY_TRYING` runs beside the others; and a reply once spent stays spent.
"""

from dataclasses import replace
from typing import Final

from bot.rooms.booking import ActionKind, Booking, Reply

# These may run while another action of the same booking does: they must not wait for it.
BESIDE: Final = frozenset({ActionKind.SAY_TRYING})


def merged(stored: Booking, new: Booking, kind: ActionKind) -> Booking:
    """Return what is to be kept.

    * An action that runs beside the others changes the reply alone.
    * A stored booking of a newer version keeps all its fields; it only learns what it does not
      know yet: the card, and, for the same room id, that the room was made.
    * Otherwise the outcome's booking replaces it.
    """
    reply = spent(stored.reply, new.reply)
    if kind in BESIDE:
        return replace(stored, reply=reply)
    if stored.version > new.version:
        return replace(_informed(stored, new), reply=reply)
    return replace(new, reply=reply)


def spent(one: Reply | None, other: Reply | None) -> Reply | None:
    """Return the reply of which less is left; a wiped one stays wiped."""
    if one is None or other is None:
        return None
    return min(one, other, key=lambda reply: reply.left)


def _informed(stored: Booking, new: Booking) -> Booking:
    learnt = replace(stored, card=stored.card or new.card)
    if stored.room_id != new.room_id or stored.made_at is not None:
        return learnt
    return replace(learnt, made_at=new.made_at, request_id=new.request_id)
