"""A strict Slack, written from Slack's documents: Web API, requests, answers and their limits."""

from tests.blackbox.slack.delivery import Ack, HttpDelivery
from tests.blackbox.slack.mishaps import Mishap
from tests.blackbox.slack.reading import Button, buttons, plain_text
from tests.blackbox.slack.record import Asked, Record, Said
from tests.blackbox.slack.workspace import Slack

__all__ = [
    "Ack",
    "Asked",
    "Button",
    "HttpDelivery",
    "Mishap",
    "Record",
    "Said",
    "Slack",
    "buttons",
    "plain_text",
]
