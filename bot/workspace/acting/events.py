"""Events that the app subscribed to: docs.slack.dev/apis/events-api."""

import asyncio
import secrets
from typing import Any, Final

from bot.workspace.acting.payloads import OLD_TOKEN
from bot.workspace.state import Workspace
from bot.workspace.world.messages import Message
from bot.workspace.world.people import APP_ID, BOT_USER_ID, TEAM_ID, Person

Payload = dict[str, Any]

# Slack tries again at once, after a minute and after five: docs.slack.dev/apis/events-api#retries
RETRY_AFTER_S: Final = (0.0, 60.0, 300.0)


def message_posted(workspace: Workspace, message: Message) -> None:
    """Tell the app about a message, if it subscribed to such and is there."""
    conversation = workspace.conversations[message.channel]
    if not workspace.is_with_bot(conversation):
        return
    told = message.payload() | {"channel": message.channel, "event_ts": message.ts}
    is_group = conversation.is_private and not conversation.is_im
    kind = "im" if conversation.is_im else "group" if is_group else "channel"
    names = {"im": "message.im", "group": "message.groups", "channel": "message.channels"}
    if names[kind] in workspace.setup.events:
        _tell_later(workspace, told | {"channel_type": kind})
    if f"<@{BOT_USER_ID}" in message.text and "app_mention" in workspace.setup.events:
        _tell_later(workspace, told | {"type": "app_mention"})


def home_opened(workspace: Workspace, person: Person) -> None:
    """Tell the app that `person` looks at its home tab."""
    conversation = workspace.direct_message(person.id)
    if conversation is None or "app_home_opened" not in workspace.setup.events:
        return
    home = workspace.desks.home(person.id)
    event: Payload = {
        "type": "app_home_opened",
        "user": person.id,
        "channel": conversation.id,
        "tab": "home",
        "event_ts": workspace.shelf.new_ts(),
    }
    _tell_later(workspace, event | ({"view": home.payload()} if home else {}))


def _tell_later(workspace: Workspace, event: Payload) -> None:
    """Nobody waits for an event: it goes out beside what the person does."""
    workspace.run_errand(_tell(workspace, event))


async def _tell(workspace: Workspace, event: Payload) -> None:
    envelope = _envelope(workspace, event)
    answer = await workspace.courier.event(envelope, {})
    for number, delay_s in enumerate(RETRY_AFTER_S, start=1):
        if not answer.fault:
            return
        workspace.refuse(f"event {event['type']}: {answer.detail}")
        await asyncio.sleep(delay_s)
        reason = "http_timeout" if answer.fault == "operation_timeout" else "http_error"
        retry = {"x-slack-retry-num": str(number), "x-slack-retry-reason": reason}
        answer = await workspace.courier.event(envelope, retry)


def _envelope(workspace: Workspace, event: Payload) -> Payload:
    return {
        "token": OLD_TOKEN,
        "team_id": TEAM_ID,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(workspace.setup.clock()),
        "is_ext_shared_channel": False,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM_ID,
                "user_id": BOT_USER_ID,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
    }
