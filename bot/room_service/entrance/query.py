"""The five query parameters: which app, which account, and is it an admin."""

from collections.abc import Mapping, Sequence

from bot.room_service.credentials import Credentials
from bot.room_service.entrance import usersig
from bot.room_service.envelope import Refused

RANDOM_MAX = 4_294_967_295
"""An unsigned number of 32 bits (page 002)."""

SECRET = "usersig"  # noqa: S105  the name of the parameter, not its value


def admit(query: Mapping[str, str], credentials: Credentials, now: float) -> str:
    """Return the account that calls, or raise `Refused` with the first thing that is wrong."""
    _check_app(query.get("sdkappid", ""), credentials.sdk_app_id)
    identifier = query.get("identifier", "")
    if not identifier:
        raise Refused(60004)
    usersig.verify(query.get(SECRET, ""), credentials, identifier=identifier, now=now)
    if identifier != credentials.admin:
        raise Refused(60010)
    return identifier


def _check_app(named: str, sdk_app_id: int) -> None:
    if not named:
        raise Refused(60012)
    if not (named.isascii() and named.isdigit()):
        raise Refused(60006)
    if named != str(sdk_app_id):
        raise Refused(70020)


def oddities(query: Mapping[str, str]) -> list[str]:
    """Say what a page asks for and this call does without. ASSUMED: no reason to refuse."""
    random = query.get("random", "")
    is_number = random.isascii() and random.isdigit() and len(random) <= len(str(RANDOM_MAX))
    found = []
    if not (is_number and int(random) <= RANDOM_MAX):
        found.append(f"random is not a number of 32 bits: {random!r}")
    if query.get("contenttype") != "json":
        found.append("contenttype is not json")
    return found


def masked(pairs: Sequence[tuple[str, str]]) -> str:
    """Return the query for people to read, its signature hidden."""
    return "&".join(f"{name}={_shown(name, value)}" for name, value in pairs)


def _shown(name: str, value: str) -> str:
    return "***" if name.strip().casefold() == SECRET else value
