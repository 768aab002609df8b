"""Installing the app: what an admin sees, what is kept, and that no code and no token is told."""

import logging
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from bot import web
from bot.rooms.installation import Grant
from bot.slack.workspaces.entry import by_installation
from bot.slack.workspaces.flow import InstallFlow
from bot.slack.workspaces.pages import FAILURES, failure
from bot.slack.workspaces.renewal import App
from tests.factories import NOW
from tests.unit.slack.conftest import Line
from tests.unit.slack.slack_server import Told, no
from tests.unit.slack.workspaces.grants import FakeGrants, FakeStates

SAID: Final[dict[str, Any]] = {
    "ok": True,
    "app_id": "A1",
    "access_token": "xoxb-secret",
    "token_type": "bot",
    "scope": "chat:write,commands",
    "bot_user_id": "U0BOT",
    "team": {"id": "T0ACME", "name": "Acme <Ltd>"},
    "enterprise": None,
    "authed_user": {"id": "U0ANNA"},
    "is_enterprise_install": False,
}
METHOD: Final = "oauth.v2.access"
WHOLE: Final = {
    "team": None,
    "enterprise": {"id": "E0GRID", "name": "Grid"},
    "is_enterprise_install": True,
    "expires_in": 43_200,
    "refresh_token": "xoxe-1-secret",
}


@dataclass
class Visit:
    """A browser at the two pages."""

    line: Line
    grants: FakeGrants
    states: FakeStates
    http: httpx.AsyncClient

    async def begin(self, path: str = "/slack/install") -> tuple[str, str]:
        """Open the first page; return the state and the cookie that it gives."""
        page = await self.http.get(path)
        assert page.status_code == 200, page.text
        [state] = [one for one in self.states.kept if one in page.text]
        return state, page.headers["set-cookie"]

    async def come_back(self, cookie: str, **query: str) -> httpx.Response:
        headers = {"cookie": cookie.partition(";")[0]}
        return await self.http.get("/slack/oauth_redirect", params=query, headers=headers)

    async def install(self, told: Told) -> httpx.Response:
        """Do all of it; Slack answers so."""
        self.line.slack.tell[METHOD].append(told)
        state, cookie = await self.begin()
        return await self.come_back(cookie, state=state, code="c0de")


@pytest.fixture
async def visit(line: Line) -> AsyncIterator[Visit]:
    grants, states = FakeGrants(), FakeStates()
    flow = InstallFlow(
        App("1.2", "hush", line.client),
        authorize_url="https://slack.com/oauth/v2/authorize",
        scopes=["chat:write", "commands"],
        grants=grants,
        states=states,
        clock=line.clock,
    )
    transport = httpx.ASGITransport(web.build(None, web.Readiness(), None, flow))
    async with httpx.AsyncClient(transport=transport, base_url="https://bot.test") as http:
        yield Visit(line, grants, states, http)


async def test_the_first_page_leads_to_slack(visit: Visit) -> None:
    page = await visit.http.get("/slack/install?team=T0ACME&x=<script>")

    address = page.text.partition('href="')[2].partition('"')[0].replace("&amp;", "&")
    asked = parse_qs(urlsplit(address).query)
    assert address.startswith("https://slack.com/oauth/v2/authorize?client_id=1.2&scope=chat")
    assert asked["scope"] == ["chat:write,commands"]
    assert asked["team"] == ["T0ACME"]
    assert [*visit.states.kept] == asked["state"]
    assert "<script>" not in page.text


async def test_pages_take_and_tell_nothing_from_elsewhere(visit: Visit) -> None:
    page = await visit.http.get("/slack/install")

    assert page.headers["content-security-policy"].startswith("default-src 'none'")
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-store"
    for word in ("Secure", "HttpOnly", "SameSite=lax", "Max-Age=600"):
        assert word.lower() in page.headers["set-cookie"].lower()


async def test_a_workspace_is_kept(visit: Visit) -> None:
    page = await visit.install(Told(SAID))

    assert (page.status_code, "Greenroom is in Acme &lt;Ltd&gt;" in page.text) == (200, True)
    assert "https://app.slack.com/client/T0ACME" in page.text
    assert list(visit.grants.kept.values()) == [
        Grant(
            team_id="T0ACME",
            token="xoxb-secret",
            scopes=frozenset({"chat:write", "commands"}),
            app_id="A1",
            bot_user_id="U0BOT",
            team_name="Acme <Ltd>",
            installer_id="U0ANNA",
            installed_at=float(NOW),
        )
    ]


async def test_a_whole_organisation_is_kept(visit: Visit) -> None:
    page = await visit.install(Told(SAID | WHOLE))

    [grant] = visit.grants.kept.values()
    assert "Greenroom is in Grid" in page.text
    assert (grant.team_id, grant.enterprise_id, grant.team_name) == ("", "E0GRID", "Grid")
    assert (grant.refresh_token, grant.expires_at) == ("xoxe-1-secret", NOW + 43_200.0)


async def test_a_state_is_good_for_once(visit: Visit) -> None:
    visit.line.slack.tell[METHOD] += [Told(SAID), Told(SAID)]
    state, cookie = await visit.begin()

    pages = [await visit.come_back(cookie, state=state, code="c0de") for _ in "ab"]

    assert [page.status_code for page in pages] == [200, 401]
    assert "This took too long" in pages[1].text


async def test_a_state_is_good_for_ten_minutes(visit: Visit) -> None:
    state, cookie = await visit.begin()
    visit.line.clock.push(601)

    page = await visit.come_back(cookie, state=state, code="c0de")

    assert (page.status_code, visit.grants.kept) == (401, {})


async def test_another_browser_installs_nothing(visit: Visit) -> None:
    state, _ = await visit.begin()

    page = await visit.come_back("slack-app-oauth-state=other", state=state, code="c0de")

    assert (page.status_code, visit.line.slack.asked(METHOD)) == (400, [])


async def test_an_address_without_a_code_installs_nothing(visit: Visit) -> None:
    state, cookie = await visit.begin()

    page = await visit.come_back(cookie, state=state)

    assert (page.status_code, "is not whole" in page.text) == (401, True)


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        ("access_denied", 200, "was not installed"),
        ("<b>odd</b>", 400, "&lt;b&gt;odd&lt;/b&gt;"),
    ],
)
async def test_a_no_is_told(visit: Visit, error: str, status: int, words: str) -> None:
    page = await visit.come_back("", error=error)

    assert (page.status_code, words in page.text) == (status, True)
    assert 'href="/slack/install"' in page.text


@pytest.mark.parametrize(
    ("told", "status", "words"),
    [
        (no("invalid_code"), 401, "Slack did not confirm it"),
        (Told("", status=503), 503, "Slack gives no answer"),
    ],
)
async def test_what_slack_does_not_take_is_told(
    visit: Visit, told: Told, status: int, words: str
) -> None:
    page = await visit.install(told)

    assert (page.status_code, words in page.text, visit.grants.kept) == (status, True, {})


async def test_what_cannot_be_kept_is_told(visit: Visit) -> None:
    visit.grants.is_away = True
    installed = await visit.install(Told(SAID))
    visit.states.is_away = True
    begun = await visit.http.get("/slack/install")

    assert (installed.status_code, begun.status_code) == (503, 503)
    assert "could not be kept" in installed.text


async def test_neither_code_nor_token_is_logged(
    visit: Visit, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "bot")
    for told in (Told(SAID | WHOLE), no("invalid_code"), Told("", status=503)):
        await visit.install(told)

    assert "installed in E0GRID" in caplog.text
    for secret in ("c0de", "xoxb", "xoxe", "hush"):
        assert secret not in caplog.text


async def test_bolt_finds_what_is_kept(visit: Visit, line: Line) -> None:
    await visit.install(Told(SAID | WHOLE))
    entry = by_installation(
        App("1.2", "hush", line.client),
        "https://slack.com/api/",
        lambda _token: line.client,
        FakeStore(visit.grants, visit.states),  # type: ignore[arg-type]  # all that it looks at
        line.clock,
    )
    assert entry.flow is not None
    store = entry.flow.settings.installation_store

    found = await store.async_find_installation(
        enterprise_id="E0GRID", team_id="T0SISTER", is_enterprise_install=True
    )
    bot = await store.async_find_bot(enterprise_id="E0GRID", team_id="T0SISTER")
    nobody = await store.async_find_bot(enterprise_id=None, team_id="T0NOBODY")

    assert found is not None
    assert bot is not None
    assert (found.bot_token, found.is_enterprise_install) == ("xoxb-secret", True)
    assert (bot.bot_token, bot.bot_token_expires_at) == ("xoxb-secret", NOW + 43_200)
    assert nobody is None
    assert store.logger.name == entry.flow.settings.state_store.logger.name


@dataclass(frozen=True)
class FakeStore:
    """The two ports that an entry looks at."""

    grants: FakeGrants
    states: FakeStates


@pytest.mark.parametrize("reason", FAILURES)
def test_every_failure_says_what_to_do(reason: str) -> None:
    status, page = failure(reason)

    assert 200 <= status < 600
    assert "start again" in page.text.lower()
