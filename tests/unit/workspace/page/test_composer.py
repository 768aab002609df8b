"""The composer: what it completes, and what it holds at first."""

import json
import re
from html import unescape

from bot.workspace.page.chat.completions import commands
from bot.workspace.setup import Setup
from bot.workspace.world.people import ANA, GUEST
from tests.unit.workspace.stage import Stage


def test_the_verbs_are_read_out_of_the_usage_hint() -> None:
    setup = Setup(
        bot_token="xoxb-any", signing_secret="any", usage_hint="now|live [name] [clauses], list"
    )

    assert [(choice["text"], choice["about"]) for choice in commands(setup)] == [
        ("/room", "now|live [name] [clauses], list"),
        ("/room now", "[name] [clauses]"),
        ("/room live", "[name] [clauses]"),
        ("/room list", ""),
    ]


def test_an_app_without_a_hint_has_its_command_alone() -> None:
    assert commands(Setup(bot_token="xoxb-any", signing_secret="any")) == [
        {"text": "/room", "about": ""}
    ]


async def test_people_of_the_conversation_and_ones_own_channels_can_be_named(stage: Stage) -> None:
    page = await stage.page(person=GUEST.id)

    found = re.search(r'data-completions="([^"]+)"', page)
    assert found
    choices = json.loads(unescape(found[1]))
    assert [choice["text"] for choice in choices["@"]] == [
        "@ana",
        "@wei",
        "@sam",
        "@greenroom",
        "@crew",
        "@here",
    ]
    assert [choice["text"] for choice in choices["#"]] == ["#general", "#random"]


async def test_an_address_can_fill_the_composer(stage: Stage) -> None:
    query = {"as": ANA.id, "fill": "/room now <b>Stand-up</b>"}

    page = (await stage.http.get("/", params=query)).text

    assert "data-filled>/room now &lt;b&gt;Stand-up&lt;/b&gt;</textarea>" in page
