"""Two workspaces and one bot: Slack is one address, and the token says whose call it is."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final
from urllib.parse import parse_qsl, urlsplit

import httpx
from pydantic import SecretStr
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot import web
from bot.room_service.app import build as build_room_service
from bot.room_service.credentials import Credentials
from bot.serve import listen, running, server_of
from bot.wiring import assemble
from bot.workspace.app import build as build_workspace
from bot.workspace.setup import Distribution, Setup
from bot.workspace.world.people import Team
from tests.scenarios.stage import SCOPES, Door, Stage, settings_of
from tests.stopped_clock import StoppedClock

BOT: Final = "http://bot.test"
REDIRECT: Final = f"{BOT}/slack/oauth_redirect"
EVENTS: Final = frozenset({"app_home_opened", "app_uninstalled", "tokens_revoked"})
LIVES_S: Final = 43_200
PASSED_ON: Final = ("authorization", "content-type")


class Slack:
    """One address for both: a call goes to the workspace whose token, or whose code, it carries."""

    def __init__(self) -> None:
        self.stages: list[Stage] = []
        paths = ("/api/{method}", "/response/{name}")
        self.app = Starlette(
            routes=[Route(path, self._pass_on, methods=["GET", "POST"]) for path in paths]
        )

    async def _pass_on(self, request: Request) -> Response:
        """Ask each; whose it is not says so."""
        answer = await self._asked(self.stages[0], request)
        for stage in self.stages[1:]:
            if not _is_not_there(answer):
                break
            answer = await self._asked(stage, request)
        headers = {"x-oauth-scopes": answer.headers.get("x-oauth-scopes", "")}
        kind = answer.headers.get("content-type")
        return Response(answer.content, answer.status_code, headers, kind)

    async def _asked(self, stage: Stage, request: Request) -> httpx.Response:
        return await stage.page.request(
            request.method,
            request.url.path,
            params=dict(request.query_params),
            content=await request.body(),
            headers={name: request.headers[name] for name in PASSED_ON if name in request.headers},
        )


def _is_not_there(answer: httpx.Response) -> bool:
    if answer.status_code == httpx.codes.NOT_FOUND:
        return True
    is_json = "json" in answer.headers.get("content-type", "")
    return is_json and answer.json().get("error") in {"invalid_auth", "invalid_code"}


@dataclass
class Street:
    """Two workspaces and the bot, from a browser's side."""

    first: Stage
    second: Stage
    browser: httpx.AsyncClient

    async def install(self, stage: Stage, decision: str = "allow") -> httpx.Response:
        """Install the app in a workspace as its owner does; return the page at the end."""
        begun = await self.browser.get("/slack/install")
        cookie = begun.headers["set-cookie"].partition(";")[0]
        address = urlsplit(
            begun.text.partition('href="')[2].partition('"')[0].replace("&amp;", "&")
        )
        assert address.path == "/oauth/v2/authorize"
        asked = dict(parse_qsl(address.query))
        back = await stage.page.post("/oauth/v2/authorize", data=asked | {"decision": decision})
        headers = {"cookie": cookie}  # Secure, and this street has no https
        return await self.browser.get(back.headers["location"], headers=headers)

    async def take_off(self, stage: Stage) -> None:
        """Take the app off a workspace; Slack tells it."""
        await stage.page.request("DELETE", "/control/installation")


def _setup(url: str, team: Team, clock: StoppedClock, *, token_lives_s: int) -> Setup:
    app = Distribution(
        client_id="1.2", client_secret="hush", redirect_url=REDIRECT, token_lives_s=token_lives_s
    )
    setup = Setup.random(base_url=url, scopes=SCOPES, events=EVENTS, clock=clock.now)
    return replace(
        setup,
        signing_secret="one app has one secret",
        app_token="",
        events_url=f"{BOT}/slack/events",
        team=team,
        distribution=app,
    )


TEAMS: Final = (
    Team(id="T0FIRST0001", name="First", domain="first"),
    Team(id="T0SECOND001", name="Second", domain="second"),
)


@asynccontextmanager
async def a_street(folder: Path, *, token_lives_s: int = 0) -> AsyncIterator[Street]:
    """Build both workspaces, and run the bot, which nobody has installed yet."""
    clock, door, credentials, slack = StoppedClock(), Door(), Credentials.random(), Slack()
    listeners = [listen("127.0.0.1", 0) for _ in "ab"]
    slack_url, rooms_url = (f"http://127.0.0.1:{one.getsockname()[1]}" for one in listeners)
    rooms_app = build_room_service(credentials, clock=clock.now)
    setups = [_setup(slack_url, team, clock, token_lives_s=token_lives_s) for team in TEAMS]
    settings = settings_of(setups[0], credentials, rooms_url, folder / "greenroom.db").model_copy(
        update={
            "slack_bot_token": None,
            "slack_client_id": "1.2",
            "slack_client_secret": SecretStr("hush"),
        }
    )
    for setup in setups:
        app = build_workspace(setup, transport=httpx.ASGITransport(door))
        page = httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=slack_url)
        rooms = rooms_app.state.service
        slack.stages.append(Stage(app.state.workspace, rooms, settings, clock, page, door))
    async with (
        running(server_of(slack.app), listeners[0]),
        running(server_of(rooms_app), listeners[1]),
        assemble(settings, clock) as parts,
        httpx.AsyncClient(transport=httpx.ASGITransport(door), base_url=BOT) as browser,
    ):
        door.app = web.build(parts.bolt, parts.readiness, parts.callbacks, parts.flow)
        for stage in slack.stages:
            stage.is_played_by(parts)
        first, second = slack.stages
        yield Street(first, second, browser)
        door.app = None
    for stage in slack.stages:
        await stage.workspace.close()
        await stage.page.aclose()
