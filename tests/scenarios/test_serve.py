"""`python -m bot serve`: over HTTP, by Socket Mode, and what keeps it from starting."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

import httpx
import pytest
from pydantic import SecretStr

from bot.room_service.credentials import Credentials
from bot.serve import CannotStart, Role, listen, running, serve, server_of
from bot.settings import DatabaseUrl, Settings
from bot.store.lock import FileLock
from bot.wiring import assemble
from bot.workspace.acting.composer import enter
from bot.workspace.app import build as build_workspace
from bot.workspace.setup import Setup
from bot.workspace.state import Workspace
from bot.workspace.world.people import ANA
from tests.postgres import fresh
from tests.scenarios.hearing import Ear, an_ear, tell_to_stop
from tests.scenarios.stage import settings_of

NOWHERE: Final = "http://127.0.0.1:9"  # discard: nothing listens there
APP_TOKEN: Final = "xapp-1-right"


@pytest.fixture
def ear() -> Iterator[Ear]:
    with an_ear() as listening:
        yield listening


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Return what a bot starts with; Slack and the room service are away."""
    setup = Setup.random(base_url=NOWHERE)
    given = settings_of(setup, Credentials.random(), NOWHERE, tmp_path / "greenroom.db")
    return given.model_copy(update={"host": "127.0.0.1", "port": 0})


@asynccontextmanager
async def served(
    settings: Settings, ear: Ear, role: Role = Role.ANSWERS_AND_WORKS
) -> AsyncIterator[httpx.AsyncClient]:
    """Run the bot; yield somebody outside; stop it as a supervisor does."""
    program = asyncio.create_task(serve(settings, role))
    heard = asyncio.create_task(ear.hears("listens on"))
    await asyncio.wait({program, heard}, return_when=asyncio.FIRST_COMPLETED)
    if program.done():
        heard.cancel()
        await program
    where = (await heard).rpartition(" ")[2]
    async with httpx.AsyncClient(base_url=f"http://{where}") as http:
        yield http
        tell_to_stop()
        await program


async def test_it_serves_until_it_is_told_to_stop(settings: Settings, ear: Ear) -> None:
    async with served(settings, ear) as http:
        answers = [await http.get(path) for path in ("/healthz", "/readyz", "/metrics")]
        unsigned = await http.post("/slack/events", content="command=%2Froom&text=now")

    assert [one.status_code for one in answers] == [200, 200, 200]
    assert unsigned.status_code == 401
    assert ear.lines[-1] == "Greenroom has stopped"


async def test_it_serves_while_slack_is_away_and_says_so(settings: Settings, ear: Ear) -> None:
    async with served(settings, ear):
        said = await ear.hears("Slack does not answer yet")

    assert "xoxb" not in said


@asynccontextmanager
async def a_workspace() -> AsyncIterator[tuple[Workspace, Setup]]:
    """Serve a workspace that delivers by Socket Mode."""
    listener = listen("127.0.0.1", 0)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    setup = replace(Setup.random(base_url=url), app_token=APP_TOKEN)
    app = build_workspace(setup)
    async with running(server_of(app, lifespan="on"), listener):
        yield app.state.workspace, setup


def by_socket(settings: Settings, setup: Setup, token: str = APP_TOKEN) -> Settings:
    changes = {
        "slack_bot_token": SecretStr(setup.bot_token),
        "slack_api_url": f"{setup.base_url}/api/",
        "slack_app_token": SecretStr(token),
        "slack_signing_secret": None,
    }
    return settings.model_copy(update=changes)


async def test_by_socket_mode_commands_come_in_and_port_answers_health(
    settings: Settings, ear: Ear
) -> None:
    async with a_workspace() as (workspace, setup):
        async with served(by_socket(settings, setup), ear) as http:
            general = workspace.conversations["C0GENERAL01"]
            await enter(workspace, ANA, general, "/room help")
            health = await http.get("/readyz")
            closed = await http.post("/slack/events")

        said = workspace.messages("#general")[-1]
    assert (health.status_code, closed.status_code) == (200, 404)
    assert "What you can type" in str(said.blocks)
    assert said.ephemeral_to == ANA.id


async def test_an_app_token_that_slack_refuses_is_told_in_a_sentence(
    settings: Settings, ear: Ear
) -> None:
    async with a_workspace() as (_, setup):
        with pytest.raises(CannotStart, match="Socket Mode") as why:
            await serve(by_socket(settings, setup, "xapp-1-wrong"))

    assert why.value.exit_status == 1
    assert "xapp" not in str(why.value)
    assert "Greenroom listens" not in "".join(ear.lines)


async def test_while_slack_is_away_it_serves_and_goes_on_knocking(
    settings: Settings, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.socket_mode.PATIENCE_S", 0.2)
    setup = Setup.random(base_url=NOWHERE)

    async with served(by_socket(settings, setup), ear) as http:
        health = await http.get("/healthz")

    assert health.status_code == 200
    assert await ear.hears("opens no Socket Mode connection yet")
    assert ear.lines[-1] == "Greenroom has stopped"


@pytest.mark.usefixtures("ear")
async def test_a_port_that_is_taken_is_told(settings: Settings) -> None:
    with listen("127.0.0.1", 0) as taken:
        taken.listen()
        port = taken.getsockname()[1]

        with pytest.raises(CannotStart, match=f"Cannot listen on 127.0.0.1:{port}: Addr") as why:
            await serve(settings.model_copy(update={"port": port}))

    assert why.value.exit_status == 1


@pytest.mark.usefixtures("ear")
async def test_a_second_process_on_one_database_is_refused(
    settings: Settings, tmp_path: Path
) -> None:
    lock = FileLock(tmp_path / "greenroom.db")

    with pytest.raises(CannotStart, match="Another Greenroom") as why:
        await serve(settings)

    lock.release()
    assert why.value.exit_status == 1


@pytest.mark.usefixtures("ear")
async def test_a_database_that_cannot_be_opened_is_told(settings: Settings) -> None:
    away = settings.model_copy(
        update={"database_url": DatabaseUrl("sqlite:////nowhere/greenroom.db")}
    )

    with pytest.raises(CannotStart, match="cannot be opened") as why:
        await serve(away)

    assert why.value.exit_status == 1


@pytest.mark.usefixtures("ear")
@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({"trtc_base_url": None, "trtc_region": "atlantis"}, "TRTC_REGION: take one of"),
        ({"greenroom_join_url": "https://join.example/"}, "GREENROOM_JOIN_URL: "),
        ({"trtc_base_url": "https://user@host:port/x?y"}, "TRTC_BASE_URL: "),
        ({"database_url": DatabaseUrl("postgresql://host:port/x")}, "DATABASE_URL: its port is"),
    ],
)
async def test_a_setting_that_only_wiring_can_check_is_told_by_name(
    settings: Settings, changes: dict[str, str | DatabaseUrl | None], name: str
) -> None:
    with pytest.raises(CannotStart, match=name) as why:
        await serve(settings.model_copy(update=changes))

    assert why.value.exit_status == 2


def test_it_listens_on_ipv6_as_well() -> None:
    with listen("::1", 0) as listener:
        assert listener.getsockname()[0] == "::1"


@pytest.mark.parametrize("role", [Role.WORKS, Role.ANSWERS])
async def test_on_one_file_one_process_does_both(settings: Settings, role: Role) -> None:
    with pytest.raises(CannotStart, match="A SQLite file has one process") as refused:
        await serve(settings, role)

    assert refused.value.exit_status == 2


async def test_a_process_that_works_takes_no_deliveries_and_tells_how_it_is(
    settings: Settings, ear: Ear
) -> None:
    with fresh() as url:
        many = settings.model_copy(update={"database_url": DatabaseUrl(url)})
        async with served(many, ear, Role.WORKS) as http:
            ready = await http.get("/readyz")
            delivered = await http.post("/slack/events", content="command=%2Froom&text=now")

    assert (ready.status_code, delivered.status_code) == (200, 404)


async def test_two_processes_serve_one_database(settings: Settings, ear: Ear) -> None:
    with fresh() as url:
        many = settings.model_copy(update={"database_url": DatabaseUrl(url)})
        async with assemble(many), served(many, ear, Role.ANSWERS) as http:
            assert (await http.get("/readyz")).status_code == 200


async def test_one_of_many_answers_a_moment_longer_than_it_says_that_it_is_ready(
    settings: Settings, ear: Ear
) -> None:
    with fresh() as url:
        many = settings.model_copy(update={"database_url": DatabaseUrl(url)})
        async with served(many, ear, Role.ANSWERS) as http:
            tell_to_stop()
            await is_no_longer_ready(http)
            async with httpx.AsyncClient(base_url=http.base_url) as newcomer:
                delivered = await newcomer.post("/slack/events", content="command=%2Froom")

    assert delivered.status_code == 401


async def is_no_longer_ready(http: httpx.AsyncClient) -> None:
    while (await http.get("/readyz")).status_code != 503:  # noqa: ASYNC110  no bell is rung there
        await asyncio.sleep(0.01)
