"""What people press on: questions, lists and windows with buttons."""

from collections.abc import Sequence
from typing import Any, Final

from bot.explain.explain import frame_of
from bot.explain.language import Language
from bot.rooms.booking import Booking
from bot.rooms.lifecycle import State
from bot.slack import blocks, mrkdwn
from bot.slack.buttons import Button, pack
from bot.slack.cards.booked import how_often, times_in_words
from bot.slack.cards.in_words import (
    STATES,
    kind_in_words,
    quoted_name,
    reference,
    shown_name,
)
from bot.slack.message import Message, weight

MOST_OF_A_LIST: Final = 10_500  # characters of blocks, so that the rest fits in as well
MOST_ROWS: Final = 40
AHEAD: Final = frozenset({State.PLANNED, State.PREPARING, State.TROUBLE, State.READY})
MOST_OF_SUPPORT: Final = 550  # characters; each may take five once it is escaped


def duplicate_question(existing: Booking, draft_id: str, now: float) -> Message:
    """Ask once whether the same room is wanted a second time."""
    ago = round(now - existing.created_at)
    when = f"{ago} s" if ago > 1 else "a moment"
    said = f"You asked for {quoted_name(existing)} {when} ago, here. Nothing new was made."
    show = blocks.button(Button.SHOW, "Show it", pack(booking=existing.id))
    another = blocks.button(Button.MAKE_ANOTHER, "Make another", pack(draft=draft_id))
    parts = (
        blocks.section("duplicate", said),
        blocks.actions("duplicate_do", show, another),
        blocks.context("duplicate_foot", reference(existing)),
    )
    return Message(said, parts)


def rooms_list(bookings: Sequence[Booking], title: str, viewer_id: str = "") -> Message:
    """List rooms: those booked for a time ahead by their start, then the others as they come.

    Args:
        bookings: Only what the viewer may see.
        title: What the list is of, raw.
        viewer_id: Their own rooms say "you"; empty names everybody.
    """
    heading = mrkdwn.bold(mrkdwn.clip(title, 150))
    if not bookings:
        said = f"{mrkdwn.escape(mrkdwn.clip(title, 150))}: none."
        form = blocks.button(Button.OPEN_FORM, "Make a room", pack())
        return Message(said, (blocks.section("list", f"{heading}\nNone.", form),))
    rows: list[blocks.Block] = []
    left = MOST_OF_A_LIST
    for number, booking in enumerate(_in_order(bookings)[:MOST_ROWS]):
        row = _row(number, booking, viewer_id)
        left -= weight(blocks.to_dicts([row]))
        if left < 0:
            break
        rows.append(row)
    rest = len(bookings) - len(rows)
    more = [blocks.context("list_more", f"and {rest} more")] if rest else []
    text = f"{mrkdwn.escape(mrkdwn.clip(title, 150))}: {len(bookings)}"
    return Message(text, (blocks.section("list", heading), *rows, *more))


def _in_order(bookings: Sequence[Booking]) -> Sequence[Booking]:
    ahead = [one for one in bookings if one.is_scheduled and one.state in AHEAD]
    others = [one for one in bookings if one not in ahead]
    return [*sorted(ahead, key=lambda one: one.starts_at), *others]


def _row(number: int, booking: Booking, viewer_id: str) -> blocks.Block:
    who = "you" if booking.asked.user_id == viewer_id else mrkdwn.user(booking.asked.user_id)
    when = " · ".join(filter(None, [times_in_words(booking), how_often(booking)]))
    if not booking.is_scheduled:
        when = mrkdwn.date(booking.starts_at)
    text = (
        f"{mrkdwn.bold(mrkdwn.clip(shown_name(booking), 60))} · {kind_in_words(booking)} · "
        f"{STATES[booking.state]}\n{when} · {who} · {reference(booking)}"
    )
    show = blocks.button(Button.SHOW, "Show", pack(booking=booking.id))
    return blocks.section(f"list_{number}", text, show)


def form_expired(draft_id: str = "") -> Message:
    """Say that Slack did not let the form open in time; the button opens it (S3)."""
    said = "The form did not open in time: Slack allows three seconds for it."
    value = pack(draft=draft_id) if draft_id else pack()
    form = blocks.button(Button.OPEN_FORM, "Open the form", value, style="primary")
    return Message(said, (blocks.section("form_expired", said, form),))


def support_view(text: str, language: Language = Language.ENGLISH) -> dict[str, Any]:
    """Return a window with text to copy for support."""
    frame = frame_of(language).support
    inside = mrkdwn.escape(mrkdwn.clip(text, MOST_OF_SUPPORT)).replace("```", "'''") or "–"
    parts = [
        blocks.section("support", frame.lead),
        blocks.section("support_text", f"```\n{inside}\n```"),
    ]
    return blocks.modal("support", frame.title, parts, close=frame.close)
