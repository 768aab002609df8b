"""Tell in the card's thread, or to one person, what was done to a booking."""

from bot.ports import Said, What
from bot.rooms.actions.action import Action, Outcome
from bot.rooms.booking import Booking
from bot.usecases.effects.delivery import deliver, skipped
from bot.usecases.outside import Outside


async def tell_news(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Tell it once; without a card there is no thread to tell it in."""
    news = action.news
    if news is None:
        return skipped("there is nothing to tell")
    if not news.to and (booking.card is None or not booking.card.ts):
        return skipped("there is no card yet; it shows the booking as it is")
    said = Said(what=What.NEWS, booking=booking, to=news.to, news=news)
    return await deliver(action, said, outside)
