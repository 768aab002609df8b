"""The self-test of `python -m bot check`: asks everything that `serve` depends on, tells it all.

Its law: no problem hides another; nothing is made, posted or changed anywhere.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Final

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import SystemClock
from bot.errors import BotError, RoomApiError, StoreUnavailable
from bot.explain.explain import explain
from bot.explain.plain import as_text
from bot.settings import Settings, SettingsFaulty
from bot.slack.calls import call
from bot.slack.client import open_client
from bot.store.lock import AlreadyRunning
from bot.store.openers import NO_DRIVER, SQLITE, open_store
from bot.wiring import checked, room_api_of

NEEDED_SCOPES: Final = frozenset({"chat:write", "commands", "users:read"})
# What each optional scope is for; without it that feature is off, nothing else.
OPTIONAL_SCOPES: Final = {
    "channels:history": "after a crash, a lost card in a public channel is looked for",
    "groups:history": "the same in private channels",
    "im:history": "the same in direct messages",
    "im:write": "finding the direct message to look in",
    "mpim:history": "the same in group messages",
    "usergroups:read": "`with @group`",
    "users:read.email": "TRTC_ACCOUNT_RULE=email and email-name",
}
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
    try:
        checked(settings)
    except SettingsFaulty as faulty:
        for name, said in faulty.problems.items():
            yield Finding(name, said, is_fine=False)
    for finding in await _database(settings.database_url.get_secret_value()):
        yield finding
    async for finding in _slack(settings):
        yield finding
    yield await _room_service(settings)


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
        token = settings.slack_bot_token.get_secret_value()
        client = open_client(token, settings.slack_api_url, session)
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
        if settings.slack_app_token is not None:
            app = open_client(
                settings.slack_app_token.get_secret_value(), settings.slack_api_url, session
            )
            yield await _socket_mode(app)


def _scopes(granted: set[str]) -> list[Finding]:
    missing = NEEDED_SCOPES - granted
    needed = Finding("Scopes", "all that are needed are granted")
    if missing:
        needed = Finding("Scopes", f"missing: {', '.join(sorted(missing))}", is_fine=False)
    optional = [
        Finding(f"Optional scope {scope}", f"not granted; off: {what}")
        for scope, what in OPTIONAL_SCOPES.items()
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
