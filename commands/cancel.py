"""``/room cancel <ref>``: call a booking off; of a series, ask whether this one or all of it."""

from typing import Final

from bot.slack.message import Message
from commands.asked import Asked
from commands.calling_off import call_off
from commands.changing import theirs
from commands.desk import Desk
from commands.grammar.references import reference
from commands.verb import Verb


async def run(asked: Asked, desk: Desk) -> Message:
    """Call it off."""
    booking, person = await theirs(reference(asked.text), asked, desk)
    return await call_off(booking, person, asked, desk)


VERB: Final = Verb(
    name="cancel",
    usage="cancel <room>",
    summary="call a booking off",
    example="/room cancel Sprint review",
    run=run,
    is_durable=True,
)
