"""Calling a booking off, however it was asked: by word or by button."""

from bot.rooms.actions.news import NewsKind
from bot.rooms.booking import Booking
from bot.rooms.people import Person
from bot.slack import answers
from bot.slack.message import Message
from bot.usecases.bookings.cancel_booking import cancel_booking
from commands.asked import Asked
from commands.desk import Desk


async def call_off(booking: Booking, person: Person, asked: Asked, desk: Desk) -> Message:
    """Call it off; where more of its series would come, ask what is meant."""
    series = await desk.outside.store.series.get(booking.series_id) if booking.series_id else None
    if series is not None and not series.is_over:
        return answers.cancel_which(booking, series)
    cancelled = await cancel_booking(booking, asked.place, desk.outside)
    return answers.changed(cancelled, person.zone, NewsKind.CANCELLED)
