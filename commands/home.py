"""The home tab: it is published when somebody opens it. Nothing changes by that."""

from typing import Any

from slack_bolt.async_app import AsyncApp

from bot import metrics
from commands.asked import HOME
from commands.desk import Desk


def bind(app: AsyncApp, desk: Desk) -> None:
    """Bind the listener; the background pool does the rest (S59)."""

    @app.event("app_home_opened")
    async def on_home(event: dict[str, Any], body: dict[str, Any]) -> None:
        if event.get("tab") != HOME:  # the direct messages have a tab, too
            return
        metrics.INTERACTIONS.labels(HOME).inc()
        team_id, user_id = body.get("team_id") or "", event.get("user") or ""
        # Slack sends the view that it shows; without one it shows nothing of ours.
        desk.homes.opened(team_id, user_id, is_blank=not event.get("view"))
