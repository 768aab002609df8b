"""A strict Slack that keeps to one message a second per channel, and takes its time to answer."""

import asyncio
from typing import Final

from aiohttp import web

from tests.blackbox.news import News
from tests.blackbox.slack import Slack

GAP_S: Final = 1.0  # docs.slack.dev/apis/web-api/rate-limits, "Special rate limits"
ANSWER_S: Final = 0.02
POST: Final = "chat.postMessage"


class StrictSlack(Slack):
    """A workspace in which a post that comes too soon is put off, as the document says.

    What was done is answered only after a while: a caller that is killed meanwhile never knows.
    """

    def __init__(self, news: News, *, bot_token: str, app_token: str) -> None:
        super().__init__(news, bot_token=bot_token, app_token=app_token)
        self.put_off = 0
        """How many posts came too soon."""
        self.accepted = 0
        """How many posts there are."""
        self._posted: dict[str, float] = {}

    async def _on_call(self, request: web.Request) -> web.Response:
        if request.match_info["method"] == POST:
            channel = str((await request.json())["channel"])
            now = asyncio.get_running_loop().time()
            if now < self._posted.get(channel, 0.0) + GAP_S:
                self.put_off += 1
                answer = {"ok": False, "error": "ratelimited"}
                return web.json_response(answer, status=429, headers={"Retry-After": "1"})
            self._posted[channel] = now
            self.accepted += 1
        response = await super()._on_call(request)
        await asyncio.sleep(ANSWER_S)
        return response
