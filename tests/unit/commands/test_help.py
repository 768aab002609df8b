"""``/room help`` and words that are no verb: answered in the acknowledgement itself."""

import re

import pytest

from bot import metrics
from bot.rooms.room import RoomKind
from commands import ALIASES, VERBS
from commands.grammar.nearest import nearest
from commands.grammar.requests import parse_schedule
from commands.grammar.times import Watch
from commands.help import WHEN_HELP, Help
from tests.factories import NOW
from tests.unit.commands.front import Front

HELP = Help(VERBS, ALIASES)


@pytest.mark.parametrize("verb", VERBS.values(), ids=list(VERBS))
def test_help_of_a_verb_says_how_it_is_typed_with_an_example(verb: object) -> None:
    name = getattr(verb, "name", "")

    said = HELP.answer(name)["text"]

    assert VERBS[name].example in said.replace("&lt;", "<").replace("&gt;", ">")


@pytest.mark.parametrize("name", ["", "schedule", "move"])
def test_help_says_how_a_time_is_typed_where_one_is(name: str) -> None:
    assert "fri 10:00 · 20 mar 3pm" in str(HELP.answer(name)["blocks"])


def test_help_of_a_verb_without_a_time_has_none() -> None:
    assert "20 mar 3pm" not in str(HELP.answer("cancel")["blocks"])


@pytest.mark.parametrize("example", re.split(r" · ", WHEN_HELP))
def test_each_time_that_help_gives_can_be_typed(example: str) -> None:
    parsed = parse_schedule(RoomKind.CONFERENCE, f"Retro {example}", Watch(NOW, "Europe/Berlin"))

    assert not parsed.problems


def test_help_of_an_alias_is_that_of_its_verb() -> None:
    assert HELP.answer("show") == HELP.answer("info")


@pytest.mark.parametrize("rest", ["", "frobnicate", "help", "😀", "x" * 40_000])
def test_help_of_anything_else_lists_every_verb(rest: str) -> None:
    said = str(HELP.answer(rest)["blocks"])

    assert [name for name in VERBS if f"`/room {name}" not in said] == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("nwo", "now"), ("lsit", "list"), ("INFOO", "info"), ("shwo", "show")]
)
def test_the_nearest_word_is_named(typed: str, meant: str) -> None:
    assert f"Did you mean `/room {meant}`?" in HELP.unknown(typed)["text"]


@pytest.mark.parametrize("typed", ["qqq", "😀", "<!channel>"])
def test_a_word_like_none_of_ours_gets_no_guess(typed: str) -> None:
    said = HELP.unknown(typed)["text"]

    assert "Did you mean" not in said
    assert "<!channel>" not in said
    assert "Nothing was made." in said


def test_of_a_long_word_no_more_than_a_verb_could_be_is_compared() -> None:
    assert nearest("now" + "x" * 1_000_000, VERBS) == ""


@pytest.mark.parametrize("typed", ["help", "HELP", "help info", " help "])
async def test_help_is_answered_in_the_ack_privately(front: Front, typed: str) -> None:
    ack = await front.command(typed)

    assert ack.json()["response_type"] == "ephemeral"
    assert front.slack.calls == []


async def test_an_unknown_word_makes_nothing(front: Front) -> None:
    ack = await front.command("nowe Stand-up")
    await front.settled()

    assert "Did you mean `/room now`?" in ack.json()["text"]
    assert await front.waiting() == []
    assert front.world.room_api.rooms == {}


@pytest.mark.parametrize("typed", ["now Stand-up", "NOW Stand-up", "now\u00a0Stand-up"])
async def test_a_verb_is_known_in_any_case_and_by_any_space(front: Front, typed: str) -> None:
    await front.command(typed)
    await front.settled()

    assert [room.name for room in front.world.room_api.rooms.values()] == ["Stand-up"]


async def test_an_alias_does_what_its_verb_does(front: Front) -> None:
    await front.world.book(name="Retro")
    await front.world.run_due()

    await front.command("show last")
    await front.settled()

    assert "What the room service says" in front.whispers()[0]


def counted(name: str, **labels: str) -> float:
    return metrics.REGISTRY.get_sample_value(f"{name}_total", labels) or 0.0


async def test_commands_are_counted_by_verb_and_strange_ones_as_one(front: Front) -> None:
    before = [counted("greenroom_commands", verb=verb) for verb in ("info", "other")]

    for typed in ("show last", "info last", "frobnicate", "zzz"):
        await front.command(typed)

    after = [counted("greenroom_commands", verb=verb) for verb in ("info", "other")]
    assert [now - then for now, then in zip(after, before, strict=True)] == [2, 2]
    assert counted("greenroom_commands", verb="frobnicate") == 0


async def test_presses_and_forms_are_counted_by_what_they_are(front: Front) -> None:
    before = [counted("greenroom_interactions", what=what) for what in ("join", "form")]

    await front.press("join")
    await front.send({"type": "modal", "blocks": [], "callback_id": "room_form"})

    after = [counted("greenroom_interactions", what=what) for what in ("join", "form")]
    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 1]
