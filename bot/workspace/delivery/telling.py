"""Tells the app an event, again if it does not take it: docs.slack.dev/apis/events-api."""

import asyncio
import secrets
from typing import Any, Final

from bot.workspace.delivery.courier import OLD_TOKEN
from bot.workspace.state import Workspace
from bot.workspace.world.people import APP_ID, BOT_USER_ID

Payload = dict[str, Any]

# Slack tries again at once, after a minute and after five: docs.slack.dev/apis/events-api#retries
RETRY_AFTER_S: Final = (0.0, 60.0, 300.0)


def tell_later(workspace: Workspace, name: str, event: Payload) -> None:
    """Send `event` if the app subscribed to `name`; nobody waits for it."""
    if name in workspace.setup.events:
        workspace.run_errand(_tell(workspace, event))


async def _tell(workspace: Workspace, event: Payload) -> None:
    envelope, reason = _envelope(workspace, event), ""
    for attempt, delay_s in enumerate((0.0, *RETRY_AFTER_S)):
        await asyncio.sleep(delay_s)
        answer = await workspace.courier.event(envelope, attempt, reason)
        if not answer.fault:
            return
        workspace.refuse(f"event {event['type']}: {answer.detail}")
        if answer.forbids_retry:
            return
        reason = answer.reason


def _envelope(workspace: Workspace, event: Payload) -> Payload:
    return {
        "token": OLD_TOKEN,
        "team_id": workspace.setup.team.id,
        "api_app_id": APP_ID,
        "event": event,
        "type": "event_callback",
        "event_id": f"Ev{secrets.token_hex(5).upper()}",
        "event_time": int(workspace.setup.clock()),
        "is_ext_shared_channel": False,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.setup.team.id,
                "user_id": BOT_USER_ID,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
    }
