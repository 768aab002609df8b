"""Controls: faults on demand, and a look at everything, from this machine alone."""

import httpx
import pytest

from bot.workspace.world.people import ANA
from tests.unit.workspace.payloads import home, modal
from tests.unit.workspace.stage import MORE_EVENTS, Stage

POST = {"channel": "C0GENERAL01", "text": "x"}


async def fault(stage: Stage, **asked: object) -> httpx.Response:
    return await stage.http.post("/control/faults", json=asked)


async def raw(stage: Stage, method: str = "chat.postMessage") -> httpx.Response:
    headers = {"authorization": "Bearer xoxb-right"}
    return await stage.http.post(f"/api/{method}", json=POST, headers=headers)


async def test_slack_says_too_much(stage: Stage) -> None:
    await fault(stage, method="chat.postMessage", status=429, retry_after_s=7)

    first, second = await raw(stage), await raw(stage)

    assert (first.status_code, first.headers["retry-after"]) == (429, "7")
    assert first.json() == {"ok": False, "error": "ratelimited"}
    assert second.json()["ok"] is True
    assert len(stage.workspace.messages("#general")) == 1


async def test_slack_is_broken_for_two_calls(stage: Stage) -> None:
    await fault(stage, status=503, times=2)

    answers = [(await raw(stage)).status_code for _ in range(3)]

    assert answers == [503, 503, 200]


async def test_slack_says_any_word(stage: Stage) -> None:
    await fault(stage, method="chat.postMessage", error="is_archived")

    other, hit = await raw(stage, "auth.test"), await raw(stage)

    assert other.json()["ok"] is True
    assert hit.json()["error"] == "is_archived"


async def test_slack_is_slow(stage: Stage) -> None:
    await fault(stage, delay_s=0.01)

    assert (await raw(stage)).json()["ok"] is True


async def test_faults_can_be_seen_and_taken_back(stage: Stage) -> None:
    await fault(stage, status=500, times=9)
    seen = (await stage.http.get("/control/faults")).json()["faults"]

    left = (await stage.http.request("DELETE", "/control/faults")).json()["faults"]

    assert (seen[0]["status"], seen[0]["times"]) == (500, 9)
    assert left == []


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b'{"color": "red"}',
        b'{"times": "two"}',
        b'{"status": true}',
        b'{"status": 200}',
        b'{"delay_s": -1}',
        b'{"delay_s": 1000}',
    ],
)
async def test_a_fault_that_is_none_is_told(stage: Stage, body: bytes) -> None:
    answer = await stage.http.post("/control/faults", content=body)

    assert answer.status_code == 400
    assert answer.text


async def test_everything_can_be_seen(stage: Stage) -> None:
    await raw(stage)
    await stage.open_form(modal())
    await stage.api("views.publish", user_id=ANA.id, view=home())

    state = (await stage.http.get("/control/state")).json()
    calls = (await stage.http.get("/control/calls")).json()["calls"]

    assert state["conversations"][0]["messages"][0]["text"] == "x"
    assert state["views"][ANA.id][0]["callback_id"] == "make"
    assert state["homes"][ANA.id]["type"] == "home"
    assert [call["method"] for call in calls] == ["chat.postMessage", "views.open", "views.publish"]


@pytest.mark.parametrize("host", ["192.0.2.1", "somewhere"])
async def test_nobody_else_may_control(stage: Stage, host: str) -> None:
    far = httpx.ASGITransport(stage.app, client=(host, 4000))

    async with httpx.AsyncClient(transport=far, base_url="http://workspace.test") as http:
        answer = await http.get("/control/state")

    assert answer.status_code == 403


async def test_sockets_can_be_asked_to_come_again(stage: Stage) -> None:
    answer = await stage.http.request("DELETE", "/control/sockets")

    assert answer.json() == {"ok": True}


async def test_an_app_that_was_removed_hears_so_and_its_token_counts_no_more() -> None:
    stage = Stage(events=MORE_EVENTS)
    await stage.control("DELETE", "installation")
    await stage.workspace.errands_done()
    refused = await stage.api("auth.test")
    await stage.control("PUT", "installation")

    assert {d.payload["event"]["type"] for d in stage.bot.got} == {
        "app_uninstalled",
        "tokens_revoked",
    }
    assert refused["error"] == "account_inactive"
    assert (await stage.api("auth.test"))["ok"] is True


@pytest.mark.parametrize("answers", ["plain", "json"])
async def test_an_address_that_answers_the_challenge_is_taken(stage: Stage, answers: str) -> None:
    stage.workspace.events_url = ""
    url = "http://bot.test/slack/events"

    def repeat() -> None:
        word = stage.bot.got[-1].payload["challenge"]
        stage.bot.answer_with(word if answers == "plain" else {"challenge": word})

    stage.bot.before_answering = repeat
    told = await stage.control("PUT", "events-url", url=url)

    assert (told.status_code, stage.workspace.events_url) == (200, url)


@pytest.mark.parametrize("answer", ["another word", {"challenge": 7}, {}])
async def test_an_address_that_does_not_is_not_taken(
    stage: Stage, answer: dict[str, object] | str
) -> None:
    stage.bot.answer_with(answer)
    told = await stage.control("PUT", "events-url", url="http://bot.test/slack/events?2")

    assert told.status_code == 400
    assert "answered something else" in told.text
    assert stage.workspace.events_url == "http://bot.test/slack/events"


@pytest.mark.parametrize("url", [None, 7, "", "ftp://bot.test"])
async def test_what_is_no_address_is_not_asked(stage: Stage, url: object) -> None:
    told = await stage.control("PUT", "events-url", url=url)

    assert told.status_code == 400
    assert stage.bot.got == []
