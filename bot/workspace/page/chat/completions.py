"""What the composer can complete: the app's command and its verbs, people, groups, channels."""

import json
from typing import TypedDict

from bot.workspace.acting.entries.inviting import COMMAND as INVITE
from bot.workspace.page.place import Place
from bot.workspace.setup import Setup
from bot.workspace.world.groups import GROUPS


class Choice(TypedDict):
    """One thing to take: what it writes, and what stands beside it."""

    text: str
    about: str


def completions(place: Place) -> str:
    """Return every choice as JSON, by the character that calls for it."""
    own = Choice(text=INVITE, about="@name")
    return json.dumps(
        {"/": [*commands(place.workspace.setup), own], "@": _people(place), "#": _channels(place)},
        ensure_ascii=False,
    )


def commands(setup: Setup) -> list[Choice]:
    """Read the verbs out of the usage hint: `now|live [name] [clauses], list, move <ref>`."""
    choices = [Choice(text=setup.command, about=setup.usage_hint)]
    for phrase in filter(None, setup.usage_hint.split(", ")):
        verbs, _, arguments = phrase.strip().partition(" ")
        choices += [
            Choice(text=f"{setup.command} {verb}", about=arguments) for verb in verbs.split("|")
        ]
    return choices


def _people(place: Place) -> list[Choice]:
    """Return whom one can mention here: the others, groups, everybody."""
    members = place.conversation.members if place.conversation else []
    people = [place.workspace.people[id_] for id_ in members if id_ != place.person.id]
    return [
        *(Choice(text=f"@{person.name}", about=person.real_name) for person in people),
        *(Choice(text=f"@{group.handle}", about=group.name) for group in GROUPS),
        Choice(text="@here", about="Everybody in this conversation"),
    ]


def _channels(place: Place) -> list[Choice]:
    mine = [c for c in place.workspace.seen_by(place.person.id) if c.name]
    return [Choice(text=f"#{c.name}", about=c.topic) for c in mine]
