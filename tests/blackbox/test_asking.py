"""Looking up, help, the form, and what bad input gets."""

import re
from collections.abc import Mapping
from typing import Any

import pytest

from tests.blackbox.room_service.codes import DOCUMENTED
from tests.blackbox.slack import Asked
from tests.blackbox.slack.delivery import as_form, signed
from tests.blackbox.slack.reading import text_inputs
from tests.blackbox.stage import SIGNING_SECRET, Stage


async def test_info_says_what_the_room_service_says(stage: Stage) -> None:
    asked = await stage.slack.type("now First name")
    await stage.card(asked)
    [create] = stage.room_service.ledger.creates("First name")
    stage.room_service.rooms.kept[create.room_id] |= {"RoomName": "Renamed since"}

    again = await stage.slack.type(f"info {create.room_id}", user=asked.user, channel=asked.channel)

    told = await stage.told(again, "Renamed since")
    assert create.room_id in told.text


async def test_info_of_a_live_room_reads_what_the_pages_really_print(stage: Stage) -> None:
    asked = await stage.slack.type("live Odd types")
    await stage.card(asked)
    [create] = stage.room_service.ledger.creates("Odd types")
    # Page 004 prints an integer owner that no float64 can hold, and calls a switch a String.
    stage.room_service.rooms.kept[create.room_id] |= {
        "Owner_Account": 144115233775727695,
        "IsMessageDisabled": "false",
        "TakeSeatMode": 1,
    }

    again = await stage.slack.type(f"info {create.room_id}", user=asked.user)

    assert "144115233775727695" in (await stage.told(again, create.room_id)).text


async def test_info_of_an_unknown_room_is_explained(stage: Stage) -> None:
    asked = await stage.slack.type("info nobody-made-this")

    told = await stage.told(asked, "100004")

    assert re.search(r"\bCause\b", told.text)
    assert re.search(r"\bDo\b", told.text)


async def test_explain_knows_every_documented_code(stage: Stage) -> None:
    user = stage.slack.world.person()
    unknown = await explained(stage, user, 199999)

    answers = {code: await explained(stage, user, code) for code in DOCUMENTED}

    assert [code for code, words in answers.items() if words == unknown] == []
    parts = r"(?s)\bCause\b.*\bDo\b"
    assert [code for code, words in answers.items() if not re.search(parts, words)] == []


async def explained(stage: Stage, user: str, code: int) -> str:
    """Ask what `code` means, and return the words without the code itself."""
    asked = await stage.slack.type(f"explain {code}", user=user)
    return (await stage.told(asked, str(code))).text.replace(str(code), "")


async def test_explain_speaks_of_the_package_for_100007(stage: Stage) -> None:
    asked = await stage.slack.type("explain 100007")

    assert "package" in (await stage.told(asked, "100007")).text.lower()


async def test_explain_reads_a_pasted_reply(stage: Stage) -> None:
    reply = '{"ActionStatus":"FAIL","ErrorInfo":"no","ErrorCode":100013,"RequestId":"Id-1-O-Seq-9"}'

    asked = await stage.slack.type(f"explain {reply}")

    assert await stage.told(asked, "100013")


async def test_help_names_every_verb(stage: Stage) -> None:
    asked = await stage.slack.type("help")

    words = (await stage.told(asked)).text
    verbs = ("now", "live", "voice", "info", "list", "end", "explain", "whoami", "link", "help")
    assert [verb for verb in verbs if not re.search(rf"\b{verb}\b", words)] == []
    assert stage.slack.record.public(asked.channel) == []


async def test_whoami_tells_the_account(stage: Stage) -> None:
    asked = await stage.slack.type("whoami")

    assert asked.user in (await stage.told(asked)).text.replace("<@", "")


@pytest.mark.parametrize(("typed", "meant"), [("nwo Stand-up", "now"), ("inof x", "info")])
async def test_an_unknown_verb_creates_nothing_and_names_the_nearest(
    stage: Stage, typed: str, meant: str
) -> None:
    before = len(stage.room_service.ledger.creates())

    asked = await stage.slack.type(typed)

    assert re.search(rf"\b{meant}\b", (await stage.told(asked)).text)
    assert len(stage.room_service.ledger.creates()) == before
    assert stage.slack.record.public(asked.channel) == []


async def test_a_name_that_looks_like_a_mention_stays_text(stage: Stage) -> None:
    asked = await stage.slack.type("now &lt;!channel&gt; &amp; friends")

    card = await stage.card(asked)
    assert "&lt;!channel&gt; &amp; friends" in card.text
    assert len(stage.room_service.ledger.creates("<!channel> & friends")) == 1
    assert "<!channel>" not in stage.slack.record.all_text()


@pytest.mark.parametrize(
    "typed",
    [
        "now <!channel>",
        "<!here> now",
        "&lt;!everyone&gt;",
        "info &lt;!channel&gt;",
        "explain &lt;!here&gt;",
        "now x id &lt;!channel&gt;",
    ],
)
async def test_a_mention_never_comes_back_as_one(stage: Stage, typed: str) -> None:
    asked = await stage.slack.type(typed)

    await something_said(stage, asked)
    assert not re.search(r"<!(channel|here|everyone)", stage.slack.record.all_text())


@pytest.mark.parametrize(
    "typed",
    [
        "x" * 40_000,
        "explain " + "9" * 40_000,
        "info " + "é" * 20_000,
        "\u0000\u0007\u202e",
        "🎉 🧨 👩‍👩‍👧‍👦",
        "now \u00a0\u2009 “unfinished",
        "now x cap -5",
        "now x for",
        "now x seats many",
        '{"a": [1, 2',
        "'; DROP TABLE booking; --",
        "%s %d {0} {name}",
    ],
    ids=lambda typed: repr(typed[:12]),
)
async def test_any_text_gets_a_sentence(stage: Stage, typed: str) -> None:
    asked = await stage.slack.type(typed)

    assert asked.ack.status == 200
    await something_said(stage, asked)


async def something_said(stage: Stage, asked: Asked) -> None:
    """Wait for words to the asker, or a card for all."""
    record = stage.slack.record
    await stage.news.until(
        lambda: record.private(asked.user) or record.public(asked.channel),
        within=8,
        what="any answer at all",
    )


async def test_bytes_that_are_no_text_get_a_sentence(stage: Stage) -> None:
    user, channel = stage.slack.world.person(), stage.slack.world.channel()
    fields = stage.slack.slash_command("SPOT", user, channel)
    body = as_form("slash_commands", fields).replace(b"SPOT", b"%FF%FE%00%C3%28")

    ack = await stage.http_delivery.send(body, signed(body, SIGNING_SECRET))
    stage.slack.take(ack, user, channel)

    await something_said(stage, Asked(0.0, user, channel, ack))


async def test_a_name_of_40_kb_is_refused_with_the_limit_and_no_call(stage: Stage) -> None:
    before = len(stage.room_service.ledger.calls)

    asked = await stage.slack.type("now " + "é" * 20_000)

    assert "100" in (await stage.told(asked)).text
    creates = [c for c in stage.room_service.ledger.calls[before:] if c.command == "create_room"]
    assert creates == []


async def test_every_broken_limit_is_told_at_once(stage: Stage) -> None:
    asked = await stage.slack.type(f"now {'n' * 101} id {'i' * 49}")

    words = (await stage.told(asked)).text
    assert "100" in words
    assert "48" in words


async def form(stage: Stage) -> tuple[Asked, dict[str, Any]]:
    """Open the form with ``/room`` alone."""
    asked = await stage.slack.type("")
    [view] = await stage.news.until(
        lambda: [dict(view) for user, view in stage.slack.record.views if user == asked.user],
        within=3,
        what="a view",
    )
    return asked, view


def name_input(view: Mapping[str, Any]) -> str:
    """Return the block_id of the input for the room's name: the first that says so, or is first."""
    typed = text_inputs(view)
    named = [each for each in typed if "name" in each["label"]["text"].lower()]
    return str((named or typed)[0]["block_id"])


async def test_the_form_with_a_name_alone_makes_a_room(stage: Stage) -> None:
    asked, view = await form(stage)

    sent = await stage.slack.submit(view, {name_input(view): "From the form"}, asked=asked)

    assert sent.ack.payload.get("response_action") in (None, "clear", "update")
    await stage.news.until(
        lambda: stage.room_service.ledger.creates("From the form"), within=8, what="a create"
    )
    await stage.card(sent)


async def test_a_limit_broken_in_the_form_is_told_on_its_field(stage: Stage) -> None:
    asked, view = await form(stage)
    field = name_input(view)

    sent = await stage.slack.submit(view, {field: "会" * 34}, asked=asked)  # 102 bytes

    assert sent.ack.payload["response_action"] == "errors"
    assert "100" in sent.ack.payload["errors"][field]
