"""With whose token we speak: each workspace's own, remembered for a minute, never another's."""

from dataclasses import dataclass, field, replace

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.errors import SlackRefused, StoreUnavailable
from bot.rooms.place import Place
from bot.slack.client import open_client
from bot.slack.identity import Identity
from bot.slack.workspaces import clients as module
from bot.slack.workspaces.clients import MOST_REMEMBERED, ManyClients, OneClient
from bot.slack.workspaces.renewal import App, Renewal
from tests.factories import a_place
from tests.unit.slack.conftest import Line
from tests.unit.slack.slack_server import Told
from tests.unit.slack.workspaces.grants import GRANT, FakeGrants


@dataclass
class Many:
    """Clients over fake grants, and the little server that they call."""

    line: Line
    grants: FakeGrants = field(default_factory=FakeGrants)
    opened: list[str] = field(default_factory=list)

    def clients(self) -> ManyClients:
        app = App("1.2", "hush", self.line.client)
        renewal = Renewal(app, self.grants, self.line.clock)

        def open_one(token: str) -> AsyncWebClient:
            self.opened.append(token)
            return open_client(token, f"{self.line.slack.url}api/", self.line.session)

        return ManyClients(self.grants, renewal, open_one, self.line.clock)


@pytest.fixture
async def many(line: Line) -> Many:
    built = Many(line)
    await built.grants.keep(GRANT)
    await built.grants.keep(replace(GRANT, team_id="T0OTHER", token="xoxb-other"))
    built.grants.asked = 0
    return built


async def test_each_workspace_is_spoken_to_with_its_own_token(many: Many) -> None:
    clients = many.clients()

    tokens = [(await clients.of(team_id)).token for team_id in ("T0ACME", "T0OTHER", "T0ACME")]

    assert tokens == ["xoxb-acme", "xoxb-other", "xoxb-acme"]
    assert (many.grants.asked, many.opened) == (2, ["xoxb-acme", "xoxb-other"])


async def test_a_token_is_looked_up_again_after_a_minute(many: Many) -> None:
    clients = many.clients()
    await clients.of("T0ACME")
    await many.grants.keep(replace(GRANT, token="xoxb-anew"))

    before = (await clients.of("T0ACME")).token
    many.line.clock.push(61)
    after = (await clients.of("T0ACME")).token
    many.line.clock.push(-3600)  # the clock was put back: nobody knows how old it is
    await clients.of("T0ACME")

    assert (before, after) == ("xoxb-acme", "xoxb-anew")
    assert many.opened == ["xoxb-acme", "xoxb-anew"]


async def test_where_the_app_is_not_installed_nobody_speaks(many: Many) -> None:
    clients = many.clients()

    with pytest.raises(SlackRefused, match="account_inactive"):
        await clients.of("T0NOBODY")

    assert await clients.admits(a_place(team_id="T0NOBODY")) is False


async def test_who_left_is_forgotten_at_once(many: Many) -> None:
    clients = many.clients()
    await clients.of("T0ACME")
    del many.grants.kept["", "T0ACME"]

    clients.forget("T0ACME")
    clients.forget("T0NOBODY")

    assert await clients.admits(a_place()) is False


async def test_an_admission_that_is_remembered_asks_nobody(many: Many) -> None:
    clients = many.clients()

    admitted = [await clients.admits(a_place()) for _ in range(3)]

    assert (admitted, many.grants.asked, many.line.slack.calls) == ([True] * 3, 1, [])


async def test_a_workspace_is_admitted_by_its_organisation(many: Many) -> None:
    await many.grants.keep(replace(GRANT, team_id="", enterprise_id="E0GRID"))

    assert await many.clients().admits(Place("T0SISTER", "C1", "U1", "E0GRID")) is True


async def test_a_store_that_is_away_keeps_nobody_out(many: Many) -> None:
    many.grants.is_away = True
    clients = many.clients()

    assert await clients.admits(a_place()) is True  # what stands in the inbox says it
    with pytest.raises(StoreUnavailable):
        await clients.of("T0ACME")


async def test_scopes_are_those_of_the_workspace(many: Many) -> None:
    clients = many.clients()
    before = clients.may("T0ACME", "groups:history")

    await clients.of("T0ACME")

    assert before is True  # not known yet: Slack will say
    assert clients.may("T0ACME", "groups:history") is False
    assert clients.may("T0ACME", "im:history") is True


async def test_a_token_that_has_ended_is_renewed_before_it_is_used(many: Many) -> None:
    now = many.line.clock.now()
    old = replace(GRANT, refresh_token="xoxe-1", expires_at=now - 5)
    await many.grants.keep(old)
    fresh = {"ok": True, "access_token": "xoxb-2", "refresh_token": "xoxe-2", "expires_in": 43_200}
    many.line.slack.tell["oauth.v2.access"].append(Told(fresh))
    clients = many.clients()

    tokens = [(await clients.of("T0ACME")).token for _ in range(2)]

    assert tokens == ["xoxb-2", "xoxb-2"]
    assert many.grants.kept["", "T0ACME"].expires_at == now + 43_200
    assert many.line.slack.asked("oauth.v2.access") == [
        {
            "client_id": "1.2",
            "client_secret": "hush",
            "grant_type": "refresh_token",
            "refresh_token": "xoxe-1",
        }
    ]


async def test_not_more_are_remembered_than_fit(
    many: Many, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MOST_REMEMBERED", 1)
    clients = many.clients()

    for team_id in ("T0ACME", "T0OTHER", "T0ACME"):
        await clients.of(team_id)

    assert many.grants.asked == 3
    assert MOST_REMEMBERED >= 1000


async def test_with_one_token_everybody_is_spoken_to(line: Line) -> None:
    one = OneClient(line.client, Identity(frozenset({"im:history"}), is_known=True))

    one.forget("T0ACME")

    assert await one.of("T0ACME") is await one.of("T0OTHER") is line.client
    assert await one.admits(a_place(team_id="T0ANY")) is True
    assert (one.may("T0ACME", "im:history"), one.may("T0ACME", "im:write")) == (True, False)
