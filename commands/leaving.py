"""A workspace took the app off: all that is about it goes, and nothing is kept.

Its law: what says so stands in the inbox until it is done, so that a crash leaves no half behind.
"""

import json
import logging
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp

from bot.errors import StoreUnavailable
from bot.rooms.installation import Leaving
from bot.rooms.place import Place
from commands.asked import Asked, event_asked
from commands.desk import Desk

LOG = logging.getLogger(__name__)
# docs.slack.dev/reference/events/app_uninstalled, tokens_revoked, team_access_revoked
FAREWELLS: Final = re.compile("app_uninstalled|tokens_revoked|team_access_revoked")
REVOKED: Final = "tokens_revoked"
AGAIN: Final = 503  # Slack then sends it again, three times within an hour
SECOND_S: Final = 1.0  # an event's time is in whole seconds
# What somebody had in hand while the others were wiped is written by then, and wiped as well.
STILL_WRITTEN_S: Final = 15.0


def bind(app: AsyncApp, desk: Desk, begin: Callable[[Asked, Desk], object]) -> None:
    """Bind the one listener for farewells; `begin` hands them to the background."""

    @app.event(FAREWELLS)
    async def on_farewell(event: dict[str, Any], body: dict[str, Any]) -> BoltResponse | None:
        if not _is_meant(event, desk):
            LOG.warning("Slack says %s; nothing is wiped for that", event["type"])
            return None
        now = desk.outside.clock.now()
        text = json.dumps({"at": _at(body, now), "teams": event.get("team_ids") or ()})
        asked = event_asked(body, event["type"], text, _place(body), now)
        try:
            is_fresh = await desk.outside.store.inbox.put(asked.arrival())
        except StoreUnavailable:
            return BoltResponse(status=AGAIN)
        if is_fresh:
            begin(asked.kept(), desk)
        return None


def _is_meant(event: Mapping[str, Any], desk: Desk) -> bool:
    """Say whether it means that we are out; the tokens of persons are none of ours."""
    if event["type"] not in desk.farewell.events:
        return False
    return event["type"] != REVOKED or bool((event.get("tokens") or {}).get("bot"))


def _place(body: Mapping[str, Any]) -> Place:
    """Return who left; of a whole organisation the workspace is empty."""
    said = body.get("authorizations") or ()
    is_whole = any(one.get("is_enterprise_install") for one in said)
    enterprise_id = body.get("enterprise_id") or next(
        (one["enterprise_id"] for one in said if one.get("enterprise_id")), ""
    )
    return Place("" if is_whole else body.get("team_id") or "", "", "", enterprise_id)


def _at(body: Mapping[str, Any], now: float) -> float:
    at = body.get("event_time")
    return float(at) + SECOND_S if isinstance(at, int) else now


async def wipe(asked: Asked, desk: Desk) -> None:
    """Wipe them; what stands in the inbox is taken up again, and wiped again, for a while.

    Where an organisation took the app away from some of its workspaces, these are named.
    """
    said, place = json.loads(asked.text), asked.place
    try:
        for team_id in said["teams"] or [place.team_id]:
            await desk.farewell.leave(Leaving(team_id, place.enterprise_id, said["at"]))
        if desk.outside.clock.now() >= asked.at + STILL_WRITTEN_S:
            await desk.outside.store.inbox.done(asked.key)
    except StoreUnavailable as error:
        LOG.warning("Who left is not wiped yet: %s", error)
