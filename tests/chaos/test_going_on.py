"""Processes are replaced, PostgreSQL goes away: people are answered, and every promise is kept."""

from tests.chaos.conftest import Stories
from tests.chaos.outcome import Outcome
from tests.chaos.rolling import RATE, SMALL

ENDS_WITHIN_S = 20.0  # docs/deploy.md: what a host is told to wait before it kills
SLACK_WAITS_S = 3.0  # docs.slack.dev/interactivity/implementing-slash-commands
EXPLAINED = "200 Nothing was made: the bot could not write your request down. Cause: "


def assert_kept_once(outcome: Outcome) -> None:
    assert outcome.verdict.lost == ()
    assert outcome.verdict.rooms_twice == ()
    assert outcome.verdict.cards_twice == ()
    assert outcome.verdict.breaches == ()


async def test_while_processes_are_replaced_every_command_is_taken(stories: Stories) -> None:
    rolled = await stories.rolling

    assert rolled.failed == {}
    assert rolled.typed >= SMALL.commands


async def test_while_processes_are_replaced_every_room_is_made_once_and_before_its_start(
    stories: Stories,
) -> None:
    rolled = await stories.rolling

    assert_kept_once(rolled.outcome)
    assert rolled.late == ()
    assert rolled.outcome.verdict.most_in_a_second <= RATE


async def test_a_process_that_is_told_to_stop_ends_well_and_in_time(stories: Stories) -> None:
    rolled = await stories.rolling

    assert [one.status for one in rolled.ends] == [0, 0, 0, 0]
    assert max(one.seconds for one in rolled.ends) <= ENDS_WITHIN_S


async def test_while_postgresql_is_away_commands_are_answered_with_an_explanation(
    stories: Stories,
) -> None:
    gone = await stories.away

    assert {words[: len(EXPLAINED)] for words in gone.told.values()} == {EXPLAINED}
    assert gone.slowest_ack_s <= SLACK_WAITS_S


async def test_while_postgresql_is_away_the_processes_live(stories: Stories) -> None:
    gone = await stories.away

    assert gone.alive == {200}


async def test_when_postgresql_is_back_every_promise_is_kept_once_and_commands_are_taken(
    stories: Stories,
) -> None:
    gone = await stories.away

    assert_kept_once(gone.outcome)
    assert gone.told_afterwards == {}
