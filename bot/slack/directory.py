"""Who people are, as Slack knows them; remembered for ten minutes."""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.ports import Clock
from bot.rooms.people import Person
from bot.slack.calls import call
from bot.slack.workspaces.clients import Clients

REMEMBERED_S: Final = 600.0
ADMINS_REMEMBERED_S: Final = 3600.0
PAGE: Final = 200  # docs.slack.dev/reference/methods/users.list recommends no more
MOST_PAGES: Final = 10
MOST_REMEMBERED: Final = 5000  # people; about 2 MB
AT_ONCE: Final = 8  # users.info allows about 100 a minute: docs.slack.dev/apis/web-api/rate-limits
OUTSIDER_MARKS: Final = ("is_restricted", "is_ultra_restricted", "is_stranger", "deleted")
ADMIN_MARKS: Final = ("is_admin", "is_owner", "is_primary_owner")


class SlackDirectory:
    """`bot.ports.Directory` over `users.info`, `users.list` and `usergroups.users.list`.

    Args:
        clients: Speak in each workspace.
        clock: How long people are remembered.
        told_admins: Slack user ids of who is told what only an admin can mend; when it is empty,
            the owner of the workspace is.
    """

    def __init__(self, clients: Clients, clock: Clock, told_admins: Sequence[str] = ()) -> None:
        self._clients = clients
        self._clock = clock
        self._told_admins = tuple(told_admins)
        self._owners: dict[str, tuple[float, tuple[str, ...]]] = {}
        self._known: dict[tuple[str, str], tuple[float, Person]] = {}
        self._places = asyncio.Semaphore(AT_ONCE)

    async def person(self, team_id: str, user_id: str) -> Person:
        """Return that person. Raises `SlackError`."""
        known = self._known.get((team_id, user_id))
        if known is not None and self._is_fresh(known[0], REMEMBERED_S):
            return known[1]
        client = await self._clients.of(team_id)
        async with self._places:
            said = await call("users.info", client.users_info(user=user_id, include_locale=True))
        person = read_person(user_id, said.get("user") or {}, team_id)
        self._remember((team_id, user_id), person)
        return person

    def locale(self, team_id: str, user_id: str) -> str:
        """Return that person's locale if it was ever heard: people seldom change it."""
        known = self._known.get((team_id, user_id))
        return "" if known is None else known[1].locale

    async def group(self, team_id: str, group_id: str) -> Sequence[str]:
        """Return the user ids of a user group. Raises `SlackError`."""
        client = await self._clients.of(team_id)
        said = await call(
            "usergroups.users.list",
            client.usergroups_users_list(usergroup=group_id, team_id=team_id),
        )
        return [str(one) for one in said.get("users") or ()]

    async def admins(self, team_id: str) -> Sequence[str]:
        """Return who is told what only an admin can mend; empty when nobody is known.

        Raises:
            SlackError: The owner of the workspace cannot be looked up now.
        """
        if self._told_admins:
            return self._told_admins
        known = self._owners.get(team_id)
        if known is not None and self._is_fresh(known[0], ADMINS_REMEMBERED_S):
            return known[1]
        owners = tuple([one async for one in self._find_owners(team_id)])
        self._owners[team_id] = (self._clock.now(), owners)
        return owners

    def forget(self, team_id: str) -> None:
        """Forget everybody of that workspace."""
        self._owners.pop(team_id, None)
        self._known = {whose: one for whose, one in self._known.items() if whose[0] != team_id}

    async def _find_owners(self, team_id: str) -> AsyncIterator[str]:
        """Look through the first two thousand people."""
        client = await self._clients.of(team_id)
        cursor: str | None = None
        for _ in range(MOST_PAGES):
            said = await call(
                "users.list",
                client.users_list(limit=PAGE, cursor=cursor, team_id=team_id or None),
            )
            for user in said.get("members") or ():
                if _is_owner(user, team_id):
                    yield str(user.get("id"))
            cursor = (said.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return

    def _is_fresh(self, at: float, remembered_s: float) -> bool:
        """Say whether what was read at that time still counts.

        What lies ahead does not: the clock was put back, and nobody knows how old it is.
        """
        return 0 <= self._clock.now() - at < remembered_s

    def _remember(self, key: tuple[str, str], person: Person) -> None:
        self._known.pop(key, None)
        self._known[key] = (self._clock.now(), person)
        while len(self._known) > MOST_REMEMBERED:
            self._known.pop(next(iter(self._known)))


def read_person(user_id: str, user: Mapping[str, Any], team_id: str) -> Person:
    """Read Slack's user object (docs.slack.dev/reference/objects/user-object)."""
    profile = user.get("profile") or {}
    names = (profile.get("display_name"), profile.get("real_name"), user.get("real_name"))
    return Person(
        user_id=user_id,
        name=str(next(filter(None, names), user.get("name") or user_id)),
        zone=_zone(user.get("tz")),
        locale=str(user.get("locale") or ""),
        email=str(profile.get("email") or ""),
        is_admin=any(user.get(mark) for mark in ADMIN_MARKS),
        is_outsider=any(user.get(mark) for mark in OUTSIDER_MARKS) or _is_elsewhere(user, team_id),
        is_bot=bool(user.get("is_bot")),
    )


def _is_owner(user: Mapping[str, Any], team_id: str) -> bool:
    """Say whether it is the primary owner of that workspace, who is a person and still there."""
    person = read_person(str(user.get("id") or ""), user, team_id)
    is_there = bool(person.user_id) and not person.is_outsider and not person.is_bot
    return is_there and bool(user.get("is_primary_owner"))


def _zone(name: object) -> str:
    """Return the zone if this machine knows it; bots and people without a profile have none."""
    try:
        return ZoneInfo(str(name or "UTC")).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return "UTC"


def _is_elsewhere(user: Mapping[str, Any], team_id: str) -> bool:
    """Say whether the person belongs to another workspace that shares the channel with us.

    `is_stranger` is false for people whom the app can see, so it does not tell (user object).
    """
    home = user.get("team_id")
    teams = (user.get("enterprise_user") or {}).get("teams") or ()
    return bool(home and team_id) and home != team_id and team_id not in teams
