"""The prose of the Chinese catalogue keeps the manners of its package."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import astuple, fields

from bot.explain.chinese import CHINESE
from bot.explain.english import ENGLISH
from bot.explain.explanation import Words

# Commands and code, and settings: the same in every language.
NAMES = re.compile(r"`[^`]*`|\b[A-Z]+(?:_[A-Z]+)+\b")
# What a Chinese reader knows by its Latin name; fields and addresses of others.
LATIN = {"Greenroom", "Slack", "SDKAppID", "ID", "IP", "JSON", "KB", "NTP", "PK"}
LATIN |= {"ErrorCode", "set_callback_token", "docs.slack.dev"}
HAN = r"[\u4e00-\u9fff]"
Pair = tuple[Words, Words]


def pairs(english: object, chinese: object) -> Iterator[Pair]:
    if isinstance(english, Words) and isinstance(chinese, Words):
        yield english, chinese
    elif isinstance(english, Mapping) and isinstance(chinese, Mapping):
        for key, one in english.items():
            yield from pairs(one, chinese[key])


ALL = [
    pair
    for name in (field.name for field in fields(ENGLISH) if field.name not in {"who_may", "frame"})
    for pair in pairs(getattr(ENGLISH, name), getattr(CHINESE, name))
]


def strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (text for one in value.values() for text in strings(one))
    elif isinstance(value, tuple | list):
        yield from (text for one in value for text in strings(one))


# The frame's texts have places to fill in, `{name}`; its keys are not prose.
FRAME = [re.sub(r"\{\w+\}", "", text) for text in strings(astuple(CHINESE.frame))]


def sentences(words: Words) -> tuple[str, str, str]:
    return words.cause, words.remedy, words.admin


def prose(words: Words) -> str:
    return " ".join([words.title, *sentences(words)])


def those(is_wrong: Callable[[Words], object]) -> list[str]:
    """Return the titles of those that are wrong; every test wants none."""
    return sorted(chinese.title for _, chinese in ALL if is_wrong(chinese))


def test_the_walk_finds_the_whole_catalogue() -> None:
    found = {chinese for _, chinese in ALL}

    assert set(CHINESE.codes.values()) | set(CHINESE.slack.values()) | {CHINESE.bug} < found


def test_every_sentence_is_chinese() -> None:
    assert those(lambda words: not all(re.search(HAN, text) for text in sentences(words))) == []


def test_there_are_no_latin_words_but_names() -> None:
    words = re.compile(r"[A-Za-z][A-Za-z_.]*")
    said = [*FRAME, *CHINESE.who_may.values(), *(prose(chinese) for _, chinese in ALL)]

    assert {one for text in said for one in words.findall(NAMES.sub("", text))} - LATIN == set()


def test_commands_and_settings_are_those_of_the_english_words() -> None:
    named = {
        english.title: set(NAMES.findall(prose(english))) ^ set(NAMES.findall(prose(chinese)))
        for english, chinese in ALL
    }

    assert {title: names for title, names in named.items() if names} == {}


def test_punctuation_is_full_width() -> None:
    half = re.compile(r"[,;:!?()\"]|\.(?!\w)")
    said = [NAMES.sub("", prose(chinese)) for _, chinese in ALL] + FRAME

    assert [text for text in said if half.search(text)] == []


def test_latin_letters_and_digits_stand_apart() -> None:
    joined = re.compile(rf"{HAN}[A-Za-z0-9`]|[A-Za-z0-9`]{HAN}")

    assert those(lambda words: joined.search(prose(words))) == []


def test_a_title_is_short_and_no_sentence() -> None:
    assert those(lambda words: not 0 < len(words.title) <= 30 or "。" in words.title) == []


def test_remedy_and_admin_are_one_sentence_and_a_cause_at_most_two() -> None:
    assert those(lambda words: not re.fullmatch(r"([^。]+。){1,2}", words.cause)) == []
    assert those(lambda words: not re.fullmatch(r"[^。]+。", words.remedy)) == []
    assert those(lambda words: not re.fullmatch(r"[^。]+。", words.admin)) == []


def test_what_somebody_does_is_asked_for_politely() -> None:
    begin = re.compile(r"请|如果.*，请")

    assert those(lambda words: not begin.match(words.remedy)) == []
    assert those(lambda words: words.admin != "无需处理。" and not begin.match(words.admin)) == []


def test_nobody_shouts_or_apologises() -> None:
    assert those(lambda words: re.search(r"\uff01|抱歉|对不起|哎呀", prose(words))) == []


def test_there_is_nothing_to_do_exactly_where_english_says_so() -> None:
    idle = [chinese.title for english, chinese in ALL if english.admin == "Nothing to do."]

    assert those(lambda words: words.admin == "无需处理。") == sorted(idle)


def test_a_code_is_never_said_instead_of_its_meaning() -> None:
    assert those(lambda words: re.search(r"\d{5}", prose(words))) == []


def test_things_are_called_by_the_glossary() -> None:
    others = re.compile(r"会议室|控制面板|账户|帐号|后台|供应商|所有者|主持人")

    assert those(lambda words: others.search(prose(words))) == []


def test_no_two_codes_share_a_title() -> None:
    titles = [words.title for words in CHINESE.codes.values()]

    assert sorted(titles) == sorted(set(titles))


def test_who_can_help_buttons_and_pages_do_not_depend_on_the_language() -> None:
    def facts(words: Words) -> tuple[object, ...]:
        return words.actor, words.offers, words.source

    assert [chinese for english, chinese in ALL if facts(english) != facts(chinese)] == []
