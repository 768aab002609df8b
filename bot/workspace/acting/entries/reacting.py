"""Somebody reacts to a message with an emoji, or takes that back."""

from bot.workspace.acting.events import reaction_changed
from bot.workspace.state import Workspace
from bot.workspace.world.messages import Message


def react(workspace: Workspace, person: str, message: Message, name: str) -> bool:
    """Let `person` react with the emoji `name`; say whether that is new."""
    reacted = message.reactions.get(name, ())
    if person in reacted:
        return False
    _keep(workspace, message, name, (*reacted, person))
    reaction_changed(workspace, message, person, name, is_added=True)
    return True


def unreact(workspace: Workspace, person: str, message: Message, name: str) -> bool:
    """Take a reaction of `person` back; say whether there was one."""
    reacted = message.reactions.get(name, ())
    if person not in reacted:
        return False
    _keep(workspace, message, name, tuple(each for each in reacted if each != person))
    reaction_changed(workspace, message, person, name, is_added=False)
    return True


def _keep(workspace: Workspace, message: Message, name: str, people: tuple[str, ...]) -> None:
    reactions = {**message.reactions, name: people}
    left = {each: users for each, users in reactions.items() if users}
    workspace.shelf.change(message, reactions=left)
    workspace.watchers.changed()
