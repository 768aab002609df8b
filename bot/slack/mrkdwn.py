"""Text as Slack reads it: what people typed is escaped here, once, on its way out.

Its law: text of others can make neither a mention nor a link, nor leave its code or quotation.
The blocks set `verbatim`, so that Slack makes no links out of plain addresses either.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

# docs.slack.dev/messaging/formatting-message-text: these three and no others.
_ENTITIES: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# Control characters, marks that turn the reading direction, halves of a pair: they are not text.
_NOT_TEXT: Final = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ID: Final = re.compile(r"[A-Z][A-Z0-9]{2,30}")
_LATEST: Final = 253_402_300_799  # the end of the year 9999, the last that a date can say
MOST_OF_A_SECTION: Final = 3000  # docs.slack.dev/reference/block-kit/blocks/section-block


def clean(text: str) -> str:
    """Return `text` with a mark in place of every character that cannot be shown."""
    return _NOT_TEXT.sub("\ufffd", text)


def escape(text: str) -> str:
    """Return `text` so that Slack shows it as it is; call it once."""
    return clean(text).translate(_ENTITIES)


def clip(text: str, most: int) -> str:
    """Return `text`, or its beginning and an ellipsis, in at most `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def code(text: str) -> str:
    """Return `text` as one line of code, which people can copy."""
    inside = " ".join(escape(text).replace("`", "'").split())
    return f"`{inside}`" if inside else "–"


def quote(text: str) -> str:
    """Return `text` as a quotation, every line of it."""
    lines = escape(text).replace("`", "'").splitlines()
    return "\n".join(f"> {line}" for line in lines)


def bold(text: str) -> str:
    """Return `text` as one bold line; an asterisk inside would end it early."""
    inside = " ".join(escape(text).replace("*", "\u2217").split())
    return f"*{inside}*" if inside else "–"


def date(epoch: float, fallback_zone: str = "UTC") -> str:
    """Return a time that Slack shows in each reader's own zone.

    Args:
        epoch: UTC epoch seconds; what is no time of this era is shown as the number it is.
        fallback_zone: IANA name, for clients that cannot do it; it is named there (S36).
    """
    there = _there(epoch, fallback_zone)
    said = f"{there.day} {there:%b %Y %H:%M} {fallback_zone}" if there is not None else ""
    return _date(epoch, "{date_short_pretty} {time}", said)


def hour(epoch: float) -> str:
    """Return a time of the day that Slack shows in each reader's own zone."""
    there = _there(epoch)
    return _date(epoch, "{time}", f"{there:%H:%M} UTC" if there is not None else "")


def second(epoch: float) -> str:
    """Return a time of the day with its seconds, in each reader's own zone."""
    there = _there(epoch)
    return _date(epoch, "{time_secs}", f"{there:%H:%M:%S} UTC" if there is not None else "")


def ago(epoch: float, now: float) -> str:
    """Return how long ago a time was; Slack counts on while people look at it."""
    minutes = max(round((now - epoch) / 60), 1)
    return _date(epoch, "{ago}", f"{minutes} minute{'' if minutes == 1 else 's'} ago")


def _there(epoch: float, zone: str = "UTC") -> datetime | None:
    if not 0 < epoch <= _LATEST:
        return None
    return datetime.fromtimestamp(int(epoch), UTC).astimezone(ZoneInfo(zone))


def _date(epoch: float, shown: str, said: str) -> str:
    """Return Slack's date: docs.slack.dev/messaging/formatting-message-text."""
    if not 0 < epoch <= _LATEST:
        return code(f"{epoch:.0f}")
    return f"<!date^{int(epoch)}^{shown}|{said}>"


def is_id(text: str) -> bool:
    """Say whether `text` has the shape of one of Slack's ids."""
    return _ID.fullmatch(text) is not None


def _not_an_id(text: str) -> str:
    return code(clip(text, 60))


def user(user_id: str) -> str:
    """Return a mention of a person; what is no id stays text."""
    return f"<@{user_id}>" if is_id(user_id) else _not_an_id(user_id)


def group(group_id: str) -> str:
    """Return a mention of a user group; what is no id stays text."""
    return f"<!subteam^{group_id}>" if is_id(group_id) else _not_an_id(group_id)


def channel(channel_id: str, direct: str = "a direct message") -> str:
    """Return a link to a channel; a direct message has no name to show, so `direct` says it."""
    if channel_id.startswith("D"):
        return direct
    return f"<#{channel_id}>" if is_id(channel_id) else _not_an_id(channel_id)


def fitting(
    pieces: Iterable[str], most: int, between: str = "\n", more: str = "and {number} more"
) -> str:
    """Join as many of `pieces` as fit into `most` characters; say how many more there are."""
    all_of_them = list(pieces)
    shown: list[str] = []
    left = most - 20  # room for the count
    for piece in all_of_them:
        left -= len(piece) + len(between)
        if left < 0:
            break
        shown.append(piece)
    rest = len(all_of_them) - len(shown)
    return between.join([*shown, more.format(number=rest)] if rest else shown)
