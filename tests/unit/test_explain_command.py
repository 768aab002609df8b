"""``python -m bot explain`` on the terminal, in the language that is asked for."""

import pytest
from typer.testing import CliRunner, Result

from bot.__main__ import app


def explained(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["explain", *arguments])


def test_it_is_english_where_nothing_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")

    assert explained("100007").stdout.startswith("Rooms need a paid package.\nCause      ")


def test_it_is_chinese_where_that_is_asked_for() -> None:
    said = explained("100007", "--language", "zh").stdout

    assert said.splitlines()[:2] == [
        "使用房间需要付费套餐。",
        "原因       该应用没有生效的、包含房间功能的套餐，或者账单尚未支付。（100007）",
    ]


@pytest.mark.parametrize("arguments", [("100007", "--language", "fr"), ("nothing",)])
def test_what_it_cannot_do_ends_with_2_and_says_what_it_takes(arguments: tuple[str, ...]) -> None:
    result = explained(*arguments)

    assert result.exit_code == 2
    assert result.stderr.startswith("Give ")
