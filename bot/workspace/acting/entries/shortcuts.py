"""A person takes a shortcut of the app, beside the composer or in a message's menu."""

from bot.workspace.acting.payloads import taken_globally, taken_on_message
from bot.workspace.acting.pressing import TROUBLE, NothingThere
from bot.workspace.delivery.answer import Answer
from bot.workspace.setup import Entry, Shortcut
from bot.workspace.state import Workspace
from bot.workspace.world.messages import Message
from bot.workspace.world.people import Person


async def take_shortcut(workspace: Workspace, person: Person, callback_id: str) -> str:
    """Take a global shortcut; return what went wrong, for the person, or nothing.

    Raises:
        NothingThere: If the app offers no such shortcut.
    """
    shortcut = _find(workspace, callback_id, Entry.GLOBAL)
    answer = await workspace.courier.interaction(taken_globally(workspace, person, shortcut))
    return _trouble(workspace, shortcut, answer)


async def take_message_shortcut(
    workspace: Workspace, person: Person, message: Message, callback_id: str
) -> str:
    """Take a shortcut on `message`; return what went wrong, for the person, or nothing.

    Raises:
        NothingThere: If the app offers no such shortcut, or if the message is for one person
            alone: docs.slack.dev/interactivity/implementing-shortcuts.
    """
    shortcut = _find(workspace, callback_id, Entry.MESSAGE)
    if message.ephemeral_to:
        raise NothingThere("A message that only you see has no shortcuts.")
    payload = taken_on_message(workspace, person, shortcut, message)
    return _trouble(workspace, shortcut, await workspace.courier.interaction(payload))


def _find(workspace: Workspace, callback_id: str, entry: Entry) -> Shortcut:
    offered = (s for s in workspace.setup.shortcuts if s.entry is entry)
    found = next((s for s in offered if s.callback_id == callback_id), None)
    if found is None:
        raise NothingThere("There is no such shortcut.")
    return found


def _trouble(workspace: Workspace, shortcut: Shortcut, answer: Answer) -> str:
    if not answer.fault:
        return ""
    workspace.refuse(f"shortcut {shortcut.callback_id}: {answer.detail}")
    return f"{TROUBLE} ({answer.fault})"
