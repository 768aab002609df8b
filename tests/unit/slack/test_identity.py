"""Who we are: asked until Slack says, and known from the last time until then."""

from dataclasses import dataclass, field

import pytest

from bot.errors import StoreUnavailable
from bot.rooms.installation import Installation
from bot.slack.identity import Identity, find_out
from tests.unit.slack.conftest import Line
from tests.unit.slack.slack_server import Told, no

SAID = {
    "ok": True,
    "team_id": "T0ACME",
    "enterprise_id": None,
    "user_id": "U0BOT",
    "user": "greenroom",
    "team": "Acme",
}
GRANTED = Told(SAID, headers={"x-oauth-scopes": "chat:write, commands,channels:history"})
SCOPES = frozenset({"chat:write", "commands", "channels:history"})


@dataclass
class FakeInstallations:
    """Remembers one installation."""

    known: Installation | None = None
    kept: list[Installation] = field(default_factory=list)

    async def keep(self, installation: Installation) -> None:
        self.kept.append(installation)

    async def latest(self) -> Installation | None:
        return self.known


class AwayInstallations(FakeInstallations):
    """Is away when something is to be kept."""

    async def keep(self, installation: Installation) -> None:
        raise StoreUnavailable(f"database is locked for {installation.team_id}")


def before(*scopes: str) -> Installation:
    return Installation("T0ACME", "", "U0BOT", frozenset(scopes), 1.0)


def test_as_long_as_nothing_is_known_anything_may_be_granted() -> None:
    identity = Identity()

    assert identity.may("im:history")
    identity.take(before("chat:write"))
    assert (identity.may("im:history"), identity.may("chat:write")) == (False, True)


async def test_what_slack_says_is_taken_and_kept(line: Line) -> None:
    line.slack.tell["auth.test"].append(GRANTED)
    identity, installations = Identity(), FakeInstallations(before("im:history"))

    await find_out(line.client, identity, installations, line.clock)

    assert identity.scopes == SCOPES
    assert installations.kept == [
        Installation("T0ACME", "", "U0BOT", SCOPES, line.clock.now()),
    ]


async def test_slack_is_asked_until_it_says(
    line: Line, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.slack.identity.FIRST_WAIT_S", 0.0)
    line.slack.tell["auth.test"] += [None, Told("", status=503), GRANTED]
    identity = Identity()

    await find_out(line.client, identity, FakeInstallations(), line.clock)

    assert identity.scopes == SCOPES
    assert caplog.text.count("Slack does not answer yet") == 2


async def test_a_refused_token_is_told_and_what_was_known_holds(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    line.slack.tell["auth.test"].append(no("token_revoked"))
    identity = Identity()

    await find_out(line.client, identity, FakeInstallations(before("im:history")), line.clock)

    assert identity.scopes == {"im:history"}
    assert "Slack refuses the bot token: token_revoked" in caplog.text


async def test_a_store_that_is_away_costs_no_more_than_a_warning(
    line: Line, caplog: pytest.LogCaptureFixture
) -> None:
    line.slack.tell["auth.test"].append(GRANTED)
    identity = Identity()

    await find_out(line.client, identity, AwayInstallations(), line.clock)

    assert identity.scopes == SCOPES
    assert "is not kept: database is locked" in caplog.text
