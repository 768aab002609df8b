"""Who is not Slack is not heard, and no secret is written down."""

from pathlib import Path

import aiohttp
import pytest

from tests.blackbox.bot_process import BotProcess
from tests.blackbox.room_service import Fault, How
from tests.blackbox.slack import Ack
from tests.blackbox.slack.delivery import as_form, signed
from tests.blackbox.stage import SIGNING_SECRET, Stage

MUST_BE_SET = (
    "SLACK_BOT_TOKEN",
    "SLACK_SIGNING_SECRET",
    "TRTC_SDK_APP_ID",
    "TRTC_SECRET_KEY",
)


def without(headers: dict[str, str], *names: str) -> dict[str, str]:
    """Return `headers` but for `names`."""
    return {name: value for name, value in headers.items() if name not in names}


async def intrude(stage: Stage, how: str, text: str) -> tuple[Ack, str]:
    """Send ``/room text`` in a way that is not Slack's, and return the answer and the user."""
    user = stage.slack.world.person()
    body = as_form("slash_commands", stage.slack.slash_command(text, user, "C0BB000000"))
    good = signed(body, SIGNING_SECRET)
    headers = {
        "unsigned": without(good, "X-Slack-Signature", "X-Slack-Request-Timestamp"),
        "without its time": without(good, "X-Slack-Request-Timestamp"),
        "signed with another secret": signed(body, "another secret"),
        "signed for another body": signed(body + b"&more=1", SIGNING_SECRET),
        "ten minutes old": signed(body, SIGNING_SECRET, age_s=600),
        "from the future": signed(body, SIGNING_SECRET, age_s=-600),
        "with an empty signature": {**good, "X-Slack-Signature": ""},
    }[how]
    return await stage.http_delivery.send(body, headers), user


@pytest.mark.parametrize(
    "how",
    [
        "unsigned",
        "without its time",
        "signed with another secret",
        "signed for another body",
        "ten minutes old",
        "from the future",
        "with an empty signature",
    ],
)
async def test_a_request_that_is_not_slacks_gets_401_and_does_nothing(
    stage: Stage, how: str
) -> None:
    name = f"Intruder {how}"

    ack, user = await intrude(stage, how, f"now {name}")
    await stage.card(await stage.slack.type(f"now Guest {how}"))

    assert ack.status == 401
    assert stage.room_service.ledger.creates(name) == []
    assert stage.slack.record.private(user) == []


async def test_no_secret_is_written_to_the_log_at_debug_level(stage: Stage) -> None:
    stage.room_service.script.add(Fault(How.CODE, room="Refused", code=100007))
    stage.room_service.script.add(Fault(How.HTML, room="Babbled", times=1))
    made = await stage.slack.type("now Logged")
    refused = await stage.slack.type("now Refused")
    babbled = await stage.slack.type("now Babbled")
    opened = await stage.slack.type("")
    await intrude(stage, "signed with another secret", "now Intruder")
    await stage.card(made)
    await stage.told(refused, "100007")
    await stage.card(babbled, within=30)
    await stage.news.until(
        lambda: [view for user, view in stage.slack.record.views if user == opened.user],
        within=3,
        what="a view",
    )

    output = stage.bot.output

    assert len(output) > 500, "LOG_LEVEL=debug says more than this"
    assert [secret for secret in stage.secrets() if secret in output] == []


async def test_no_secret_is_said_to_anyone(stage: Stage) -> None:
    stage.room_service.script.add(Fault(How.CODE, room="Badly signed", code=70009))

    refused = await stage.slack.type("now Badly signed")
    await stage.told(refused, "70009")

    said = str([v.content for s in stage.slack.record.said for v in s.versions()])
    assert [secret for secret in stage.secrets() if secret in said] == []


async def test_health_and_metrics_are_served(stage: Stage) -> None:
    statuses = {}
    for page in ("healthz", "readyz", "metrics"):
        async with stage.http.get(f"{stage.bot.url}/{page}") as response:
            statuses[page] = response.status

    assert statuses == {"healthz": 200, "readyz": 200, "metrics": 200}


async def test_missing_settings_are_told_all_at_once(tmp_path: Path) -> None:
    bot = BotProcess(tmp_path, {})

    await bot.start()
    code = await bot.exit_code(within=10)

    assert code == 2
    assert [name for name in MUST_BE_SET if name not in bot.output] == []
    assert "Traceback" not in bot.output


async def test_one_missing_setting_is_told_alone(tmp_path: Path) -> None:
    settings = {name: "1400000000" for name in MUST_BE_SET if name != "SLACK_SIGNING_SECRET"}
    bot = BotProcess(tmp_path, settings)

    await bot.start()
    code = await bot.exit_code(within=10)

    assert code == 2
    assert "SLACK_SIGNING_SECRET" in bot.output
    assert "TRTC_SECRET_KEY" not in bot.output
    async with aiohttp.ClientSession() as http:
        with pytest.raises(aiohttp.ClientConnectorError):
            await http.get(f"{bot.url}/healthz")
