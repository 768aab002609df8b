"""In which language somebody reads, and how a mere answer never waits to find out."""

import asyncio
from typing import Final

from bot.errors import SlackError, StoreUnavailable
from bot.explain.language import Language, language_of
from bot.rooms.place import Place
from bot.usecases.outside import Outside

ASKED_S: Final = 0.5  # what is nothing but words waits this long for their language


def known_language(place: Place, outside: Outside) -> Language:
    """Return the language of who asked, as far as it is known; nobody is asked."""
    locale = outside.directory.locale(place.team_id, place.user_id)
    return language_of(locale, unknown=outside.language)


async def asked_language(place: Place, outside: Outside) -> Language:
    """Return the language of who asked; if it is not known, Slack is asked for a moment."""
    if not outside.directory.locale(place.team_id, place.user_id):
        try:
            async with asyncio.timeout(ASKED_S):
                await outside.directory.person(place.team_id, place.user_id)
        except (SlackError, StoreUnavailable, TimeoutError):
            pass  # the words are worth more than their language
    return known_language(place, outside)
