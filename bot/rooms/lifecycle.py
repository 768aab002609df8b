"""The states of a booking.

Its law: whatever may change a booking's state is in `TRANSITIONS`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bot.errors import IllegalTransition


class State(StrEnum):
    """Where a booking stands."""

    PLANNED = "planned"
    PREPARING = "preparing"
    READY = "ready"
    OVER = "over"
    TROUBLE = "trouble"
    FAILED = "failed"
    CANCELLED = "cancelled"


class Event(StrEnum):
    """What happens to a booking."""

    DUE = "due"  # the time has come to make the room
    MADE = "made"  # the room service has it
    STARTED_WITHOUT = "started without"  # the start passed and there is no room
    GIVEN_UP = "given up"  # no further try will be made by itself
    TRIED_AGAIN = "tried again"  # a person pressed Retry
    ENDED = "ended"  # destroyed, gone, or its time is over
    CANCELLED = "cancelled"
    PUT_BACK = "put back"
    MOVED = "moved"  # to another time


TRANSITIONS: Final[Mapping[tuple[State, Event], State]] = {
    (State.PLANNED, Event.DUE): State.PREPARING,
    (State.PREPARING, Event.MADE): State.READY,
    (State.PREPARING, Event.STARTED_WITHOUT): State.TROUBLE,
    (State.PREPARING, Event.GIVEN_UP): State.FAILED,
    (State.TROUBLE, Event.MADE): State.READY,
    (State.TROUBLE, Event.GIVEN_UP): State.FAILED,
    # We choose the room id, so trying again cannot make a second room.
    (State.PREPARING, Event.TRIED_AGAIN): State.PREPARING,
    (State.TROUBLE, Event.TRIED_AGAIN): State.PREPARING,
    (State.FAILED, Event.TRIED_AGAIN): State.PREPARING,
    (State.READY, Event.ENDED): State.OVER,
    (State.PLANNED, Event.CANCELLED): State.CANCELLED,
    (State.PREPARING, Event.CANCELLED): State.CANCELLED,
    (State.TROUBLE, Event.CANCELLED): State.CANCELLED,
    (State.FAILED, Event.CANCELLED): State.CANCELLED,
    (State.READY, Event.CANCELLED): State.CANCELLED,
    (State.CANCELLED, Event.PUT_BACK): State.PLANNED,
    (State.PLANNED, Event.MOVED): State.PLANNED,
    (State.PREPARING, Event.MOVED): State.PLANNED,
    (State.TROUBLE, Event.MOVED): State.PLANNED,
    (State.FAILED, Event.MOVED): State.PLANNED,
    # The room service cannot move a room: it is ended, and another one is made in time.
    (State.READY, Event.MOVED): State.PLANNED,
}


def after(state: State, event: Event) -> State:
    """Return the state that follows, or raise `IllegalTransition`."""
    try:
        return TRANSITIONS[state, event]
    except KeyError:
        raise IllegalTransition(f"{event} cannot happen to a booking that is {state}") from None
