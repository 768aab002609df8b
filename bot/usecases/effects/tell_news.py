"""Tell in the card's thread, or to one person, what was done to a booking."""

from typing import Final

from bot.ports import Said, What
from bot.rooms.actions.action import Action, ActionState, Outcome
from bot.rooms.booking import Booking
from bot.usecases.backoff import delay
from bot.usecases.effects.delivery import deliver, skipped
from bot.usecases.outside import Outside

# People see a card a moment before we know its ts, and act on it.
CARD_WITHIN_S: Final = 30.0


async def tell_news(action: Action, booking: Booking, outside: Outside) -> Outcome:
    """Tell it once; without a card there is no thread to tell it in."""
    news = action.news
    if news is None:
        return skipped("there is nothing to tell")
    if not news.to and (booking.card is None or not booking.card.ts):
        return _without_a_card(action, outside)
    said = Said(what=What.NEWS, booking=booking, to=news.to, news=news)
    return await deliver(action, said, outside)


def _without_a_card(action: Action, outside: Outside) -> Outcome:
    """Wait for the card a while; one that comes later shows the booking as it is then."""
    next_try = outside.clock.now() + delay(action.attempts)
    if next_try > action.due + CARD_WITHIN_S:
        return skipped("there is no card")
    return Outcome(state=ActionState.PENDING, next_try=next_try, result="no card yet")
