"""What a person types into the composer: a message, or a slash command."""

from bot.workspace.acting.entries.inviting import COMMAND, invite
from bot.workspace.acting.escaping import as_sent
from bot.workspace.acting.events import message_posted
from bot.workspace.acting.payloads import slash_command
from bot.workspace.acting.speaking import InvalidMessage, Where, say
from bot.workspace.delivery.answer import Answer
from bot.workspace.state import Workspace
from bot.workspace.world.messages import Message
from bot.workspace.world.people import Conversation, Person


async def enter(
    workspace: Workspace,
    person: Person,
    conversation: Conversation,
    typed: str,
    thread_ts: str = "",
    *,
    is_broadcast: bool = False,
) -> None:
    """Do what `typed` asks for and wait for the app's acknowledgement, if it is asked for one."""
    typed = typed.strip()
    if typed.startswith("/"):
        await _command(workspace, person, conversation, typed)
    elif typed:
        message = Message(
            ts=workspace.shelf.new_ts(),
            channel=conversation.id,
            user=person.id,
            text=as_sent(workspace, typed),
            thread_ts=thread_ts,
            is_broadcast=is_broadcast,
        )
        message_posted(workspace, workspace.post(message))


async def _command(
    workspace: Workspace, person: Person, conversation: Conversation, typed: str
) -> None:
    command, _, text = typed.partition(" ")
    if command.lower() == COMMAND:
        invite(workspace, person, conversation, text)
        return
    if command.lower() != workspace.setup.command:
        known = workspace.setup.command
        sentence = f"`{as_sent(workspace, command)}` is not a valid command. Try `{known}`."
        workspace.tell(person.id, conversation.id, sentence)
        return
    fields = slash_command(
        workspace, person, conversation, text=as_sent(workspace, text.strip()), typed=typed
    )
    answer = await workspace.courier.command(fields)
    if not answer.fault:
        workspace.commands.append(typed)
        workspace.watchers.changed()
    _show(workspace, person, conversation, typed, answer)


def _show(
    workspace: Workspace, person: Person, conversation: Conversation, typed: str, answer: Answer
) -> None:
    """Show the acknowledgement of a command: text or JSON, private unless it says otherwise."""
    command = workspace.setup.command
    if answer.fault:
        workspace.refuse(f"{command}: {answer.detail}")
        sentence = f"`{command}` failed with the error “{answer.fault}”. _{answer.detail}_"
        workspace.tell(person.id, conversation.id, sentence)
        return
    content = answer.body() if answer.is_json else {"text": answer.text}
    if not content.get("text") and not content.get("blocks"):
        return
    in_channel = content.get("response_type") == "in_channel"
    where = Where(
        channel=conversation.id,
        ephemeral_to="" if in_channel else person.id,
        origin=typed,
    )
    try:
        say(workspace, where, content)
    except InvalidMessage as refused:
        sentence = f"`{command}` failed with the error “invalid_command_response”. _{refused}_"
        workspace.tell(person.id, conversation.id, sentence)
