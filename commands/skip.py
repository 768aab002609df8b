"""``/room skip <ref>``: call off the next one of a series."""

from typing import Final

from bot.errors import BadInput
from bot.rooms.actions.news import NewsKind
from bot.slack import answers
from bot.slack.message import Message
from bot.usecases.bookings.series_bookings import next_of_series, skip_one
from commands.asked import Asked
from commands.changing import theirs
from commands.desk import Desk
from commands.grammar.references import reference
from commands.verb import Verb

ONCE: Final = "That room is booked once; to call it off, use `/room cancel`."
NONE_AHEAD: Final = "Nothing of this series is ahead."


async def run(asked: Asked, desk: Desk) -> Message:
    """Skip the next one ahead of the series that the room is of."""
    booking, person = await theirs(reference(asked.text), asked, desk)
    if not booking.series_id:
        raise BadInput({"ref": ONCE})
    following = await next_of_series(booking.series_id, desk.outside)
    if following is None:
        raise BadInput({"ref": NONE_AHEAD})
    skipped = await skip_one(following, asked.place, desk.outside)
    return answers.changed(skipped, person.zone, NewsKind.SKIPPED)


VERB: Final = Verb(
    name="skip",
    usage="skip <room>",
    summary="call off the next one of a series",
    example="/room skip Stand-up",
    run=run,
    is_durable=True,
)
