"""``/room explain <code | pasted reply | request id>``: what it means and what to do."""

import re
from typing import Final

from bot.errors import BadInput, RoomApiRefused, RoomApiUnreachable
from bot.explain.explain import explain, explain_code, read_pasted, sentence
from bot.explain.explanation import Explanation
from bot.explain.frame import Tried
from bot.explain.language import Language
from bot.rooms.ids import REFERENCE_SHAPE
from bot.slack.explanations import explanation
from bot.slack.message import Message
from bot.usecases.languages import asked_language
from commands.asked import Asked
from commands.desk import Desk
from commands.grammar.words import clean, unescape
from commands.verb import Verb

# The shape of a RequestId: page 002's sample and the fact sheet, 1.2.
REQUEST_ID: Final = re.compile(r"\bId-[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")


async def run(asked: Asked, desk: Desk) -> Message:
    """Explain what was pasted, or what the log holds under that reference, as its reader reads."""
    language = await asked_language(asked.place, desk.outside)
    text = unescape(clean(asked.text))
    team_id = asked.place.team_id
    pasted = read_pasted(text)
    if pasted is not None:
        what, reference = sentence(Tried.WHAT_A_CODE_MEANS, language, str(pasted.code)), ""
        found = explain_code(pasted.code, pasted.info, pasted.request_id, language)
    else:
        found, reference = await _from_log(text, team_id, language, desk)
        what = sentence(Tried.WHAT_HAPPENED, language, f"gr-{reference}")
    return explanation(found, what=what, reference=reference, at=desk.outside.clock.now())


async def _from_log(
    text: str, team_id: str, language: Language, desk: Desk
) -> tuple[Explanation, str]:
    ours, theirs = REFERENCE_SHAPE.search(text), REQUEST_ID.search(text)
    if ours is None and theirs is None:
        raise BadInput(
            {"code": "Give a code (100007), a pasted reply, or a reference (gr-7F3K9A)."}
        )
    ref = ours[1].upper() if ours else theirs[0] if theirs else ""
    attempts = await desk.outside.store.log.find(team_id, ref)
    if not attempts:
        raise BadInput({"code": f"I have no call on record under {ref}; give the code itself."})
    tries = tuple(one.one for one in attempts)
    if tries[-1].code == 0:
        raise BadInput({"code": f"The last call under {ref} went well: {attempts[-1].command}."})
    kind = RoomApiUnreachable if tries[-1].code is None else RoomApiRefused
    return explain(kind(attempts[-1].command, tries), language), attempts[-1].reference


VERB: Final = Verb(
    name="explain",
    usage="explain <code, pasted reply, or reference>",
    summary="what an error code means and what to do",
    example="/room explain 100007",
    run=run,
)
