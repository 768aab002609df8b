"""The rarer blocks: docs.slack.dev/reference/block-kit/blocks."""

from typing import Any

import pytest

from tests.unit.workspace.payloads import button, message, mrkdwn, plain, section
from tests.unit.workspace.stage import ALL_SCOPES, Stage

Payload = dict[str, Any]
GENERAL = "C0GENERAL01"


@pytest.fixture
def stage() -> Stage:
    return Stage(scopes=ALL_SCOPES | {"calls:write", "calls:read"})


async def posted(stage: Stage, *blocks: Payload) -> str:
    told = await stage.api("chat.postMessage", channel=GENERAL, **message(*blocks))
    assert told["ok"], told
    return await stage.page()


def raw(text: str) -> Payload:
    return {"type": "raw_text", "text": text}


BLOCKS: dict[str, tuple[Payload, tuple[str, ...]]] = {
    "alert": (
        {"type": "alert", "level": "warning", "text": mrkdwn("*Late*")},
        ('<p class="alarm warning">', 'aria-hidden="true">⚠</span>', "<b>Late</b>"),
    ),
    "card": (
        {"type": "card", "title": mrkdwn("*Stand-up*"), "body": mrkdwn("daily")},
        ('<div class="box">', "<b>Stand-up</b>", "daily"),
    ),
    "table": (
        {
            "type": "table",
            "rows": [[raw("Room"), raw("Inside")], [raw("<Choir>"), raw("3")]],
            "column_settings": [{}, {"align": "right"}],
        },
        ("<th>Room</th>", "<td>&lt;Choir&gt;</td>", '<td class="to-right">3</td>'),
    ),
    "video": (
        {
            "type": "video",
            "title": plain("A film"),
            "title_url": "https://example.com/film",
            "alt_text": "a door opens",
            "video_url": "https://example.com/v",
            "thumbnail_url": "https://example.com/t.png",
        },
        ('href="https://example.com/film"', "A film", "a door opens"),
    ),
    "file": (
        {"type": "file", "external_id": "plan-1", "source": "remote"},
        ("<code>plan-1</code>",),
    ),
    "markdown": ({"type": "markdown", "text": "# Plan"}, ("<h4>Plan</h4>",)),
    "section": (
        section(fields=[mrkdwn("*Id*\nx")]),
        ('<div class="fields"><div><b>Id</b><br>x</div></div>',),
    ),
}


@pytest.mark.parametrize("kind", BLOCKS)
async def test_a_block_is_drawn(stage: Stage, kind: str) -> None:
    block, parts = BLOCKS[kind]

    page = await posted(stage, block)

    assert [part for part in parts if part not in page] == []
    assert "cannot draw" not in page


async def test_a_call_that_goes_on_can_be_joined(stage: Stage) -> None:
    call = await stage.api(
        "calls.add",
        external_unique_id="room-1",
        join_url="https://example.com/join",
        title="Stand-up",
        created_by="U0ANANOVAK1",
    )

    page = await posted(stage, {"type": "call", "call_id": call["call"]["id"]})

    assert "📞 Stand-up" in page
    assert "Started today 16:00 · 0 people" in page
    assert 'href="https://example.com/join"' in page


async def test_a_call_that_is_over_cannot_be_joined(stage: Stage) -> None:
    call = await stage.api(
        "calls.add",
        external_unique_id="room-1",
        join_url="https://example.com/join",
        created_by="U0ANANOVAK1",
    )
    call_id = call["call"]["id"]
    await posted(stage, {"type": "call", "call_id": call_id})
    await stage.api("calls.end", id=call_id)

    page = await stage.page()

    assert "Ended today 16:00" in page
    assert "example.com/join" not in page


async def test_a_button_on_a_card_is_pressed(stage: Stage) -> None:
    card = {"type": "card", "block_id": "c1", "title": mrkdwn("x"), "actions": [button("go")]}
    await posted(stage, {"type": "carousel", "elements": [card]})

    await stage.act("/press", ts=stage.last().ts, press="c1|go")

    assert stage.bot.got[0].payload["actions"][0]["action_id"] == "go"
