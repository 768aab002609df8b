"""What the verbs, buttons and the form that change a booking share: whose it is, and the answer."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar
from uuid import uuid4

from bot.errors import BadInput, NoSuchRoom
from bot.explain.explain import explain
from bot.explain.explanation import Offer
from bot.rooms.actions.news import NewsKind
from bot.rooms.booking import Booking
from bot.rooms.draft import Draft
from bot.rooms.people import Person
from bot.rooms.place import Place
from bot.rooms.request import RoomRequest
from bot.slack import answers
from bot.slack.buttons import pack
from bot.slack.explanations import explanation
from bot.slack.message import Message
from bot.usecases.book_room import member
from bot.usecases.end_room import refuse_if_not_theirs
from bot.usecases.find_room import find_booking
from bot.usecases.languages import known_language
from bot.usecases.outside import Outside
from commands.asked import Asked
from commands.desk import Desk
from commands.grammar.changes import Change
from commands.refusals import what_failed

T = TypeVar("T")
Does = Callable[[Booking, T, Place, Outside], Awaitable[Booking]]

# What a draft of a change says beside the form's fields: what is to be done, and to which booking.
VERB, REF = "verb", "ref"
CHANGE, MOVE = "change", "move"


async def theirs(ref: str, asked: Asked, desk: Desk) -> tuple[Booking, Person]:
    """Return the booking that `ref` means, if this person may change it, and who they are.

    Raises:
        NoSuchRoom: It means none that they may see, or several.
        NotAllowed: They may not, or are a guest.
    """
    person = await member(asked.place, desk.outside)
    booking = await find_booking(ref, asked.place, desk.outside)
    await refuse_if_not_theirs(booking, asked.place, desk.outside)
    return booking, person


async def change(
    change: Change[T], kind: NewsKind, does: Does[T], asked: Asked, desk: Desk
) -> Message:
    """Do what was typed to the booking that it names; what cannot be is explained."""
    try:
        booking, person = await theirs(change.ref, asked, desk)
    except NoSuchRoom:
        if change.value is None:  # the words that cannot be read may be why there is no such room
            raise BadInput(change.problems) from None
        raise
    if change.value is None:
        return await refused_change(change.problems, booking, change.raw, asked, desk)
    try:
        changed = await does(booking, change.value, asked.place, desk.outside)
    except BadInput as bad:
        return await refused_change(bad.problems, booking, change.raw, asked, desk)
    return answers.changed(changed, person.zone, kind)


async def refused_change(
    problems: Mapping[str, str],
    booking: Booking,
    raw: Mapping[str, str],
    asked: Asked,
    desk: Desk,
) -> Message:
    """Explain why a booking stays as it is; a button opens its form with what was typed."""
    fields = {**raw, VERB: CHANGE, REF: booking.id}
    draft_id = await keep_change(RoomRequest(kind=booking.request.kind), fields, asked, desk)
    language = known_language(asked.place, desk.outside)
    return explanation(
        explain(BadInput(problems), language),
        what=what_failed(asked, language),
        reference="",  # nothing was tried, so there is nothing to look up
        at=desk.outside.clock.now(),
        values={Offer.REOPEN_FORM: pack(draft=draft_id)} if booking.is_scheduled else {},
    )


async def keep_change(
    request: RoomRequest, fields: Mapping[str, str], asked: Asked, desk: Desk
) -> str:
    """Keep what a booking is to become until a button is pressed; return the draft's id."""
    draft = Draft(uuid4().hex, asked.place, request, desk.outside.clock.now(), dict(fields))
    await desk.outside.store.drafts.keep(draft)
    return draft.id
