"""`bot.ports.Homes` over Slack's Web API; the same view is not sent twice."""

import hashlib
import json
from collections import OrderedDict
from typing import Final

from slack_sdk.web.async_client import AsyncWebClient

from bot.ports import Home
from bot.rooms.join import JoinUrl
from bot.slack.calls import call
from bot.slack.home.view import home_view

REMEMBERED: Final = 1000  # people whose last view is known


class SlackHomes:
    """Publishes home tabs.

    Args:
        client: The bot's own.
        join_url: How people get in; None shows no way in.
    """

    def __init__(self, client: AsyncWebClient, join_url: JoinUrl | None) -> None:
        self._client = client
        self._join_url = join_url
        self._shown: OrderedDict[str, str] = OrderedDict()

    async def show(self, home: Home, *, is_blank: bool) -> None:
        """Publish it, unless just this is shown already; `is_blank`: nothing is."""
        view = home_view(home, self._join_url)
        mark = hashlib.sha256(json.dumps(view).encode()).hexdigest()
        if self._shown.get(home.user_id) == mark and not is_blank:
            return
        published = self._client.views_publish(user_id=home.user_id, view=view)
        await call("views.publish", published)
        self._shown[home.user_id] = mark
        self._shown.move_to_end(home.user_id)
        while len(self._shown) > REMEMBERED:
            self._shown.popitem(last=False)
