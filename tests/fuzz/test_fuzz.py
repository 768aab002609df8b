"""A small part of `python -m tests.fuzz`, for every run of the tests."""

from bot.room_service.app import build as build_room_service
from bot.workspace.app import build as build_workspace
from tests.fuzz import rooms, slack
from tests.fuzz.campaign import campaign

SENT = 400


def test_the_room_service_answers_whatever_is_sent() -> None:
    tally = campaign(build_room_service(rooms.CREDENTIALS), rooms.requests, SENT)

    assert tally.broken == []
    assert tally.statuses[200] > SENT // 2  # the envelope, also for what is refused


def test_the_workspace_answers_whatever_is_sent() -> None:
    tally = campaign(build_workspace(slack.SETUP), slack.requests, SENT)

    assert tally.broken == []
    assert tally.statuses[200] > SENT // 4
