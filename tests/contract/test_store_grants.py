"""The contract of `Grants`: whose token holds where, and which workspaces an organisation has."""

import asyncio
from dataclasses import replace

from bot.ports import Store
from bot.rooms.installation import Grant

ACME = Grant(
    team_id="T0ACME",
    token="xoxb-acme",
    refresh_token="xoxe-1-acme",
    expires_at=43_200.0,
    scopes=frozenset({"chat:write", "commands"}),
    app_id="A1",
    bot_id="B1",
    bot_user_id="U0BOT",
    team_name="Acme \N{SNOWMAN}",
    installer_id="U0ANNA",
    installed_at=5.5,
)
OTHER = Grant(team_id="T0OTHER", token="xoxb-other", installed_at=6.0)
WHOLE = Grant(team_id="", enterprise_id="E0GRID", token="xoxb-grid", installed_at=7.0)


async def test_what_was_granted_reads_the_same(store: Store) -> None:
    await store.grants.keep(ACME)
    await store.grants.keep(OTHER)

    assert await store.grants.of("T0ACME") == ACME
    assert await store.grants.of("T0OTHER", "") == OTHER
    assert await store.grants.of("T0NOBODY") is None
    assert await store.grants.of("") is None


async def test_the_app_installed_anew_takes_the_old_grant_s_place(store: Store) -> None:
    await store.grants.keep(ACME)
    joined = replace(ACME, enterprise_id="E0GRID", token="xoxb-anew", installed_at=9.0)

    await store.grants.keep(joined)

    assert await store.grants.some(9) == [joined]


async def test_an_organisation_s_grant_holds_in_all_its_workspaces(store: Store) -> None:
    await store.grants.keep(WHOLE)

    assert await store.grants.of("T0ACME", "E0GRID") == WHOLE
    assert await store.grants.of("T0ACME", "E0ELSE") == WHOLE  # known by now
    assert await store.grants.of("T0OTHER") is None
    assert await store.grants.of("T0OTHER", "E0ELSE") is None
    assert await store.grants.of("", "E0GRID") == WHOLE


async def test_of_which_organisation_a_workspace_is_stays_known(store: Store) -> None:
    await store.grants.keep(WHOLE)
    await store.grants.of("T0ACME", "E0GRID")

    assert await store.grants.of("T0ACME") == WHOLE


async def test_a_workspace_s_own_grant_counts_before_the_organisation_s(store: Store) -> None:
    own = replace(ACME, enterprise_id="E0GRID")
    await store.grants.keep(WHOLE)
    await store.grants.keep(own)

    assert await store.grants.of("T0ACME", "E0GRID") == own


async def test_what_ends_soon_and_can_be_renewed_is_found(store: Store) -> None:
    later = replace(ACME, team_id="T0LATE", expires_at=99_000.0)
    for grant in (later, ACME, OTHER, replace(OTHER, team_id="T0DEAD", expires_at=1.0)):
        await store.grants.keep(grant)

    assert await store.grants.expiring(50_000.0, 9) == [ACME]
    assert await store.grants.expiring(100_000.0, 1) == [ACME]


async def test_of_two_who_renew_one_writes(store: Store) -> None:
    await store.grants.keep(ACME)
    mine = replace(ACME, token="xoxb-mine", refresh_token="xoxe-1-mine", expires_at=90_000.0)
    theirs = replace(mine, token="xoxb-theirs", refresh_token="xoxe-1-theirs")

    written = await asyncio.gather(
        *(store.grants.renew(one, "xoxe-1-acme") for one in (mine, theirs))
    )

    assert sorted(written) == [False, True]
    assert await store.grants.of("T0ACME") == (mine if written[0] else theirs)


async def test_a_grant_shows_no_secret() -> None:
    shown = f"{ACME} {ACME!r}"

    assert "xoxb" not in shown
    assert "xoxe" not in shown
