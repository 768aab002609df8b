"""The prose of the catalogue keeps the house's manners."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields

import pytest

from bot.explain.english import ENGLISH
from bot.explain.explanation import Actor, Offer, Words

# A remedy begins with what to do. Written out, so that a noun cannot slip in.
VERBS = re.compile(
    r"(?:Ask|Change|Check|Choose|End|Enter|Give|Go|Invite|Join|Leave|Link|Look|Make|"
    r"Open|Pick|Remove|Repeat|Shorten|Show|Start|Take|Tell|Try|Type|Use|Wait)\b"
)
# Design 2.1 (the verbs of `/room`) and 3 (the settings).
COMMANDS = {"now", "live", "voice", "info", "list", "end", "whoami", "link"}
SETTINGS = {
    "SLACK_BOT_TOKEN",
    "SLACK_API_URL",
    "TRTC_SDK_APP_ID",
    "TRTC_SECRET_KEY",
    "TRTC_ADMIN",
    "TRTC_REGION",
    "TRTC_BASE_URL",
    "TRTC_RATE",
    "TRTC_ACCOUNT_RULE",
    "DATABASE_URL",
}

# Fact sheet, 2.4: try again soon, and back off longer; 40006 is "yes" in 4.1.
WORTH_RETRYING = {60008, 60013, 60014, 70169, 70202, 70500, 100001, 40006}
WORTH_RETRYING |= {60007, 60011, 60018, 60019, 70050, 100012}
# Rates, the server's own faults and the package: never the fault of who asked.
NOBODYS_FAULT = WORTH_RETRYING | {60016, 60017, 60020, 70398, 100007, 100013, 101011}
NOBODYS_FAULT |= {100405, 100413}
CREDENTIALS = {60004, 60005, 60006, 60010, 70001, 70002, 70003, 70005, 70009, 70013, 70014}
CREDENTIALS |= {70016, 70020, 70051, 70052, 70346, 70403}


def every(value: object) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from every(one)


def prose(words: Words) -> str:
    return f"{words.title} {words.cause} {words.remedy} {words.admin}"


ALL = {words for field in fields(ENGLISH) for words in every(getattr(ENGLISH, field.name))}


def those(is_wrong: Callable[[Words], object]) -> list[str]:
    """Return the titles of those that are wrong; every test wants none."""
    return sorted(words.title for words in ALL if is_wrong(words))


def test_the_walk_finds_the_whole_catalogue() -> None:
    assert set(ENGLISH.codes.values()) | set(ENGLISH.slack.values()) | {ENGLISH.bug} < ALL


def test_titles_are_short() -> None:
    assert those(lambda words: not 0 < len(words.title) <= 60) == []


def test_titles_are_no_whole_sentences() -> None:
    assert those(lambda words: words.title.endswith((".", "…"))) == []


def test_cause_remedy_and_admin_are_whole_sentences() -> None:
    whole = re.compile(r"[A-Z“].*\.")

    assert those(lambda words: not whole.fullmatch(words.cause)) == []
    assert those(lambda words: not whole.fullmatch(words.remedy)) == []
    assert those(lambda words: not whole.fullmatch(words.admin)) == []


def test_remedy_and_admin_are_one_sentence_and_a_cause_at_most_two() -> None:
    ends = re.compile(r"[.:](?=\s[A-Z]|$)")

    assert those(lambda words: len(ends.findall(words.cause)) > 2) == []
    assert those(lambda words: len(ends.findall(words.remedy)) > 1) == []
    assert those(lambda words: len(ends.findall(words.admin)) > 1) == []


def test_a_remedy_starts_with_a_verb() -> None:
    assert those(lambda words: not VERBS.match(words.remedy)) == []


def test_nobody_shouts_or_apologises() -> None:
    manners = re.compile(r"!|\b(?:sorry|please|oops|apolog\w+)\b", re.IGNORECASE)

    assert those(lambda words: manners.search(prose(words))) == []


def test_a_code_is_never_said_instead_of_its_meaning() -> None:
    assert those(lambda words: re.search(r"\d{5}", prose(words))) == []


def test_every_source_is_a_page_and_no_path_of_ours() -> None:
    assert those(lambda words: not words.source) == []
    assert those(lambda words: re.search(r"\.py|\.md|^/|bot/", words.source)) == []


def test_only_commands_that_exist_are_named() -> None:
    assert those(lambda words: set(re.findall(r"`/room (\w+)", prose(words))) - COMMANDS) == []


def test_only_settings_that_exist_are_named() -> None:
    names = re.compile(r"\b[A-Z]+(?:_[A-Z]+)+\b")

    assert those(lambda words: set(names.findall(prose(words))) - SETTINGS) == []


def test_things_are_called_by_the_glossary() -> None:
    others = re.compile(r"\b(?:meetings?|vendor|backend|provider)\b", re.IGNORECASE)

    assert those(lambda words: others.search(prose(words))) == []


def test_an_admin_who_must_act_is_told_how() -> None:
    idle = "Nothing to do."

    assert those(lambda words: words.actor is Actor.ADMIN and words.admin == idle) == []


def test_time_helps_exactly_where_the_fact_sheet_says_so() -> None:
    helped = {code for code, words in ENGLISH.codes.items() if words.actor is Actor.TIME}

    assert helped == WORTH_RETRYING


@pytest.mark.parametrize("code", sorted(WORTH_RETRYING))
def test_what_time_helps_can_be_tried_again(code: int) -> None:
    assert Offer.RETRY in ENGLISH.codes[code].offers


@pytest.mark.parametrize("code", sorted(NOBODYS_FAULT))
def test_rate_server_and_package_are_not_the_persons_fault(code: int) -> None:
    assert ENGLISH.codes[code].actor is not Actor.YOU


@pytest.mark.parametrize("code", sorted(CREDENTIALS))
def test_credentials_are_the_admins_and_can_be_tried_again_after(code: int) -> None:
    words = ENGLISH.codes[code]

    assert words.actor is Actor.ADMIN
    assert words.offers == (Offer.RETRY,)


@pytest.mark.parametrize("code", [100003, 100010, 100011])
def test_a_taken_id_offers_another(code: int) -> None:
    assert ENGLISH.codes[code].offers == (Offer.USE_NEXT_ID, Offer.CHOOSE_ID)


@pytest.mark.parametrize("code", [60020, 100007, 101011])
def test_a_package_can_be_mended_and_tried_again(code: int) -> None:
    assert Offer.RETRY in ENGLISH.codes[code].offers


@pytest.mark.parametrize("code", [100002, 100026])
def test_refused_words_can_be_typed_again(code: int) -> None:
    assert Offer.REOPEN_FORM in ENGLISH.codes[code].offers


@pytest.mark.parametrize("words", list(every(ENGLISH.network)))
def test_the_network_is_never_told_as_credentials(words: Words) -> None:
    assert not re.search(
        r"TRTC_(?:ADMIN|SDK|SECRET)|sign|secret|credential|\bkey|account", prose(words)
    )
    assert words.actor is Actor.TIME
    assert words.offers == (Offer.CHECK_AND_RETRY,)
