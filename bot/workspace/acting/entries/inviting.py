"""`/invite @name`: a person brings somebody, or the app, into a conversation.

It is one of the commands that Slack has itself: slack.com/help/articles/201259356.
"""

from typing import Final

from bot.workspace.acting.events import member_joined
from bot.workspace.state import Workspace
from bot.workspace.world.people import Conversation, Person

COMMAND: Final = "/invite"


def invite(workspace: Workspace, person: Person, conversation: Conversation, text: str) -> None:
    """Let whoever `text` names come in, and say privately what came of it."""
    workspace.tell(person.id, conversation.id, _done(workspace, person, conversation, text))


def _done(workspace: Workspace, person: Person, conversation: Conversation, text: str) -> str:
    name = text.strip().removeprefix("@").lower()
    guest = next((p for p in workspace.people.values() if p.name == name), None)
    if conversation.kind in ("im", "mpim"):
        return "Nobody can be invited to a direct message."
    if guest is None:
        return f"Say whom: `{COMMAND} @greenroom`."
    if guest.id in conversation.members:
        return f"<@{guest.id}> is here already."
    conversation.members.append(guest.id)
    member_joined(workspace, conversation, guest.id, person.id)
    return f"<@{guest.id}> was invited."
