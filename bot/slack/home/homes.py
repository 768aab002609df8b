"""`bot.ports.Homes` over Slack's Web API; the same view is not sent twice."""

import hashlib
import json
from collections import OrderedDict
from typing import Final

from bot.ports import Home
from bot.rooms.join import JoinUrl
from bot.slack.calls import call
from bot.slack.home.view import home_view
from bot.slack.workspaces.clients import Clients

REMEMBERED: Final = 1000  # people whose last view is known


class SlackHomes:
    """Publishes home tabs.

    Args:
        clients: Speak in each workspace.
        join_url: How people get in; None shows no way in.
    """

    def __init__(self, clients: Clients, join_url: JoinUrl | None) -> None:
        self._clients = clients
        self._join_url = join_url
        self._shown: OrderedDict[tuple[str, str], str] = OrderedDict()

    async def show(self, home: Home, *, is_blank: bool) -> None:
        """Publish it, unless just this is shown already; `is_blank`: nothing is."""
        view = home_view(home, self._join_url)
        mark = hashlib.sha256(json.dumps(view).encode()).hexdigest()
        whose = home.team_id, home.user_id
        if self._shown.get(whose) == mark and not is_blank:
            return
        client = await self._clients.of(home.team_id)
        await call("views.publish", client.views_publish(user_id=home.user_id, view=view))
        self._shown[whose] = mark
        self._shown.move_to_end(whose)
        while len(self._shown) > REMEMBERED:
            self._shown.popitem(last=False)

    def forget(self, team_id: str) -> None:
        """Forget what was shown in that workspace."""
        for whose in [one for one in self._shown if one[0] == team_id]:
            del self._shown[whose]
