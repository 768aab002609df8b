"""The buttons: their `action_id`s, and the ids that they carry."""

import json
from enum import StrEnum
from typing import Final

from bot.errors import BadInput

# docs.slack.dev/reference/block-kit/block-elements/button-element
MOST_OF_A_VALUE: Final = 2000


class Button(StrEnum):
    """The `action_id` of every button that we show."""

    JOIN = "join"
    REFRESH = "refresh"
    MANAGE = "manage"
    END = "end"
    USE_ID = "use_id"
    CHOOSE_ID = "choose_id"
    REOPEN_FORM = "reopen_form"
    RETRY = "retry"
    CHECK_AND_RETRY = "check_and_retry"
    COPY_FOR_SUPPORT = "copy_for_support"
    MAKE_ANOTHER = "make_another"
    SHOW = "show"
    OPEN_FORM = "open_form"
    AGAIN = "again"
    GOING = "going"
    MAYBE = "maybe"
    NO = "no"
    CHOOSE_TIME = "choose_time"  # several in a row: choose_time_0, choose_time_1 …
    CHANGE = "change"
    CANCEL = "cancel"
    PUT_BACK = "put_back"
    SKIP = "skip"
    CANCEL_SERIES = "cancel_series"
    POST_HERE = "post_here"
    EXPLAIN = "explain"


def pack(**ids: str) -> str:
    """Return the value of a button, as compact JSON: ``booking``, ``draft``, ``series`` and so on.

    Raises:
        ValueError: It is longer than Slack takes: a bug of ours.
    """
    value = json.dumps(ids, ensure_ascii=False, separators=(",", ":"))
    if len(value) > MOST_OF_A_VALUE:
        raise ValueError(f"A button carries {len(value)} characters.")
    return value


def unpack(value: str) -> dict[str, str]:
    """Return what a button carries. Whoever signs for Slack may send anything, so it is checked.

    Raises:
        BadInput: It is not what `pack` makes.
    """
    try:
        ids = json.loads(value[: MOST_OF_A_VALUE + 1])
    except (ValueError, RecursionError):
        ids = None
    if not isinstance(ids, dict) or not all(isinstance(one, str) for one in ids.values()):
        raise BadInput({"button": "This button is not one that I know; type the command again."})
    return ids
