"""What is said back of a booking: that it is booked, what was changed, what usually holds."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from bot.rooms.actions.news import NewsKind
from bot.rooms.booking import Booking
from bot.rooms.series.booked import BookedSeries
from bot.rooms.when import Choice
from bot.slack import blocks, mrkdwn
from bot.slack.answers.times import notes_in_words, reminder_in_words, said_when, when_lines
from bot.slack.buttons import Button, pack
from bot.slack.cards.booked import seconds_in_words
from bot.slack.cards.in_words import MOST_OF_A_NAME, quoted_name, reference
from bot.slack.forms.how_often import rule_in_words
from bot.slack.message import Message

LEAD_S: Final = 600
MOST_CHOICES: Final = 5
MOST_TYPED: Final = 200
MOST_OF_THE_CLAUSES: Final = 500
NOT_CHECKED: Final = (
    "The room service does not answer just now, so I could not check the accounts; "
    "I check them when the room is made."
)


def scheduled(
    booking: Booking,
    series: BookedSeries | None,
    zone: str,
    *,
    is_checked: bool,
    lead_s: int = LEAD_S,
) -> Message:
    """Say back what was booked.

    Args:
        booking: What was asked for; of a series the first one.
        series: None when it is once.
        zone: Of who asked.
        is_checked: Whether the accounts could be checked.
        lead_s: How long before the start the room is made, seconds.
    """
    title = f"{quoted_name(booking)} is booked"
    notes = [*notes_in_words(booking.request.when), *([] if is_checked else [NOT_CHECKED])]
    lines = [f"{title}:", *when_lines(booking, zone)]
    parts = [blocks.section("booked", "\n".join(lines))]
    if notes:
        parts.append(blocks.section("booked_notes", mrkdwn.escape("\n".join(notes))))
    details = "\n".join(_details(booking, series, lead_s))
    parts.append(blocks.section("booked_details", details))
    value = pack(booking=booking.id)
    change = blocks.button(Button.CHANGE, "Change", value)
    cancel = blocks.button(Button.CANCEL, "Cancel", value)
    parts.append(blocks.actions("booked_do", change, cancel))
    parts.append(blocks.context("booked_foot", reference(booking)))
    text = " ".join([f"{title}: {mrkdwn.escape(said_when(booking, zone))}.", *notes])
    return Message(text, tuple(parts))


def _details(booking: Booking, series: BookedSeries | None, lead_s: int) -> Iterator[str]:
    if series is not None:
        yield f"*How often*  {rule_in_words(series.series.rule)}; this is the first"
    yield f"*Card*  in {mrkdwn.channel(booking.channel_id)}"
    made_at = booking.starts_at - lead_s
    yield (
        f"*Room*  made at {mrkdwn.hour(made_at)}, {seconds_in_words(lead_s)} before"
        if made_at > booking.created_at
        else "*Room*  made now"
    )
    is_soon = booking.starts_at - booking.remind_s <= booking.created_at
    too_late = "none: it starts too soon for one"
    said = reminder_in_words(booking.remind_s)
    yield f"*Reminder*  {too_late if is_soon and booking.remind_s else said}"


def which_time(choices: Sequence[Choice], zone: str, draft_id: str, typed: str) -> Message:
    """Ask which of several times was meant.

    Args:
        choices: Earliest first.
        zone: Which they are in.
        draft_id: What was typed, for the button.
        typed: The words of the time, raw.
    """
    words = mrkdwn.escape(mrkdwn.clip(typed, MOST_TYPED))
    said = f"“{words}” can be read in more than one way. Which time do you mean?"
    buttons = [
        blocks.button(
            Button.CHOOSE_TIME,
            one.label,
            pack(draft=draft_id, at=str(one.at), local=one.moment.local),
            number=number,
        )
        for number, one in enumerate(choices[:MOST_CHOICES])
    ]
    parts = (
        blocks.section("which_time", said),
        blocks.actions("which_time_do", *buttons),
        blocks.context("which_time_foot", f"Times in {mrkdwn.escape(mrkdwn.clip(zone, 60))}"),
    )
    listed = ", ".join(one.label for one in choices[:MOST_CHOICES])
    return Message(f"{said} {mrkdwn.escape(listed)}", parts)


def changed(booking: Booking, zone: str, what: NewsKind) -> Message:
    """Say back what was changed of a booking."""
    said = CHANGES[what](booking, zone)
    value = pack(booking=booking.id)
    back = blocks.button(Button.PUT_BACK, "Put back", value) if what in CAN_BE_PUT_BACK else None
    return Message(said, (blocks.section("changed", said, back),))


def _moved(booking: Booking, zone: str) -> str:
    notes = mrkdwn.escape(" ".join(notes_in_words(booking.request.when)))
    return f"{quoted_name(booking)} is moved to {_when(booking, zone)}. {notes}".strip()


def _invited(booking: Booking, _zone: str) -> str:
    count = len(booking.request.invitees)
    people = "1 person is" if count == 1 else f"{count} people are"
    return f"{people} invited to {quoted_name(booking)} now; I tell who is new directly."


def _reminds(booking: Booking, _zone: str) -> str:
    if not booking.remind_s:
        return f"There is no reminder of {quoted_name(booking)} any more."
    return f"The reminder of {quoted_name(booking)} comes {reminder_in_words(booking.remind_s)}."


def _when(booking: Booking, zone: str) -> str:
    return mrkdwn.escape(said_when(booking, zone))


# A table, so that every kind of news has its words.
CHANGES: Final[Mapping[NewsKind, Callable[[Booking, str], str]]] = {
    NewsKind.INVITED: _invited,
    NewsKind.MOVED: _moved,
    NewsKind.RENAMED: lambda one, _: f"It is called {quoted_name(one)} now.",
    NewsKind.REMIND_CHANGED: _reminds,
    NewsKind.CANCELLED: lambda one, zone: (
        f"{quoted_name(one)}, {_when(one, zone)}, is cancelled; who was coming is told."
    ),
    NewsKind.PUT_BACK: lambda one, zone: f"{quoted_name(one)} is booked again: {_when(one, zone)}.",
    NewsKind.SKIPPED: lambda one, zone: (
        f"{quoted_name(one)} of {_when(one, zone)} is skipped; its series goes on."
    ),
    NewsKind.SERIES_ENDED: lambda one, _: f"The series of {quoted_name(one)} is over.",
    NewsKind.CARD_GONE: lambda one, _: f"The card of {quoted_name(one)} can no longer be edited.",
}
CAN_BE_PUT_BACK: Final = frozenset({NewsKind.CANCELLED, NewsKind.SKIPPED})


def cancel_which(booking: Booking, series: BookedSeries) -> Message:
    """Ask whether one booking of a series is called off, or all of it."""
    often = rule_in_words(series.series.rule)
    said = f"{quoted_name(booking)} comes {often}. What do you want to cancel?"
    one = blocks.button(Button.SKIP, "Only this one", pack(booking=booking.id))
    every = blocks.button(
        Button.CANCEL_SERIES,
        "The whole series",
        pack(series=series.id),
        style="danger",
        sure="All rooms of it that are ahead are cancelled, and no more are booked.",
    )
    parts = (
        blocks.section("cancel_which", f"{said}\nThis one: {mrkdwn.date(booking.starts_at)}"),
        blocks.actions("cancel_which_do", one, every),
        blocks.context("cancel_which_foot", reference(booking)),
    )
    return Message(said, parts)


def series_over(series: BookedSeries) -> Message:
    """Say that a series is over."""
    name = mrkdwn.escape(mrkdwn.clip(series.request.name or series.code, MOST_OF_A_NAME))
    said = f"The series “{name}” is over: those ahead are cancelled, and no more are booked."
    return Message(said, (blocks.section("series_over", said),))


def usual_shown(clauses: str, lead_s: int, remind_s: int) -> Message:
    """Say what usually holds for a person.

    Args:
        clauses: As they were typed, raw; empty when there are none.
        lead_s: How long before the start rooms are made, seconds.
        remind_s: How long before the start people are reminded; 0: not at all.
    """
    shown = mrkdwn.code(mrkdwn.clip(clauses, MOST_OF_THE_CLAUSES))
    example = mrkdwn.code("/room defaults for 45m muted")
    yours = (
        f"Your usual clauses: {shown}. What you type counts more; "
        f"{mrkdwn.code('/room defaults off')} forgets them."
        if clauses.strip()
        else f"You have no usual clauses; set some, for example with {example}."
    )
    made = f"Rooms are made {seconds_in_words(lead_s)} before their start."
    reminded = (
        f"Unless a clause says otherwise, the reminder is {reminder_in_words(remind_s)}."
        if remind_s
        else "Unless a clause says otherwise, there is no reminder."
    )
    said = f"{yours}\n{made} {reminded}"
    return Message(said, (blocks.section("usual", said),))
