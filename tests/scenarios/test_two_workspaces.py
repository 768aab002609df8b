"""Two workspaces and one bot: each lets it in by itself, none sees the other, and one leaves."""

import re
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.workspace.world.people import ANA, WEI
from tests.scenarios.stage import words
from tests.scenarios.two import LIVES_S, Street, a_street


@pytest.fixture
async def street(tmp_path: Path) -> AsyncIterator[Street]:
    async with a_street(tmp_path) as built:
        yield built


TABLES = "select name from sqlite_master where type = 'table'"


def rows_about(database: Path, team_id: str) -> list[str]:
    """Return the tables in whose rows a workspace is named anywhere."""
    with closing(sqlite3.connect(database)) as file:
        rows = {
            name: file.execute(f"select * from {name}").fetchall()  # noqa: S608 - names of ours
            for (name,) in file.execute(TABLES)
        }
    return [name for name, found in rows.items() if team_id in str(found)]


async def test_both_install_it_make_rooms_and_one_takes_it_off(
    street: Street, tmp_path: Path
) -> None:
    first, second = street.first, street.second
    pages = [await street.install(one) for one in (first, second)]
    await first.types("/room now Alpha", person=ANA.id)
    await second.types("/room now Beta", person=WEI.id)
    alpha, beta = await first.card(), await second.card()
    await first.types("/room schedule Later in 2h", person=ANA.id)
    await second.types("/room schedule Review in 3h", person=WEI.id)
    await second.shows("Review")
    await first.shows("Later")

    await street.take_off(first)
    await first.workspace.errands_done()
    await second.until(lambda: not rows_about(tmp_path / "greenroom.db", "T0FIRST0001"))
    made = len(first.calls("create_room"))
    second.passes(3 * 3600 - 300)
    await second.shows("Review.*Ready since")

    assert [page.status_code for page in pages] == [200, 200]
    assert "Greenroom is in Second" in pages[1].text
    assert ("Alpha" in words(alpha), "Beta" in words(beta)) == (True, True)
    assert rows_about(tmp_path / "greenroom.db", "T0SECOND001") != []
    assert len(second.calls("create_room")) == made + 1  # Review's, and never Later's


async def test_neither_sees_or_touches_what_is_the_other_s(street: Street) -> None:
    first, second = street.first, street.second
    for one in (first, second):
        await street.install(one)
    await first.types("/room now Alpha id alpha-room", person=ANA.id)
    code = re.findall(r"gr-\w{6}", words(await first.card()))[0]

    # The same ids of people and channels are there, so nothing but the workspace tells them apart.
    asks = ("info alpha-room", f"info {code}", "end Alpha", "move Alpha tomorrow 9", "retry last")
    for ask in (*asks, f"explain {code}"):
        await second.types(f"/room {ask}", person=ANA.id)
    told = await second.until(lambda: second.whispers() if len(second.whispers()) > 5 else None)

    assert [one for one in told if "Ready since" in words(one)] == []
    assert second.calls("get_room_info") == [100004, 100004]  # no room has a code for its id
    assert second.calls("destroy_room") == []
    assert second.cards() == []


async def test_nobody_takes_the_account_of_somebody_elsewhere(street: Street) -> None:
    first, second = street.first, street.second
    for one in (first, second):
        await street.install(one)
    await first.types("/room now Alpha", person=ANA.id)
    await first.card()

    await second.types(f"/room link {ANA.id}", person=WEI.id)
    await second.types("/room now Beta", person=ANA.id)

    assert await second.told("belongs to somebody else; take another", person=WEI.id)
    assert await second.told("belongs to somebody of another workspace", person=ANA.id)


async def test_where_it_is_not_installed_it_says_so(street: Street) -> None:
    await street.second.types("/room now Beta")

    told = await street.second.told("not installed in this workspace")

    assert street.second.calls("create_room") == []
    assert told


async def test_a_no_installs_nothing(street: Street) -> None:
    page = await street.install(street.first, "cancel")

    assert (page.status_code, "was not installed" in page.text) == (200, True)
    assert street.first.workspace.installation.is_installed is False


async def test_who_comes_back_begins_anew(street: Street) -> None:
    first = street.first
    await street.install(first)
    await first.types("/room now Alpha")
    await first.card()
    await street.take_off(first)
    await first.workspace.errands_done()
    first.passes(5)
    await street.install(first)

    await first.types("/room list")

    assert "Alpha" not in words(await first.told("Rooms of this channel|no rooms|No room"))


async def test_a_token_that_ended_while_nobody_asked_is_renewed_at_its_next_use(
    tmp_path: Path,
) -> None:
    async with a_street(tmp_path, token_lives_s=LIVES_S) as street:
        first = street.first
        await street.install(first)
        await first.types("/room now Alpha")
        await first.card()
        before = first.workspace.installation.token
        first.passes(LIVES_S + 60)

        await first.types("/room now Omega")
        await first.shows("Omega")

        assert first.workspace.installation.token != before
