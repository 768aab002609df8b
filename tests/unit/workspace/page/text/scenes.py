"""Scenes in which words are drawn: Ana looks, at the same moment, in one language or another."""

from bot.workspace.page.text.dates import Reader
from bot.workspace.page.text.scene import Scene
from bot.workspace.world.people import ANA, EVERYONE, opening_conversations

# 2026-11-03 15:00:05 UTC, a Tuesday; in Berlin an hour later.
NOW = 1793718005
AT = 1793718000


def reader(locale: str = "en-US", tz: str = "Europe/Berlin") -> Reader:
    return Reader.at(NOW, tz, locale)


def scene(locale: str = "en-US", **more: str) -> Scene:
    return Scene(
        reader=reader(locale),
        viewer=ANA,
        people={person.id: person for person in EVERYONE},
        conversations={c.id: c for c in opening_conversations()},
        **more,
    )
