"""The private answers to commands and buttons, one function each."""

from bot.slack.answers.panels import (
    duplicate_question,
    form_expired,
    manage_panel,
    rooms_list,
    support_view,
)
from bot.slack.answers.sentences import (
    card_elsewhere,
    ended,
    info_answer,
    linked,
    retrying,
    trying,
    whoami,
)

__all__ = [
    "card_elsewhere",
    "duplicate_question",
    "ended",
    "form_expired",
    "info_answer",
    "linked",
    "manage_panel",
    "retrying",
    "rooms_list",
    "support_view",
    "trying",
    "whoami",
]
