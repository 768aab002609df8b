"""How an admin installs the app: the page, the code, the token, its renewal and its end."""

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import httpx
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.workspace.app import build
from bot.workspace.setup import Distribution, Setup
from bot.workspace.state import Workspace
from bot.workspace.world.people import SAM, Team
from tests.unit.workspace.serve import free_port, served
from tests.unit.workspace.stage import ALL_SCOPES, PushedClock

BACK = "https://bot.example/slack/oauth_redirect"
APP = Distribution(client_id="1.2", client_secret="hush", redirect_url=BACK)
ROTATES = replace(APP, token_lives_s=43_200)
ASKED = {"client_id": "1.2", "scope": "commands,chat:write", "state": "s1"}
RIGHT = {"client_id": "1.2", "client_secret": "hush"}


class Office:
    """A workspace in which the app is not installed yet."""

    def __init__(self, app: Distribution | None = APP) -> None:
        self.clock = PushedClock()
        setup = Setup(
            bot_token="xoxb-right",
            signing_secret="0123456789abcdef",
            base_url="http://workspace.test",
            scopes=ALL_SCOPES,
            team=Team(id="T0SECOND001", name="Second", domain="second"),
            distribution=app,
            clock=self.clock,
        )
        self.app = build(setup)
        self.workspace: Workspace = self.app.state.workspace
        transport = httpx.ASGITransport(self.app)
        self.http = httpx.AsyncClient(transport=transport, base_url=setup.base_url)

    async def decide(self, decision: str = "allow", **asked: str) -> dict[str, str]:
        """Press a button of the page, and return what the admin takes back to the app."""
        form = ASKED | asked | {"decision": decision}
        answer = await self.http.post("/oauth/v2/authorize", data=form)
        assert answer.status_code == 303, answer.text
        assert answer.headers["location"].startswith(BACK)
        return dict(parse_qsl(urlsplit(answer.headers["location"]).query))

    async def access(self, **arguments: str) -> dict[str, Any]:
        """Call oauth.v2.access with the right credentials, unless others are given."""
        answer = await self.http.post("/api/oauth.v2.access", data=RIGHT | arguments)
        told: dict[str, Any] = answer.json()
        return told

    async def auth(self, token: str) -> dict[str, Any]:
        headers = {"authorization": f"Bearer {token}"}
        told: dict[str, Any] = (await self.http.post("/api/auth.test", headers=headers)).json()
        return told


async def test_the_page_tells_who_asks_for_what() -> None:
    page = await Office().http.get("/oauth/v2/authorize", params=ASKED)

    assert "Greenroom asks to be let into Second" in page.text
    assert "<code>chat:write</code>" in page.text
    assert "form-action 'self' https://bot.example" in page.headers["content-security-policy"]


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ({"client_id": "9.9"}, "invalid_client_id"),
        ({"redirect_uri": "https://evil.example/"}, "bad_redirect_uri"),
        ({"redirect_uri": f"{BACK}.evil.example"}, "bad_redirect_uri"),
        ({"scope": ""}, "invalid_scope"),
    ],
)
async def test_what_slack_would_not_take_is_told(asked: dict[str, str], word: str) -> None:
    office = Office()

    seen = await office.http.get("/oauth/v2/authorize", params=ASKED | asked)
    done = await office.http.post("/oauth/v2/authorize", data=ASKED | asked)

    assert (seen.status_code, done.status_code) == (400, 400)
    assert word in seen.text


async def test_a_yes_brings_a_code_that_buys_the_token_once() -> None:
    office = Office()
    before = await office.auth("xoxb-right")

    back = await office.decide()
    told = await office.access(code=back["code"])
    again = await office.access(code=back["code"])

    assert (before["error"], back["state"]) == ("account_inactive", "s1")
    assert told == {
        "ok": True,
        "app_id": "A0GREENROOM",
        "access_token": "xoxb-right",
        "token_type": "bot",
        "scope": "chat:write,commands",
        "bot_user_id": "U0GREENROOM",
        "team": {"id": "T0SECOND001", "name": "Second"},
        "enterprise": None,
        "is_enterprise_install": False,
        "authed_user": {"id": SAM.id},
    }
    assert (await office.auth("xoxb-right"))["team_id"] == "T0SECOND001"
    assert again["error"] == "invalid_code"


async def test_a_no_brings_its_word() -> None:
    assert await Office().decide("cancel") == {"error": "access_denied", "state": "s1"}


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({"client_id": "9.9"}, "invalid_client_id"),
        ({"client_secret": "shout"}, "bad_client_secret"),
        ({"code": "made-up"}, "invalid_code"),
        ({"grant_type": "password"}, "invalid_grant_type"),
        ({"grant_type": "refresh_token", "refresh_token": ""}, "invalid_refresh_token"),
        ({"redirect_uri": BACK}, "bad_redirect_uri"),
    ],
)
async def test_who_gets_no_token_is_told_why(arguments: dict[str, str], error: str) -> None:
    office = Office()
    code = (await office.decide())["code"]

    told = await office.access(**({"code": code} | arguments))

    assert (told["ok"], told["error"]) == (False, error)


async def test_a_code_is_good_for_ten_minutes() -> None:
    office = Office()
    code = (await office.decide())["code"]
    office.clock.now += 601

    assert (await office.access(code=code))["error"] == "invalid_code"


async def test_the_address_that_was_named_is_named_again() -> None:
    office = Office()
    code = (await office.decide(redirect_uri=BACK))["code"]

    assert (await office.access(code=code, redirect_uri=BACK))["ok"] is True


async def test_a_token_that_rotates_ends_and_is_renewed_once() -> None:
    office = Office(ROTATES)
    first = await office.access(code=(await office.decide())["code"])
    office.clock.now += 43_200

    ended = await office.auth(first["access_token"])
    fresh = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    second, third = await office.access(**fresh), await office.access(**fresh)

    assert first["expires_in"] == 43_200
    assert ended["error"] == "token_expired"
    assert (await office.auth(second["access_token"]))["ok"] is True
    assert third["error"] == "invalid_refresh_token"


async def test_an_app_that_nobody_distributes_is_there_from_the_start() -> None:
    office = Office(None)

    page = await office.http.get("/oauth/v2/authorize", params=ASKED)

    assert (await office.auth("xoxb-right"))["ok"] is True
    assert page.status_code == 400


async def test_no_secret_is_remembered_of_a_call() -> None:
    office = Office(ROTATES)
    told = await office.access(code=(await office.decide())["code"])
    await office.access(grant_type="refresh_token", refresh_token=told["refresh_token"])

    kept = str(list(office.workspace.calls))

    assert "xox" not in kept
    assert "hush" not in kept


@pytest.mark.filterwarnings("ignore:BasicAuth is deprecated")  # slack-sdk's, on aiohttp
async def test_slacks_own_client_gets_a_token() -> None:
    listening = free_port()
    office = Office()
    code = (await office.decide())["code"]
    async with served(office.app, listening):
        client = AsyncWebClient(base_url=f"http://127.0.0.1:{listening.getsockname()[1]}/api/")
        told = await client.oauth_v2_access(**RIGHT, code=code)
        with pytest.raises(SlackApiError, match="bad_client_secret"):
            await client.oauth_v2_access(client_id="1.2", client_secret="x", code=code)

    assert told["access_token"] == "xoxb-right"


@pytest.mark.parametrize("header", ["Basic", "Basic %%%", "Basic gICA"])
async def test_credentials_that_cannot_be_read_are_none(header: str) -> None:
    answer = await Office().http.post("/api/oauth.v2.access", headers={"authorization": header})

    assert answer.json()["error"] == "invalid_client_id"
