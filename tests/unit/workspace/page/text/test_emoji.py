"""Emoji by Slack's names."""

import json
from pathlib import Path

import pytest

from bot.workspace.page.text import emoji as here
from bot.workspace.page.text.emoji import EMOJI, TONED, emoji, make, with_emoji


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        (":tada:", "🎉"),
        (":+1: :-1:", "👍 👎"),
        (":thumbsup::skin-tone-6:", "👍🏿"),
        (":wave::skin-tone-3:", "👋🏼"),
        # ✌️ has a wish for a picture, which the tone replaces: unicode.org/reports/tr51
        (":v::skin-tone-2:", "✌🏻"),
        # What takes no tone has a swatch behind it, as Slack draws it.
        (":tada::skin-tone-2:", "🎉🏻"),
        (":wave::skin-tone-7:", "👋:skin-tone-7:"),
        (":unheard: 12:30:45 a:zz:c", ":unheard: 12:30:45 a:zz:c"),
        (":Tada:", ":Tada:"),
    ],
)
def test_names_are_drawn(text: str, drawn: str) -> None:
    assert with_emoji(text) == drawn


def test_every_name_can_be_written() -> None:
    assert [name for name in EMOJI if with_emoji(f":{name}:") != EMOJI[name]] == []


def test_every_emoji_that_takes_a_tone_takes_all_five() -> None:
    for name in TONED:
        assert len({emoji(name, tone) for tone in "23456"}) == 5


def test_the_table_is_made_of_slacks_own_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = tmp_path / "emoji.json"
    wave = {
        "unified": "1F44B",
        "short_names": ["wave"],
        "skin_variations": {"1F3FB": {"unified": "1F44B-1F3FB"}},
    }
    flag = {"unified": "1F1E8-1F1F3", "short_names": ["cn", "flag-cn"]}
    raw.write_text(json.dumps([wave, flag]))

    make.main(str(raw))

    assert json.loads(capsys.readouterr().out) == {
        "names": {"wave": "👋", "cn": "🇨🇳", "flag-cn": "🇨🇳"},
        "toned": ["wave"],
    }


def test_the_names_bring_their_licence() -> None:
    licence = Path(here.__file__).parent / "LICENSE"

    assert "MIT License" in licence.read_text("utf-8")
