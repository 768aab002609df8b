"""Which messages and views the workspace refuses: what Slack would refuse, and nothing else."""

import pytest

from bot.workspace.validity import problems_of_message, problems_of_view
from tests.unit.workspace.judging.bad_messages import BAD_MESSAGES
from tests.unit.workspace.judging.bad_views import BAD_VIEWS
from tests.unit.workspace.judging.good import GOOD_MESSAGES, GOOD_VIEWS
from tests.unit.workspace.payloads import actions, button, message, plain, section


@pytest.mark.parametrize("name", BAD_MESSAGES)
def test_a_bad_message_is_refused_where_it_is_bad(name: str) -> None:
    payload, pointer = BAD_MESSAGES[name]

    problems = problems_of_message(payload)

    assert pointer in [problem.pointer for problem in problems]


@pytest.mark.parametrize("name", BAD_VIEWS)
def test_a_bad_view_is_refused_where_it_is_bad(name: str) -> None:
    view, pointer = BAD_VIEWS[name]

    problems = problems_of_view(view)

    assert pointer in [problem.pointer for problem in problems]


@pytest.mark.parametrize("name", GOOD_MESSAGES)
def test_a_good_message_is_taken(name: str) -> None:
    assert problems_of_message(GOOD_MESSAGES[name]) == []


@pytest.mark.parametrize("name", GOOD_VIEWS)
def test_a_good_view_is_taken(name: str) -> None:
    assert problems_of_view(GOOD_VIEWS[name]) == []


def test_a_problem_is_told_in_the_shape_of_blocks_validate() -> None:
    problem = problems_of_message(message(actions(button(text=plain("x" * 76)))))[0]

    assert problem.told() == {
        "code": "too_long",
        "message": f"'{'x' * 76}' is too long",
        "pointer": "/blocks/0/elements/0/text/text",
        "constraint": "maxLength=75",
    }


def test_a_long_value_is_not_repeated_in_its_problem() -> None:
    problem = problems_of_message(message(section("secret" * 600)))[0]

    assert problem.message == "breaks maxLength=3000"
