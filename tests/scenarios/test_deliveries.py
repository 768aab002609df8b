"""Slack delivers twice, the bot is stopped in between, the database is held: nothing is lost."""

from urllib.parse import urlencode

import httpx

from bot.store.openers import open_store
from bot.workspace.delivery.signing import signed_headers
from bot.workspace.world.people import ANA, TEAM_ID
from commands.asked import command_asked
from tests.scenarios.holding import held
from tests.scenarios.stage import GENERAL, Stage

FORM = "application/x-www-form-urlencoded"


async def deliver(stage: Stage, **fields: str) -> httpx.Response:
    """Deliver a command as Slack does, without the workspace's composer."""
    usual = {
        "command": "/room",
        "text": "now Stand-up",
        "team_id": TEAM_ID,
        "channel_id": GENERAL,
        "user_id": ANA.id,
        "trigger_id": "13345224609.738474920.8088930838d88f008e0",
    }
    body = urlencode(usual | fields)
    assert stage.settings.slack_signing_secret is not None
    secret = stage.settings.slack_signing_secret.get_secret_value()
    transport = httpx.ASGITransport(stage.door)
    async with httpx.AsyncClient(transport=transport, base_url="http://bot.test") as slack:
        headers = signed_headers(secret, body, FORM)
        return await slack.post("/slack/events", content=body, headers=headers)


async def test_the_same_delivery_three_times_makes_one_room(stage: Stage) -> None:
    answers = [await deliver(stage) for _ in "123"]

    await stage.card()
    await stage.stop()
    assert [(one.status_code, one.text) for one in answers] == [(200, "")] * 3
    assert stage.calls("create_room") == [0]
    assert len(stage.cards()) == 1
    await stage.start()


async def test_what_runs_at_a_stop_is_finished_and_not_begun_again(stage: Stage) -> None:
    stage.fails("latency", seconds=0.2)
    await deliver(stage)
    await stage.stop()

    await stage.start()

    await stage.card()
    await stage.stop()
    assert stage.calls("create_room") == [0]
    assert len(stage.cards()) == 1
    await stage.start()


async def test_what_a_crash_left_in_the_inbox_is_done_at_the_start(stage: Stage) -> None:
    await stage.stop()
    body = {"team_id": TEAM_ID, "channel_id": GENERAL, "user_id": ANA.id, "trigger_id": "1.2"}
    asked = command_asked(body, "now", "Stand-up", stage.clock.now())
    opened = await open_store(stage.settings.database_url.get_secret_value())
    await opened.store.inbox.put(asked.arrival())
    await opened.close()

    await stage.start()

    await stage.card()
    assert stage.calls("create_room") == [0]


async def test_a_command_while_the_database_is_held_is_refused_in_the_ack(stage: Stage) -> None:
    with held(stage.settings.database_url.get_secret_value()):
        answer = await deliver(stage)

    assert "Nothing was made" in answer.json()["text"]
    await stage.types("/room list")
    await stage.told("yours: none")
    assert stage.calls("create_room") == []
