"""A workspace alone, with an app that says little: for what the bot does not use."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx
from playwright.async_api import Locator, Page

from bot.workspace.app import build
from bot.workspace.setup import Setup
from bot.workspace.state import Workspace
from tests.browser.visitor import ANA, GENERAL
from tests.unit.workspace.payloads import field, option
from tests.unit.workspace.serve import free_port, served
from tests.unit.workspace.stage import ALL_SCOPES, ScriptedApp

Payload = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Gallery:
    """The workspace, its app, and what the app does by itself."""

    url: str
    workspace: Workspace
    app: ScriptedApp
    http: httpx.AsyncClient

    async def post(self, *blocks: Payload) -> None:
        """Let the app post blocks."""
        message = {"channel": GENERAL, "text": "words", "blocks": list(blocks)}
        await self._call("chat.postMessage", message)

    async def open_form(self, view: Payload, person: str = ANA) -> None:
        """Let the app open a form."""
        trigger = self.workspace.tickets.new_trigger(person)
        await self._call("views.open", {"trigger_id": trigger, "view": view})

    def values(self) -> Payload:
        """Return what the app got of the fields of the form that was sent last."""
        values: Payload = self.app.got[-1].payload["view"]["state"]["values"]
        return {block_id: next(iter(states.values())) for block_id, states in values.items()}

    async def _call(self, method: str, arguments: Payload) -> None:
        told = (await self.http.post(f"/api/{method}", json=arguments)).json()
        assert told["ok"], told


@asynccontextmanager
async def a_gallery() -> AsyncIterator[Gallery]:
    """Serve a workspace and its app on free ports."""
    of_app, of_page = free_port(), free_port()
    url = f"http://127.0.0.1:{of_page.getsockname()[1]}"
    setup = Setup(
        bot_token="xoxb-right",
        signing_secret="0123456789abcdef",
        events_url=f"http://127.0.0.1:{of_app.getsockname()[1]}/slack/events",
        base_url=url,
        scopes=ALL_SCOPES,
    )
    app, page = ScriptedApp(setup.signing_secret), build(setup)
    headers = {"authorization": f"Bearer {setup.bot_token}"}
    async with (
        served(app.asgi, of_app),
        served(page, of_page),
        httpx.AsyncClient(base_url=url, headers=headers, trust_env=False) as http,
    ):
        yield Gallery(url=url, workspace=page.state.workspace, app=app, http=http)


DAY = field({"type": "datepicker"}, "day", optional=True)
TIME = field({"type": "timepicker", "timezone": "Europe/Berlin"}, "time", optional=True)
INVITED = field({"type": "multi_users_select", "max_selected_items": 2}, "invited", optional=True)
ZONE = field(
    {"type": "static_select", "options": [option(f"zone {number}") for number in range(12)]},
    "zone",
    optional=True,
)
SUBMIT = "Make"


def line(page: Page, label: str) -> Locator:
    """Return the control of that label that one types into."""
    return page.get_by_role("combobox", name=re.compile(f"^{label}"))


async def send(page: Page) -> None:
    async with page.expect_response("**/submit"):
        await page.get_by_role("button", name=SUBMIT, exact=True).click()
