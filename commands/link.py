"""``/room link <account>``: from now on, rooms that I ask for belong to that account."""

from typing import Final

from bot.errors import BadInput
from bot.rooms.people import checked_account
from bot.slack.answers import linked
from bot.slack.message import Message
from bot.usecases.accounts import link_account
from bot.usecases.book_room import member
from commands.asked import Asked
from commands.desk import Desk
from commands.grammar.words import clean, unescape
from commands.verb import Verb


async def run(asked: Asked, desk: Desk) -> Message:
    """Link it; nothing is imported or made by that."""
    typed = unescape(clean(asked.text)).strip()
    if not typed:
        raise BadInput({"account": f"Name the account, as in `{VERB.example}`."})
    account = checked_account(typed)
    person = await member(asked.place, desk.outside)
    return linked(await link_account(asked.place.team_id, person, account, desk.outside))


VERB: Final = Verb(
    name="link",
    usage="link <account>",
    summary="say which account of the room service is yours",
    example="/room link ana.berger",
    run=run,
    is_durable=True,
)
