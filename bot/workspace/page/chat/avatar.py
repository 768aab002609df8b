"""Draws who somebody is in one small square: initials, on a colour of their own."""

from collections.abc import Iterable
from typing import Final

from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.place import Place
from bot.workspace.world.people import BOT_USER_ID, Person

# How many colours the style sheet has for people; the app has its own.
HUES: Final = 8


def avatar(place: Place, person: Person) -> Html:
    """Draw the square; the name stands beside it, so readers of the screen are spared."""
    hue = "app" if person.id == BOT_USER_ID else _place_among(place, person) % HUES
    letters = _initials(person.real_name)
    return tag(
        "span", letters, class_="avatar", aria_hidden="true", data_person=person.id, data_hue=hue
    )


def avatars(place: Place, ids: Iterable[str], at_most: int = 3) -> Html:
    """Draw some people in a row, each once, in the order in which they come."""
    people = [place.workspace.people[id_] for id_ in dict.fromkeys(ids)]
    return join(*(avatar(place, person) for person in people[:at_most]))


def _place_among(place: Place, person: Person) -> int:
    return list(place.workspace.people).index(person.id)


def _initials(name: str) -> str:
    """Return the first letters of the first two words."""
    return "".join(word[0] for word in name.split()[:2]).upper()
