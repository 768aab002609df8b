"""No documented code and no error of ours is without words, and no two say the same."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from bot.errors import (
    BadInput,
    BotError,
    Fault,
    NoSuchRoom,
    NotAllowed,
    RoomApiError,
    RoomApiRefused,
    RoomApiUnreachable,
    SlackBusy,
    SlackError,
    SlackRefused,
    SlackUnreachable,
    StoreUnavailable,
    TooLate,
    Try,
)
from bot.explain import chinese
from bot.explain.catalogues import CATALOGUES
from bot.explain.chinese import slack as chinese_slack
from bot.explain.chinese.network import NETWORK as CHINESE_NETWORK
from bot.explain.chinese.texts import TEXTS as CHINESE_TEXTS
from bot.explain.english import ENGLISH
from bot.explain.explain import explain
from bot.explain.explanation import Actor, Offer
from bot.explain.frame import Tried
from bot.explain.language import Language

SOURCES: Final = Path(__file__).parents[2] / "bot"

# Fact sheet, 4.1, its ranges written out.
REQUESTS = set(range(60002, 60022))
# Fact sheet, 3.3.
SIGNATURES = {70001, 70002, 70003, 70005, 70009, 70013, 70014, 70016, 70020}
SIGNATURES |= {70050, 70051, 70052, 70346}
# Fact sheet, 4.1.
ACCOUNTS = {70102, 70107, 70114, 70169, 70202, 70206, 70398, 70402, 70403, 70500, 72001}
PROFILES = {40001, 40002, 40003, 40004, 40005, 40006, 40601, 40605, 40610}
CHAT = {80001, 80002, 80004, 10007, 10010, 10015, 10021, 10025}
# Fact sheet, 4.2.
ROOMS = set(range(100001, 100014)) | set(range(100015, 100021)) | {100026, 101011}
SEATS = set(range(100200, 100207)) | {100102, 100210, 100211, 100251, 100302}
COHOSTING = set(range(100400, 100406))
BATTLES = set(range(100411, 100417)) | set(range(100418, 100422))
METADATA = set(range(100500, 100505))
DOCUMENTED = (
    REQUESTS | SIGNATURES | ACCOUNTS | PROFILES | CHAT | ROOMS | SEATS | COHOSTING | BATTLES
) | METADATA

# Fact sheet, 4.2, letter by letter.
REAL_TEXTS = [
    (100002, "invalid owner account"),
    (100002, "not support seat, please update your pay package on the console"),
    (100002, "the length of room name must be less than 100"),
    (100002, "the length of room id must be less than 48"),
    (100002, "group id is not printable!"),
    (101011, "The number of members in this room has reached the max limit of the payment"),
    (101011, "the max member count exceeds the limit of payment, please adjust the parameter"),
    (101011, "the max member count exceeds the max limit of payment, please adjust the parameter"),
    (101011, "the number of current room exceeds the maximum limit"),
]

# Slack's method pages (chat.*, views.*, users.info, usergroups.users.list) and `response_url`.
SLACK_WORDS = {
    "account_inactive",
    "cant_update_message",
    "channel_not_found",
    "edit_window_closed",
    "ekm_access_denied",
    "exchanged_trigger_id",
    "expired_trigger_id",
    "expired_url",
    "fatal_error",
    "hash_conflict",
    "internal_error",
    "invalid_auth",
    "invalid_blocks",
    "is_archived",
    "message_not_found",
    "missing_scope",
    "msg_blocks_too_long",
    "msg_too_long",
    "no_permission",
    "no_such_subteam",
    "not_authed",
    "not_found",
    "not_in_channel",
    "ratelimited",
    "request_timeout",
    "restricted_action",
    "service_unavailable",
    "team_access_not_granted",
    "token_expired",
    "token_revoked",
    "trigger_expired",
    "used_url",
    "user_not_found",
    "user_not_in_channel",
}

NO_ANSWER = (Try(at=0.0, took_s=10.0, fault=Fault.TIMED_OUT),)
REFUSAL = (Try(at=0.0, took_s=0.1, code=100003),)
EXAMPLES: dict[type[BotError], BotError] = {
    BotError: BotError("anything"),
    BadInput: BadInput({"name": "A name is one line of text."}),
    NotAllowed: NotAllowed("Only the owner may end this room."),
    NoSuchRoom: NoSuchRoom("standup"),
    RoomApiError: RoomApiError("create_room", REFUSAL),
    RoomApiRefused: RoomApiRefused("create_room", REFUSAL),
    RoomApiUnreachable: RoomApiUnreachable("create_room", NO_ANSWER),
    SlackError: SlackError("chat.postMessage", "not_in_channel"),
    SlackRefused: SlackRefused("chat.postMessage", "is_archived"),
    SlackBusy: SlackBusy("chat.postMessage", 30.0),
    SlackUnreachable: SlackUnreachable("chat.postMessage", "timed out"),
    TooLate: TooLate(),
    StoreUnavailable: StoreUnavailable("disk full"),
}


def family(error: type[BotError]) -> Iterator[type[BotError]]:
    yield error
    for child in error.__subclasses__():
        yield from family(child)


def test_every_documented_code_is_explained() -> None:
    assert DOCUMENTED - set(ENGLISH.codes) == set()


def test_every_explained_code_is_documented() -> None:
    assert set(ENGLISH.codes) - DOCUMENTED == set()


def test_no_two_codes_are_told_in_the_same_words() -> None:
    told = [(words.title, words.cause) for words in ENGLISH.codes.values()]

    assert sorted(told) == sorted(set(told))


def test_no_two_codes_share_a_title() -> None:
    titles = [words.title for words in ENGLISH.codes.values()]

    assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize(("code", "info"), REAL_TEXTS)
def test_a_real_text_has_words_of_its_own(code: int, info: str) -> None:
    told = explain(RoomApiRefused("create_room", (Try(0.0, 0.1, code, info),)))

    assert told.words != ENGLISH.codes[code]


def test_every_text_in_the_catalogue_is_a_real_one() -> None:
    for code, texts in ENGLISH.texts.items():
        real = [info.casefold() for known, info in REAL_TEXTS if known == code]
        for text in texts:
            assert any(text in info for info in real), text


def test_slacks_words_are_explained_and_no_others() -> None:
    assert set(ENGLISH.slack) == SLACK_WORDS


def test_every_error_of_ours_has_an_example_here() -> None:
    assert set(family(BotError)) - set(EXAMPLES) == set()


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("kind", [kind for kind in EXAMPLES if kind is not BotError])
def test_no_error_of_ours_is_told_as_a_bug(kind: type[BotError], language: Language) -> None:
    catalogue = CATALOGUES[language]

    assert explain(EXAMPLES[kind], language).words not in {catalogue.bug, catalogue.unknown_code}


@pytest.mark.parametrize("fault", Fault)
def test_every_fault_has_words_for_every_outcome(fault: Fault) -> None:
    told = {words[fault].cause for words in ENGLISH.network.values()}

    assert len(told) == len(ENGLISH.network) == 3


def raised_for() -> Iterator[str]:
    """Yield every sentence with which `NotAllowed` is raised."""
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case ast.Call(func=ast.Name(id="NotAllowed"), args=[ast.Constant(value=str(said))]):
                    yield said


def test_no_key_is_missing_in_chinese_and_none_is_left_over() -> None:
    assert chinese.CODES.keys() == ENGLISH.codes.keys()
    assert chinese_slack.SLACK.keys() == ENGLISH.slack.keys()
    assert {code: [*one] for code, one in CHINESE_TEXTS.items()} == {
        code: [*one] for code, one in ENGLISH.texts.items()
    }
    assert {effect: [*one] for effect, one in CHINESE_NETWORK.items()} == {
        effect: [*one] for effect, one in ENGLISH.network.items()
    }


def test_every_sentence_that_says_who_may_has_chinese_words() -> None:
    assert chinese.CHINESE.who_may.keys() == set(raised_for())


@pytest.mark.parametrize("language", Language)
def test_every_language_frames_everything(language: Language) -> None:
    frame = CATALOGUES[language].frame

    assert frame.tried.keys() == set(Tried)
    assert frame.offers.keys() == set(Offer)
    assert frame.waiting.keys() == set(Actor)
