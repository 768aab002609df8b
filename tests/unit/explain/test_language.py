"""Which language a reader gets."""

import pytest

from bot.explain.language import Language, language_of


@pytest.mark.parametrize(
    "locale", ["zh", "zh-CN", "zh_CN", "ZH-cn", "zh-Hans", "zh-Hans-CN", "zh-Hans-HK", "zh-Hans-SG"]
)
def test_simplified_chinese_is_read_in_simplified_chinese(locale: str) -> None:
    assert language_of(locale) is Language.CHINESE


@pytest.mark.parametrize(
    "locale", ["zh-TW", "zh-HK", "zh-Hant", "zh-Hant-CN", "en-GB", "de-DE", "zhx", "zha-CN", "?"]
)
def test_every_other_locale_is_read_in_english(locale: str) -> None:
    assert language_of(locale, unknown=Language.CHINESE) is Language.ENGLISH


@pytest.mark.parametrize("language", Language)
def test_a_locale_that_is_not_known_gets_what_was_chosen_for_it(language: Language) -> None:
    assert language_of("", unknown=language) is language


def test_a_locale_that_is_not_known_is_read_in_english_where_nothing_was_chosen() -> None:
    assert language_of("") is Language.ENGLISH
