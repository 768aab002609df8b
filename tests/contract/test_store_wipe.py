"""The contract of a wipe: of who left nothing is kept, and nothing of the others is touched."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from bot.errors import Try
from bot.ports import Arrival
from bot.rooms.actions.action import ActionKind, Attempt, NewAction
from bot.rooms.draft import Draft
from bot.rooms.installation import Grant, Installation, Leaving
from bot.rooms.people import Account, AccountRule
from bot.store import migrations
from bot.store.copying.tables import OF_THE_MOMENT
from bot.store.database import Connection
from bot.store.opened import OpenedStore
from bot.store.workspaces import wipe as wiping
from tests.factories import NOW, a_booking, a_place, a_request, a_scheduled, a_series

TABLES: Final = (
    *("account", "action", "attempt", "booking", "draft", "granted", "inbox", "installation"),
    *("involved", "oauth_state", "room", "series", "usual", "workspace"),
)
# A state says nothing of a workspace: nobody knows yet which one it will be.
OF_NOBODY: Final = frozenset({"oauth_state"})
ACME: Final = Leaving("T0ACME", "", NOW + 10)


async def contents(opened: OpenedStore) -> dict[str, list[str]]:
    """Return every row of every table."""

    def read(connection: Connection) -> dict[str, list[str]]:
        found = {}
        for name in TABLES:
            rows = connection.rows(f"select * from {name}", {})  # noqa: S608 - names of ours
            found[name] = [json.dumps(dict(row), sort_keys=True) for row in rows]
        return found

    return await opened.database.read(read)


async def live_in(opened: OpenedStore, team_id: str, enterprise_id: str = "") -> None:
    """Leave something of a workspace in every table."""
    store, mark = opened.store, team_id.lower()
    place = a_place(team_id=team_id, enterprise_id=enterprise_id)
    named: dict[str, Any] = {"asked": place, "code": mark[-6:].upper(), "room_id": f"r-{mark}"}
    asks = a_request(invitees=("U0BORIS",))
    booking = a_booking(id=f"b-{mark}", request=asks, **named)
    card = NewAction(ActionKind.POST_CARD, f"card:{mark}", float(NOW))
    await store.bookings.add(booking, [card])
    for number in range(60):  # more than go at once
        one = a_booking(id=f"b-{mark}-{number}", **named)
        await store.bookings.add(one, [NewAction(ActionKind.OVER, f"over:{one.id}", float(NOW))])
    series = replace(a_series(asked=place), id=f"s-{mark}")
    await store.series.add(series, [])
    await store.accounts.keep(team_id, Account("U0ANNA", mark, AccountRule.EMAIL))
    await store.usual.keep(team_id, "U0ANNA", "for 45m")
    await store.drafts.keep(Draft(f"d-{mark}", place, asks, float(NOW)))
    await store.inbox.put(Arrival(f"k-{mark}", "command", "{}", float(NOW), team_id))
    lines = [Attempt(mark, "create_room", Try(float(NOW), 0.1), team_id=team_id)] * 3
    await store.log.write(lines)
    await store.installations.keep(
        Installation(team_id, enterprise_id, "U0BOT", frozenset({"commands"}), float(NOW))
    )


async def let_in(opened: OpenedStore, team_id: str, enterprise_id: str = "", at: int = NOW) -> None:
    grant = Grant(team_id=team_id, enterprise_id=enterprise_id, token="xoxb-1", installed_at=at)
    await opened.store.grants.keep(grant)


def test_every_table_is_looked_at() -> None:
    made = set(re.findall(r"create table (\w+)", Path(migrations.__file__).read_text()))

    assert made - OF_THE_MOMENT == set(TABLES)


async def test_of_who_left_nothing_is_kept(
    opened: OpenedStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiping, "AT_ONCE", 3)  # calls; as many as there are of each
    for team_id in ("T0ACME", "T0OTHER"):
        await live_in(opened, team_id)
        await let_in(opened, team_id)
    before = await contents(opened)

    gone = await opened.wipe(ACME)

    after = await contents(opened)
    others = {name: [row for row in before[name] if "0acme" not in row.lower()] for name in before}
    assert gone == ("T0ACME",)
    assert {name: len(before[name]) > len(after[name]) for name in TABLES} == {
        name: name not in OF_NOBODY for name in TABLES
    }
    assert after == others


async def test_a_second_time_does_nothing(opened: OpenedStore) -> None:
    await live_in(opened, "T0OTHER")
    before = await contents(opened)

    await opened.wipe(ACME)

    assert await contents(opened) == before


async def test_a_workspace_that_is_back_loses_what_was_before(opened: OpenedStore) -> None:
    await live_in(opened, "T0ACME")
    await let_in(opened, "T0ACME", at=NOW + 60)  # the event came late
    anew = a_scheduled(id="anew", created_at=NOW + 70.0)
    await opened.store.bookings.add(anew, [])

    await opened.wipe(ACME)

    assert await opened.store.grants.of("T0ACME") is not None
    assert await opened.store.bookings.of("T0ACME", user_id="U0ANNA", limit=99) == [anew]
    assert await opened.store.usual.get("T0ACME", "U0ANNA") == "for 45m"


async def test_of_an_organisation_all_workspaces_go_that_were_let_in_by_it(
    opened: OpenedStore,
) -> None:
    await let_in(opened, "", "E0GRID")
    for team_id in ("T0ACME", "T0SISTER", "T0OWN"):
        await live_in(opened, team_id, "E0GRID")
        await opened.store.grants.of(team_id, "E0GRID")
    await live_in(opened, "E0GRID", "E0GRID")  # where Slack named no workspace
    await opened.store.grants.of("E0GRID", "E0GRID")
    await let_in(opened, "T0OWN", "E0GRID")

    gone = await opened.wipe(Leaving("", "E0GRID", NOW + 10))

    left = await contents(opened)
    assert sorted(gone) == ["E0GRID", "T0ACME", "T0SISTER"]
    assert len(left["granted"]) == 1
    assert len(left["booking"]) == 61
    assert all("T0OWN" in row for row in left["booking"])


@pytest.mark.parametrize("enterprise_id", ["", "E0ELSE"])
async def test_a_workspace_does_not_go_with_another_organisation(
    opened: OpenedStore, enterprise_id: str
) -> None:
    await live_in(opened, "T0ACME")
    await let_in(opened, "", "E0GRID")
    before = await contents(opened)

    await opened.wipe(Leaving("", enterprise_id, NOW + 10))

    assert await contents(opened) == before


async def test_one_workspace_may_go_while_its_organisation_stays(opened: OpenedStore) -> None:
    await let_in(opened, "", "E0GRID")
    for team_id in ("T0ACME", "T0SISTER"):
        await live_in(opened, team_id, "E0GRID")
        await opened.store.grants.of(team_id, "E0GRID")

    gone = await opened.wipe(Leaving("T0ACME", "E0GRID", NOW + 10))

    left = await contents(opened)
    assert (gone, len(left["granted"]), len(left["workspace"])) == (("T0ACME",), 1, 1)
    assert all("T0SISTER" in row for row in left["booking"])
