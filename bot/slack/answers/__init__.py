"""The private answers to commands and buttons, one function each."""

from bot.slack.answers.echoes import (
    cancel_which,
    changed,
    scheduled,
    series_over,
    usual_shown,
    which_time,
)
from bot.slack.answers.manage import manage_panel
from bot.slack.answers.panels import (
    duplicate_question,
    form_expired,
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
    "cancel_which",
    "card_elsewhere",
    "changed",
    "duplicate_question",
    "ended",
    "form_expired",
    "info_answer",
    "linked",
    "manage_panel",
    "retrying",
    "rooms_list",
    "scheduled",
    "series_over",
    "support_view",
    "trying",
    "usual_shown",
    "which_time",
    "whoami",
]
