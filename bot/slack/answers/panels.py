"""What people press on: questions, lists and windows with buttons."""

from collections.abc import Sequence
from typing import Any, Final

from bot.rooms.booking import Booking
from bot.slack import blocks, mrkdwn
from bot.slack.buttons import Button, pack
from bot.slack.cards.in_words import (
    STATES,
    kind_in_words,
    quoted_name,
    shown_name,
)
from bot.slack.message import Message, weight

MOST_OF_A_LIST: Final = 10_500  # characters of blocks, so that the rest fits in as well
MOST_ROWS: Final = 40
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
        blocks.context("duplicate_foot", _reference(existing)),
    )
    return Message(said, parts)


def _reference(booking: Booking) -> str:
    return f"{mrkdwn.code(f'gr-{booking.code}')} · {mrkdwn.code(mrkdwn.clip(booking.room_id, 60))}"


def manage_panel(booking: Booking, *, may_end: bool) -> Message:
    """Show what this person may do with a room.

    Args:
        booking: The room.
        may_end: It is there, and they may end it.
    """
    said = f"{quoted_name(booking)} · {kind_in_words(booking)} · {STATES[booking.state]}"
    who = mrkdwn.user(booking.asked.user_id)
    may = (
        "You may end it; that closes it for everybody inside."
        if may_end
        else f"Nothing for you to do here: {who}, the room’s owner and admins manage it."
    )
    value = pack(booking=booking.id)
    buttons = [
        blocks.button(Button.SHOW, "Show it", value),
        blocks.button(Button.AGAIN, "Make one like it", value),
    ]
    if may_end:
        sure = "Everybody inside is put out, and the room is gone."
        buttons.append(blocks.button(Button.END, "End it", value, style="danger", sure=sure))
    parts = (
        blocks.section("manage", f"{said}\n{may}"),
        blocks.actions("manage_do", *buttons),
        blocks.context("manage_foot", _reference(booking)),
    )
    return Message(said, parts)


def rooms_list(bookings: Sequence[Booking], title: str, viewer_id: str = "") -> Message:
    """List rooms, newest first.

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
    for number, booking in enumerate(bookings[:MOST_ROWS]):
        row = _row(number, booking, viewer_id)
        left -= weight(blocks.to_dicts([row]))
        if left < 0:
            break
        rows.append(row)
    rest = len(bookings) - len(rows)
    more = [blocks.context("list_more", f"and {rest} more")] if rest else []
    text = f"{mrkdwn.escape(mrkdwn.clip(title, 150))}: {len(bookings)}"
    return Message(text, (blocks.section("list", heading), *rows, *more))


def _row(number: int, booking: Booking, viewer_id: str) -> blocks.Block:
    who = "you" if booking.asked.user_id == viewer_id else mrkdwn.user(booking.asked.user_id)
    when = mrkdwn.date(booking.starts_at)
    text = (
        f"{mrkdwn.bold(mrkdwn.clip(shown_name(booking), 60))} · {kind_in_words(booking)} · "
        f"{STATES[booking.state]}\n{when} · {who} · {_reference(booking)}"
    )
    show = blocks.button(Button.SHOW, "Show", pack(booking=booking.id))
    return blocks.section(f"list_{number}", text, show)


def form_expired(draft_id: str = "") -> Message:
    """Say that Slack did not let the form open in time; the button opens it (S3)."""
    said = "The form did not open in time: Slack allows three seconds for it."
    value = pack(draft=draft_id) if draft_id else pack()
    form = blocks.button(Button.OPEN_FORM, "Open the form", value, style="primary")
    return Message(said, (blocks.section("form_expired", said, form),))


def support_view(text: str) -> dict[str, Any]:
    """Return a window with text to copy for support."""
    inside = mrkdwn.escape(mrkdwn.clip(text, MOST_OF_SUPPORT)).replace("```", "'''") or "–"
    parts = [
        blocks.section("support", "Copy this and give it to whoever runs Greenroom."),
        blocks.section("support_text", f"```\n{inside}\n```"),
    ]
    return blocks.modal("support", "For support", parts, close="Close")
