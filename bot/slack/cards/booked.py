"""What a card says of a booking for a time: when, how often, who comes."""

from collections.abc import Mapping
from typing import Final

from bot.explain.explain import frame_of
from bot.explain.language import Language
from bot.rooms.booking import Answer, Booking
from bot.rooms.lifecycle import State
from bot.rooms.room import RoomKind
from bot.rooms.times import say_length
from bot.slack import mrkdwn
from bot.slack.cards.in_words import length_in_words
from bot.slack.forms.how_often import rule_in_words

MOST_OF_THE_PEOPLE: Final = 600  # characters of mentions: about forty people a line
LABELS: Final[Mapping[Answer, str]] = {
    Answer.GOING: "Going",
    Answer.MAYBE: "Maybe",
    Answer.NO: "No",
}
SAID_YES: Final = "Said yes"
# Who said yes is all that still matters; of what was called off nothing does.
SHOWN: Final[Mapping[State, tuple[Answer, ...]]] = {
    State.OVER: (Answer.GOING,),
    State.CANCELLED: (),
}


def times_in_words(booking: Booking, language: Language = Language.ENGLISH) -> str:
    """Return start and end in each reader's zone, and the length; live rooms have no end."""
    start = mrkdwn.date(booking.starts_at)
    if booking.request.kind is not RoomKind.CONFERENCE:
        return start
    end = mrkdwn.hour(booking.starts_at + booking.request.length_s)
    length = frame_of(language).bracketed.format(said=length_in_words(booking, language))
    return f"{start} – {end}{length}"


def seconds_in_words(seconds: int) -> str:
    """Return a length in words, to the second where it is not whole minutes."""
    minutes, rest = divmod(seconds, 60)
    if minutes and not rest:
        return say_length(seconds)
    return " ".join([*([f"{minutes} min"] if minutes else []), f"{rest} s"])


def how_often(booking: Booking) -> str:
    """Return how often the series of a booking comes; empty when it is one by itself."""
    when = booking.request.when
    return rule_in_words(when.rule) if when is not None and when.rule else ""


def when_line(booking: Booking) -> str:
    """Return the line of the card that says when."""
    return " · ".join(filter(None, [f"*When*  {times_in_words(booking)}", how_often(booking)]))


def people_lines(booking: Booking) -> str:
    """Return who comes, counted and named; empty where it does not matter.

    What nobody has said yet shares one line: a card is no higher than what it has to tell.
    """
    answers = SHOWN.get(booking.state, tuple(Answer))
    said = [_line(booking, one) for one in answers if booking.who(one)]
    unsaid = " · ".join(_line(booking, one) for one in answers if not booking.who(one))
    return "\n".join(filter(None, [*said, unsaid]))


def _line(booking: Booking, answer: Answer) -> str:
    people = [mrkdwn.user(one) for one in booking.who(answer)]
    named = mrkdwn.fitting(people, MOST_OF_THE_PEOPLE, " ")
    label = SAID_YES if booking.state is State.OVER else LABELS[answer]
    return f"*{label}* {len(people)}  {named}".rstrip()
