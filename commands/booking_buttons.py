"""What the buttons of a booking do: who comes, another time, calling it off and putting it back."""

from dataclasses import replace

from bot.errors import NoSuchRoom
from bot.explain.explain import sentence
from bot.explain.frame import Tried
from bot.rooms.actions.news import NewsKind
from bot.rooms.booking import Answer
from bot.slack import answers
from bot.slack.buttons import unpack
from bot.slack.explanations import explanation
from bot.slack.message import Message
from bot.usecases.book_room import member
from bot.usecases.bookings.answer_booking import answer_booking
from bot.usecases.bookings.cancel_booking import put_back
from bot.usecases.bookings.change_booking import move_booking
from bot.usecases.bookings.post_here import post_in_channel
from bot.usecases.bookings.series_bookings import end_series, skip_one
from bot.usecases.effects.trouble import explained
from bot.usecases.end_room import refuse_if_not_theirs
from bot.usecases.languages import asked_language
from commands import change_form
from commands.asked import Asked
from commands.calling_off import call_off
from commands.changing import MOVE, REF, VERB
from commands.desk import Desk
from commands.grammar.times import chosen
from commands.making import order
from commands.pressed import booking_of, booking_with, draft_of
from commands.verb import Run


def answering(answer: Answer) -> Run:
    """Return what a button does that says who comes; guests may come as well."""

    async def press(asked: Asked, desk: Desk) -> None:
        booking = await booking_of(asked, desk)
        who, at = asked.place.user_id, asked.said_at
        await answer_booking(booking.id, who, answer, desk.outside, at=at)

    return press


async def choose_time(asked: Asked, desk: Desk) -> Message | None:
    """Do what was typed, at the time that was chosen."""
    value = unpack(asked.text)
    draft = await draft_of(asked, desk)
    when = chosen(draft.request.when, value.get("at", ""), value.get("local", ""))
    if draft.fields.get(VERB) != MOVE:
        return await order(replace(draft.request, when=when), asked, desk)
    person = await member(asked.place, desk.outside)
    booking = await booking_with(draft.fields.get(REF, ""), asked, desk)
    moved = await move_booking(booking, when, asked.place, desk.outside)
    return answers.changed(moved, person.zone, NewsKind.MOVED)


async def explain(asked: Asked, desk: Desk) -> Message:
    """Explain why there is no room, to who pressed."""
    booking = await booking_of(asked, desk)
    language = await asked_language(asked.place, desk.outside)
    return explanation(
        await explained(booking, desk.outside, language),
        what=sentence(Tried.NO_ROOM_YET, language, booking.request.name),
        reference=booking.code,
        at=desk.outside.clock.now(),
    )


async def open_change(asked: Asked, desk: Desk) -> Message | None:
    """Open the form that changes a booking."""
    return await change_form.open_filled(await booking_of(asked, desk), {}, asked, desk)


async def cancel(asked: Asked, desk: Desk) -> Message:
    """Call it off; of a series, ask what is meant."""
    person = await member(asked.place, desk.outside)
    booking = await booking_of(asked, desk)
    await refuse_if_not_theirs(booking, asked.place, desk.outside)
    return await call_off(booking, person, asked, desk)


async def put_it_back(asked: Asked, desk: Desk) -> Message:
    """Promise it again."""
    person = await member(asked.place, desk.outside)
    booking = await put_back(await booking_of(asked, desk), asked.place, desk.outside)
    return answers.changed(booking, person.zone, NewsKind.PUT_BACK)


async def skip(asked: Asked, desk: Desk) -> Message:
    """Call off this one of its series."""
    person = await member(asked.place, desk.outside)
    booking = await skip_one(await booking_of(asked, desk), asked.place, desk.outside)
    return answers.changed(booking, person.zone, NewsKind.SKIPPED)


async def cancel_series(asked: Asked, desk: Desk) -> Message:
    """Call off all that is ahead of a series; there will be no more."""
    await member(asked.place, desk.outside)
    series_id = unpack(asked.text).get("series", "")
    series = await desk.outside.store.series.get(series_id)
    if series is None or series.asked.team_id != asked.place.team_id:
        raise NoSuchRoom(series_id)
    return answers.series_over(await end_series(series_id, asked.place, desk.outside))


async def post_here(asked: Asked, desk: Desk) -> None:
    """Post the card where it was meant to be; that it is there is the answer."""
    await member(asked.place, desk.outside)
    booking = await booking_of(asked, desk)
    channel_id = unpack(asked.text).get("channel", "") or asked.place.channel_id
    await post_in_channel(booking, channel_id, asked.place, desk.outside)
