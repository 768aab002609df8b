"""`python -m bot check`: every kind of problem is found, all at once, and no secret is shown."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import pytest
from pydantic import SecretStr

from bot.check import check
from bot.room_service.accounts import Accounts
from bot.room_service.app import build as build_room_service
from bot.room_service.credentials import Credentials
from bot.room_service.state import State
from bot.rooms.installation import Grant
from bot.serve import listen, running, server_of
from bot.settings import DatabaseUrl, Settings
from bot.store.lock import FileLock
from bot.store.postgres.connection import connect
from bot.store.sqlite import open_store
from bot.workspace.setup import Setup
from tests.postgres import fresh
from tests.scenarios.holding import held
from tests.scenarios.stage import settings_of
from tests.unit.slack.slack_server import SlackServer, Told, no

SCOPES: Final = (
    "chat:write,commands,users:read,channels:history,groups:history,im:history,mpim:history,"
    "usergroups:read,users:read.email"
)
SKEWED: Final = "Tue, 03 Nov 2020 15:00:00 GMT"


@dataclass
class Ground:
    """What `check` looks at, and what it said."""

    slack: SlackServer
    rooms: State
    settings: Settings
    said: list[str] = field(default_factory=list)

    async def look(self, **changes: Any) -> int:  # noqa: ANN401 - settings
        """Run it with those settings and return its exit status."""
        return await check(self.settings.model_copy(update=changes), self.said.append)

    def auth(self, scopes: str = SCOPES, **headers: str) -> None:
        """Let Slack say who the token is, with those scopes."""
        body = {"ok": True, "user": "greenroom", "team": "Acme"}
        self.slack.tell["auth.test"].append(
            Told(body, headers={"x-oauth-scopes": scopes, **headers})
        )

    @property
    def wrong(self) -> list[str]:
        """Return what it found wrong, by name."""
        lines = [line for line in self.said if line.startswith("WRONG")]
        return [line.removeprefix("WRONG").partition(":")[0].strip() for line in lines]


@asynccontextmanager
async def a_ground(folder: Path) -> AsyncIterator[Ground]:
    """Lay a ground where everything is in order."""
    credentials, listener = Credentials.random(), listen("127.0.0.1", 0)
    app = build_room_service(credentials)
    rooms_url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    async with SlackServer() as slack, running(server_of(app), listener):
        setup = Setup.random(base_url=slack.url.rstrip("/"))
        settings = settings_of(setup, credentials, rooms_url, folder / "greenroom.db")
        yield Ground(slack, app.state.service, settings)


@pytest.fixture
async def ground(tmp_path: Path) -> AsyncIterator[Ground]:
    async with a_ground(tmp_path) as laid:
        yield laid


async def test_all_is_well(ground: Ground) -> None:
    ground.auth()

    assert await ground.look() == 0
    assert ground.wrong == []
    assert ground.said[-1] == "Everything is in order."


async def test_no_secret_is_shown_whatever_is_wrong(ground: Ground) -> None:
    ground.auth()
    await ground.look()
    ground.slack.tell["auth.test"].append(no("invalid_auth"))
    await ground.look(slack_app_token=SecretStr("xapp-1-secret"), trtc_admin="somebody")

    said = "\n".join(ground.said)
    assert [one for one in ground.settings.secrets() if one in said] == []
    assert "xapp-1-secret" not in said


@pytest.mark.parametrize("word", ["invalid_auth", "account_inactive", "token_revoked"])
async def test_a_wrong_token_is_found(ground: Ground, word: str) -> None:
    ground.slack.tell["auth.test"].append(no(word))

    assert await ground.look() == 1
    assert ground.wrong == ["Slack"]


async def test_slack_out_of_reach_is_found(ground: Ground) -> None:
    assert await ground.look(slack_api_url="http://127.0.0.1:9/api/") == 1
    assert ground.wrong == ["Slack"]


async def test_a_missing_scope_is_found_by_name(ground: Ground) -> None:
    ground.auth("chat:write, commands")

    assert await ground.look() == 1
    assert ground.wrong == ["Scopes"]
    assert "users:read" in "\n".join(line for line in ground.said if "WRONG" in line)


async def test_an_optional_scope_that_is_missing_is_told_and_no_fault(ground: Ground) -> None:
    ground.auth("chat:write,commands,users:read")

    assert await ground.look() == 0
    assert any("usergroups:read" in line and "@group" in line for line in ground.said)


async def test_a_clock_that_is_wrong_is_found(ground: Ground) -> None:
    ground.auth(Date=SKEWED)

    assert await ground.look() == 1
    assert ground.wrong == ["Clock"]


async def test_a_slack_that_does_not_say_the_time_is_no_fault(ground: Ground) -> None:
    ground.auth(Date="")

    assert await ground.look() == 0


async def test_an_app_token_that_opens_no_connection_is_found(ground: Ground) -> None:
    ground.auth()
    ground.slack.tell["apps.connections.open"].append(no("not_allowed_token_type"))

    assert await ground.look(slack_app_token=SecretStr("xapp-1-wrong")) == 1
    assert ground.wrong == ["Socket Mode"]


async def test_an_app_token_that_works_is_told(ground: Ground) -> None:
    ground.auth()

    assert await ground.look(slack_app_token=SecretStr("xapp-1-right")) == 0
    assert any("a connection can be opened" in line for line in ground.said)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"trtc_secret_key": SecretStr("0" * 64)}, "70009"),
        ({"trtc_sdk_app_id": 1}, "70"),
        ({"trtc_admin": "nobody"}, "60010"),
    ],
)
async def test_wrong_credentials_of_the_room_service_are_found(
    ground: Ground, changes: dict[str, Any], code: str
) -> None:
    ground.auth()

    assert await ground.look(**changes) == 1
    assert ground.wrong == ["Room service"]
    assert any(f"({code}" in line for line in ground.said)


async def test_a_room_service_out_of_reach_is_found(ground: Ground) -> None:
    ground.auth()

    assert await ground.look(trtc_base_url="http://127.0.0.1:9") == 1
    assert ground.wrong == ["Room service"]


async def test_a_region_that_does_not_exist_is_found(ground: Ground) -> None:
    ground.auth()

    assert await ground.look(trtc_base_url=None, trtc_region="atlantis") == 1
    assert ground.wrong == ["TRTC_REGION", "Room service"]


async def test_a_bad_join_template_is_found(ground: Ground) -> None:
    ground.auth()

    assert await ground.look(greenroom_join_url="https://join.example/{room}") == 1
    assert "GREENROOM_JOIN_URL" in ground.wrong


async def test_a_file_that_is_no_database_is_found(ground: Ground, tmp_path: Path) -> None:
    ground.auth()
    (tmp_path / "greenroom.db").write_text("this is no database, " * 100)

    assert await ground.look() == 1
    assert ground.wrong == ["Database"]


async def test_a_folder_that_is_not_there_is_found(ground: Ground, tmp_path: Path) -> None:
    ground.auth()

    assert (
        await ground.look(database_url=DatabaseUrl(f"sqlite:///{tmp_path}/nowhere/green.db")) == 1
    )
    assert ground.wrong == ["Database"]


async def test_a_database_in_use_by_a_running_greenroom_is_no_fault(
    ground: Ground, tmp_path: Path
) -> None:
    ground.auth()
    lock = FileLock(tmp_path / "greenroom.db")

    assert await ground.look() == 0
    lock.release()


async def test_a_database_that_another_program_holds_is_found(
    ground: Ground, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.sqlite.BUSY_S", 0.05)
    ground.auth()
    await (await open_store(tmp_path / "greenroom.db")).close()

    with held(f"sqlite:///{tmp_path / 'greenroom.db'}"):
        assert await ground.look() == 1

    assert ground.wrong == ["Database"]


async def test_everything_wrong_is_told_at_once(ground: Ground, tmp_path: Path) -> None:
    ground.auth("", Date=SKEWED)
    ground.slack.tell["apps.connections.open"].append(no("invalid_auth"))

    status = await ground.look(
        slack_app_token=SecretStr("xapp-1-wrong"),
        greenroom_join_url="{room_id",
        database_url=DatabaseUrl(f"sqlite:///{tmp_path}/nowhere/green.db"),
    )

    assert status == 1
    assert ground.wrong == [
        "GREENROOM_JOIN_URL",
        "Database",
        "Scopes",
        "Clock",
        "Socket Mode",
        "Room service",
    ]
    assert ground.said[-1] == "6 to mend."


async def test_an_admin_that_the_console_does_not_list_is_found(ground: Ground) -> None:
    ground.auth()
    ground.rooms.accounts = Accounts("somebody-else")

    assert await ground.look() == 1
    assert ground.wrong == ["Room service"]


async def test_a_postgresql_database_is_looked_at_from_all_sides(ground: Ground) -> None:
    ground.auth()
    with fresh() as url:
        status = await ground.look(database_url=DatabaseUrl(url))

    assert status == 0
    about = [line for line in ground.said if "Database:" in line]
    assert [
        word for word in ("reached", "tables", "clock", "connections") if word in str(about)
    ] == [
        "reached",
        "tables",
        "clock",
        "connections",
    ]


async def test_a_postgresql_database_out_of_reach_is_found_and_its_password_not_told(
    ground: Ground,
) -> None:
    ground.auth()

    url = DatabaseUrl("postgresql://anna:hush@127.0.0.1:9/rooms")

    assert await ground.look(database_url=url) == 1
    assert ground.wrong == ["Database"]
    assert "hush" not in str(ground.said)


async def test_an_address_that_no_database_has_is_told_once_by_the_name_of_the_setting(
    ground: Ground,
) -> None:
    ground.auth()

    url = DatabaseUrl("postgresql://anna:hush@db.example:port/rooms")

    assert await ground.look(database_url=url) == 1
    assert ground.wrong == ["DATABASE_URL", "Room service"]  # which is not asked then
    assert "hush" not in str(ground.said)


async def test_without_what_speaks_to_postgresql_it_says_what_to_install(
    ground: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    ground.auth()
    monkeypatch.setitem(sys.modules, "bot.store.postgres.fitness", None)

    assert await ground.look(database_url=DatabaseUrl("postgresql://127.0.0.1:9/rooms")) == 1
    assert "pip install 'greenroom[postgres]'" in str(ground.said)


MANY: Final = {
    "slack_bot_token": None,
    "slack_client_id": "1.2",
    "slack_client_secret": SecretStr("hush"),
}


async def test_of_many_workspaces_the_app_and_each_token_are_looked_at(
    ground: Ground, tmp_path: Path
) -> None:
    opened = await open_store(tmp_path / "greenroom.db")
    for team_id, name in (("T0ACME", "Acme"), ("T0OTHER", "")):
        await opened.store.grants.keep(Grant(team_id=team_id, team_name=name, token="xoxb-1"))
    await opened.close()
    ground.slack.tell["oauth.v2.access"].append(no("invalid_code"))
    ground.auth()
    ground.slack.tell["auth.test"].append(no("account_inactive"))

    assert await ground.look(**MANY) == 1
    said = "\n".join(ground.said)
    assert "Slack app: Slack knows the client id and its secret" in said
    assert "Workspace: Acme" in said
    assert "Workspace: T0OTHER" in said
    assert ground.wrong == ["Slack"]
    assert "xoxb-1" not in said


async def test_before_anybody_has_installed_it_that_is_said(ground: Ground) -> None:
    assert await ground.look(**MANY) == 0
    assert any("nobody has installed the app yet" in line for line in ground.said)


async def test_a_database_without_tables_gets_none_by_being_looked_at(ground: Ground) -> None:
    ground.slack.tell["oauth.v2.access"].append(no("invalid_code"))
    with fresh() as url:
        await ground.look(**MANY, database_url=DatabaseUrl(url))

        assert "Workspaces: not looked at" in str(ground.said)
        with connect(url) as conn:
            (row,) = conn.execute("select to_regclass('booking') as booking")
        assert row["booking"] is None


@pytest.mark.parametrize("told", [no("bad_client_secret"), Told("", status=503)])
async def test_an_app_that_slack_does_not_know_is_found(ground: Ground, told: Told) -> None:
    ground.slack.tell["oauth.v2.access"].append(told)

    assert await ground.look(**MANY) == 1
    assert ground.wrong == ["Slack app"]
    assert "hush" not in "\n".join(ground.said)


async def test_workspaces_of_a_running_bot_are_not_looked_at(
    ground: Ground, tmp_path: Path
) -> None:
    ground.slack.tell["oauth.v2.access"].append(no("invalid_code"))
    lock = FileLock(tmp_path / "greenroom.db")
    try:
        assert await ground.look(**MANY) == 0
    finally:
        lock.release()
    assert any("Workspaces: not looked at" in line for line in ground.said)
