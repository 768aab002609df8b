"""`reactions.*`: docs.slack.dev/reference/methods/reactions.add and its neighbours."""

import re
from typing import Any, Final

from bot.workspace.acting.entries.reacting import react, unreact
from bot.workspace.api.call import Call, Refused
from bot.workspace.api.marks.marked import marked
from bot.workspace.world.people import BOT_USER_ID

Payload = dict[str, Any]

# An emoji's name, perhaps with a tone of skin: `wave::skin-tone-3`. How long it may be is ASSUMED.
NAME: Final = re.compile(r"[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?")


def add(call: Call) -> Payload:
    """React as the app."""
    name = _name(call)
    if not react(call.workspace, BOT_USER_ID, marked(call), name):
        raise Refused("already_reacted")
    return {}


def remove(call: Call) -> Payload:
    """Take a reaction of the app back."""
    name = _name(call)
    if not unreact(call.workspace, BOT_USER_ID, marked(call), name):
        raise Refused("no_reaction")
    return {}


def get(call: Call) -> Payload:
    """Tell who reacted to a message."""
    message = marked(call)
    return {"type": "message", "channel": message.channel, "message": message.payload()}


def _name(call: Call) -> str:
    name = call.required("name", missing="invalid_name").strip(":")
    if not NAME.fullmatch(name):
        raise Refused("invalid_name")
    return name
