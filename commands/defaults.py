"""``/room defaults [clauses|off]``: the clauses that I usually want."""

from typing import Final

from bot.errors import BadInput
from bot.slack.answers import usual_shown
from bot.slack.message import Message
from bot.usecases.book_room import member
from commands.asked import Asked
from commands.desk import Desk
from commands.grammar.usual import problems_of_usual
from commands.grammar.words import clean, unescape
from commands.verb import Verb

OFF: Final = "off"


async def run(asked: Asked, desk: Desk) -> Message:
    """Show them, set them, or forget them."""
    await member(asked.place, desk.outside)
    team_id, user_id = asked.place.team_id, asked.place.user_id
    usual, typed = desk.outside.store.usual, clean(asked.text).strip()
    if typed:
        problems = problems_of_usual(typed) if typed.lower() != OFF else {}
        if problems:
            raise BadInput(problems)
        await usual.keep(team_id, user_id, typed if typed.lower() != OFF else "")
    clauses = unescape(await usual.get(team_id, user_id))
    return usual_shown(clauses, round(desk.outside.lead_s), desk.outside.remind_s)


VERB: Final = Verb(
    name="defaults",
    usage="defaults [clauses|off]",
    summary="the clauses that you usually want, put before those that you type",
    example="/room defaults for 30m muted",
    run=run,
    is_durable=True,
)
