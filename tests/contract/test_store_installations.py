"""The contract of `Installations`: what Slack said of us is known at the next start."""

from dataclasses import replace

from bot.ports import Store
from bot.rooms.installation import Installation

ONE = Installation("T1", "", "U0BOT", frozenset({"chat:write", "commands"}), 5.0)


async def test_before_slack_said_anything_nothing_is_known(store: Store) -> None:
    assert await store.installations.latest() is None


async def test_what_was_said_last_is_known(store: Store) -> None:
    for installation in (ONE, replace(ONE, team_id="T2", seen_at=9.0, scopes=frozenset())):
        await store.installations.keep(installation)

    assert await store.installations.latest() == Installation("T2", "", "U0BOT", frozenset(), 9.0)


async def test_a_workspace_is_known_once(store: Store) -> None:
    await store.installations.keep(replace(ONE, seen_at=9.0))
    await store.installations.keep(replace(ONE, bot_user_id="U1BOT", seen_at=7.0))

    assert await store.installations.latest() == replace(ONE, bot_user_id="U1BOT", seen_at=7.0)
