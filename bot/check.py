"""The self-test of `python -m bot check`: asks everything that `serve` depends on, tells it all.

Its law: no problem hides another; nothing is made, posted or changed anywhere.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import partial
from typing import Final

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import SystemClock
from bot.errors import BotError, RoomApiError, SlackRefused, StoreUnavailable
from bot.explain.explain import explain
from bot.explain.plain import as_text
from bot.settings import Settings, SettingsFaulty
from bot.slack.calls import call
from bot.slack.client import open_client
from bot.slack.workspaces.renewal import App
from bot.slack.workspaces.scopes import NEEDED, OPTIONAL
from bot.store.lock import AlreadyRunning
from bot.store.openers import NO_DRIVER, SQLITE, open_store
from bot.wiring import checked, room_api_of

MOST_ASKED: Final = 20  # workspaces: auth.test allows some hundred a minute
# docs.slack.dev/reference/methods/oauth.v2.access
NO_SUCH_CODE: Final = "invalid_code"
SKEW_MOST_S: Final = 60  # Slack refuses 300 s; a UserSig of the future is refused sooner


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at."""

    what: str
    said: str
    is_fine: bool = True


async def check(settings: Settings, say: Callable[[str], None]) -> int:
    """Look at everything and say it; return the exit status, 1 when anything is wrong."""
    wrong = 0
    async for finding in _findings(settings):
        say(f"{'ok   ' if finding.is_fine else 'WRONG'}  {finding.what}: {finding.said}")
        wrong += not finding.is_fine
    say("Everything is in order." if not wrong else f"{wrong} to mend.")
    return 1 if wrong else 0


async def _findings(settings: Settings) -> AsyncIterator[Finding]:
    for name, value in settings.model_dump().items():
        yield Finding(name.upper(), str(value))
    problems = _problems(settings)
    for name, said in problems.items():
        yield Finding(name, said, is_fine=False)
    if "DATABASE_URL" not in problems:
        for finding in await _database(settings.database_url.get_secret_value()):
            yield finding
    async for finding in _slack(settings):
        yield finding
    yield await _room_service(settings)


def _problems(settings: Settings) -> Mapping[str, str]:
    """Return what is wrong with settings that can be read."""
    try:
        checked(settings)
    except SettingsFaulty as faulty:
        return faulty.problems
    return {}


async def _database(url: str) -> Sequence[Finding]:
    """Look at our own database, which is looked at in another way for each scheme."""
    return await DATABASES[url.partition(":")[0]](url)


async def _sqlite(url: str) -> Sequence[Finding]:
    path = url.removeprefix(SQLITE)
    try:
        opened = await open_store(url)
    except AlreadyRunning:
        return [Finding("Database", f"{path} is in use by a running Greenroom")]
    except StoreUnavailable as error:
        return [Finding("Database", str(error), is_fine=False)]
    await opened.close()
    return [Finding("Database", f"{path} opens, its tables are up to date")]


async def _postgresql(url: str) -> Sequence[Finding]:
    try:
        from bot.store.postgres.fitness import look  # noqa: PLC0415  an extra
    except ImportError:
        return [Finding("Database", NO_DRIVER, is_fine=False)]
    seen = await asyncio.to_thread(look, url, SystemClock().now)
    return [Finding("Database", one.said, one.is_fine) for one in seen]


DATABASES: Final[Mapping[str, Callable[[str], Awaitable[Sequence[Finding]]]]] = {
    "sqlite": _sqlite,
    "postgresql": _postgresql,
    "postgres": _postgresql,
}


async def _slack(settings: Settings) -> AsyncIterator[Finding]:
    async with aiohttp.ClientSession() as session:
        client_of = partial(open_client, base_url=settings.slack_api_url, session=session)
        token = settings.slack_bot_token
        if token is None:
            async for finding in _many(settings, client_of):
                yield finding
        else:
            async for finding in _token(client_of(token.get_secret_value())):
                yield finding
        if settings.slack_app_token is not None:
            yield await _socket_mode(client_of(settings.slack_app_token.get_secret_value()))


async def _token(client: AsyncWebClient) -> AsyncIterator[Finding]:
    """Ask Slack about one token."""
    try:
        said = await call("auth.test", client.auth_test())
    except BotError as error:
        yield Finding("Slack", as_text(explain(error)), is_fine=False)
        return
    yield Finding("Slack", f"the token is {said.get('user')}'s in {said.get('team')}")
    granted = set(str(said.headers.get("x-oauth-scopes", "")).replace(" ", "").split(","))
    for finding in _scopes(granted):
        yield finding
    yield _clock(str(said.headers.get("Date", "")))


async def _many(
    settings: Settings, client_of: Callable[[str], AsyncWebClient]
) -> AsyncIterator[Finding]:
    """Ask Slack about the app, and about the tokens of some of the workspaces that let it in."""
    yield await _app(settings, client_of(""))
    url = settings.database_url.get_secret_value()
    if not await _is_up_to_date(url):
        yield Finding("Workspaces", "not looked at: see the database")
        return
    try:
        opened = await open_store(url)
    except (AlreadyRunning, StoreUnavailable):
        yield Finding("Workspaces", "not looked at: the database is in use, or does not open")
        return
    grants = await opened.store.grants.some(MOST_ASKED)
    await opened.close()
    if not grants:
        yield Finding("Workspaces", "nobody has installed the app yet: open /slack/install")
    for grant in grants:
        yield Finding("Workspace", grant.team_name or grant.team_id or grant.enterprise_id)
        async for finding in _token(client_of(grant.token)):
            yield finding


async def _is_up_to_date(url: str) -> bool:
    """Say whether it can be opened without a change; SQLite's file was opened just now."""
    if url.startswith(SQLITE):
        return True
    try:
        from bot.store.postgres.fitness import is_up_to_date  # noqa: PLC0415  an extra
    except ImportError:
        return False
    return await asyncio.to_thread(is_up_to_date, url)


async def _app(settings: Settings, client: AsyncWebClient) -> Finding:
    """Ask for a token with a code that is none: Slack looks at the app's credentials first."""
    secret = settings.slack_client_secret
    given = secret.get_secret_value() if secret is not None else ""
    try:
        await App(settings.slack_client_id, given, client).access(code="check")
    except SlackRefused as refused:
        if refused.error == NO_SUCH_CODE:
            return Finding("Slack app", "Slack knows the client id and its secret")
        said = f"Slack does not take SLACK_CLIENT_ID and SLACK_CLIENT_SECRET ({refused.error})"
        return Finding("Slack app", said, is_fine=False)
    except BotError as error:
        return Finding("Slack app", as_text(explain(error)), is_fine=False)
    return Finding("Slack app", "Slack answers")


def _scopes(granted: set[str]) -> list[Finding]:
    missing = NEEDED - granted
    needed = Finding("Scopes", "all that are needed are granted")
    if missing:
        needed = Finding("Scopes", f"missing: {', '.join(sorted(missing))}", is_fine=False)
    optional = [
        Finding(f"Optional scope {scope}", f"not granted; off: {what}")
        for scope, what in OPTIONAL.items()
        if scope not in granted
    ]
    return [needed, *optional]


def _clock(date: str) -> Finding:
    """Compare our clock with the Date header of Slack's answer."""
    if not date:
        return Finding("Clock", "Slack's answer has no date to compare with")
    skew = SystemClock().now() - parsedate_to_datetime(date).timestamp()
    said = f"{abs(skew):.0f} s {'ahead of' if skew > 0 else 'behind'} Slack's"
    return Finding("Clock", said, is_fine=abs(skew) <= SKEW_MOST_S)


async def _socket_mode(client: AsyncWebClient) -> Finding:
    try:
        await call(
            "apps.connections.open", client.apps_connections_open(app_token=client.token or "")
        )
    except BotError as error:
        return Finding("Socket Mode", as_text(explain(error)), is_fine=False)
    return Finding("Socket Mode", "a connection can be opened")


async def _room_service(settings: Settings) -> Finding:
    """Ask whether the admin's account is known: it needs host, credentials, rights and clock."""
    try:
        endpoint, _ = checked(settings)
        async with room_api_of(settings, endpoint, SystemClock()) as room_api:
            known = await room_api.account_check([settings.trtc_admin])
    except SettingsFaulty:
        return Finding("Room service", "not asked: see above", is_fine=False)
    except RoomApiError as error:
        return Finding("Room service", as_text(explain(error)), is_fine=False)
    if settings.trtc_admin not in known.value:
        said = f"the account {settings.trtc_admin} is not there; see the console's admin list"
        return Finding("Room service", said, is_fine=False)
    return Finding("Room service", f"{settings.trtc_admin} is known, its signature is good")
