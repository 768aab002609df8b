"""The states of a booking: what is in the table happens, nothing else does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import IllegalTransition
from bot.rooms.lifecycle import TRANSITIONS, Event, State, after


@given(st.sampled_from(State), st.sampled_from(Event))
def test_an_event_that_is_not_listed_never_passes(state: State, event: Event) -> None:
    if (state, event) in TRANSITIONS:
        assert after(state, event) in State
    else:
        with pytest.raises(IllegalTransition):
            after(state, event)


def test_every_state_but_the_first_can_be_reached() -> None:
    assert set(TRANSITIONS.values()) == set(State)


def test_nothing_follows_the_end() -> None:
    assert not [event for state, event in TRANSITIONS if state is State.OVER]
