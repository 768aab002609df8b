"""From an error to its explanation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import (
    BadInput,
    BotError,
    Fault,
    IllegalTransition,
    NoSuchRoom,
    NotAllowed,
    RoomApiError,
    RoomApiRefused,
    RoomApiUnreachable,
    SlackBusy,
    SlackRefused,
    SlackUnreachable,
    StoreUnavailable,
    TooLate,
    Try,
)
from bot.explain.catalogue import Effect
from bot.explain.catalogues import CATALOGUES
from bot.explain.chinese import CHINESE
from bot.explain.english import ENGLISH
from bot.explain.explain import (
    explain,
    explain_code,
    headline,
    is_worth_retrying,
    sentence,
)
from bot.explain.explanation import Actor, Explanation, Words
from bot.explain.frame import Tried
from bot.explain.language import Language
from bot.explain.prose import Prose, told, told_all

REQUEST_ID = "Id-8c9858f01e954611ae2d4c1b1ed7d583-O-Seq-52720"


def refused(code: int, info: str = "", *earlier: Try) -> RoomApiRefused:
    last = Try(at=1.0, took_s=0.1, code=code, info=info, request_id=REQUEST_ID)
    return RoomApiRefused("create_room", (*earlier, last))


def unreachable(*faults: Fault, command: str = "create_room") -> RoomApiUnreachable:
    return RoomApiUnreachable(command, tuple(Try(0.0, 3.0, fault=fault) for fault in faults))


def test_a_refusal_carries_all_that_support_asks_for() -> None:
    lost = Try(at=0.0, took_s=10.0, fault=Fault.TIMED_OUT)

    told = explain(refused(100003, "room id exists", lost))

    assert told == Explanation(
        words=ENGLISH.codes[100003],
        code="100003",
        quote="room id exists",
        request_id=REQUEST_ID,
        tries=2,
    )


def test_an_unknown_code_is_shown_raw_and_not_repeated() -> None:
    told = explain(refused(100999, "strange <thing>"))

    assert (told.code, told.quote) == ("100999", "strange <thing>")
    assert told.words.actor is Actor.ADMIN
    assert told.words.offers == ()
    assert "request id" in told.words.admin


def test_the_services_own_text_decides_between_reasons() -> None:
    told = explain_code(100002, "Invalid Owner Account, code 7")

    assert "/room link" in told.words.remedy


def test_a_text_that_fits_nothing_leaves_the_plain_words() -> None:
    assert explain_code(100002, "CoverURL is too long").words == ENGLISH.codes[100002]


def test_a_text_counts_only_for_its_own_code() -> None:
    assert explain_code(100001, "invalid owner account").words == ENGLISH.codes[100001]


def test_missing_seats_are_the_packages_fault() -> None:
    info = "not support seat, please update your pay package on the console"

    assert explain_code(100002, info).words.actor is Actor.ADMIN


def test_a_pasted_success_is_no_failure() -> None:
    assert explain_code(0).words == ENGLISH.success


def test_a_lost_answer_to_a_create_says_that_the_room_may_exist() -> None:
    told = explain(unreachable(Fault.TIMED_OUT))

    assert told.words.title == "The room service did not answer in time"
    assert "The room may exist" in told.words.cause


def test_a_service_that_was_never_reached_made_nothing() -> None:
    told = explain(unreachable(Fault.REFUSED_CONNECTION, Fault.REFUSED_CONNECTION))

    assert "No room was made" in told.words.cause
    assert told.tries == 2


def test_one_lost_answer_among_refused_connections_is_enough_to_doubt() -> None:
    told = explain(unreachable(Fault.TIMED_OUT, Fault.REFUSED_CONNECTION))

    assert "The room may exist" in told.words.cause


def test_a_lost_answer_to_a_question_changed_nothing() -> None:
    told = explain(unreachable(Fault.DROPPED, command="get_room_info"))

    assert "No room was made" in told.words.cause


@pytest.mark.parametrize("command", ["destroy_room", "update_room_info", "something_new"])
def test_a_lost_answer_to_a_change_leaves_it_open(command: str) -> None:
    told = explain(unreachable(Fault.NOT_JSON, command=command))

    assert "may have been done" in told.words.cause


def test_bad_input_is_told_field_by_field() -> None:
    problems = {"name": "A name is one line of text.", "seats": "Give 1 seat or more."}

    assert explain(BadInput(problems)).details == tuple(problems.items())


def test_who_may_stands_as_the_cause() -> None:
    told = explain(NotAllowed("Only Ana and admins may end this room."))

    assert told.words.cause == "Only Ana and admins may end this room."


def test_a_room_that_nobody_knows_is_quoted() -> None:
    told = explain(NoSuchRoom("stnadup"))

    assert (told.words, told.quote) == (ENGLISH.no_such_room, "stnadup")


def test_several_rooms_are_listed() -> None:
    told = explain(NoSuchRoom("stand", ("Stand-up (standup-1)", "Stand-down (sd-2)")))

    assert told.words == ENGLISH.several_rooms
    assert told.details == (("ref", "Stand-up (standup-1)"), ("ref", "Stand-down (sd-2)"))


def test_slacks_word_finds_its_words() -> None:
    told = explain(SlackRefused("chat.postMessage", "not_in_channel"))

    assert told.code == "not_in_channel"
    assert "/invite" in told.words.remedy


def test_an_unknown_word_of_slacks_is_shown() -> None:
    told = explain(SlackRefused("chat.postMessage", "brand_new_error"))

    assert (told.words, told.code) == (ENGLISH.slack_unknown, "brand_new_error")


def test_a_busy_slack_is_worth_waiting_for() -> None:
    assert explain(SlackBusy("chat.postMessage", 3.0)).words.actor is Actor.TIME


def test_a_silent_slack_does_not_show_what_the_machine_said() -> None:
    told = explain(SlackUnreachable("chat.postMessage", "https://hooks.example/T1/secret"))

    assert told == Explanation(words=ENGLISH.slack_unreachable)


def test_a_full_store_promises_nothing() -> None:
    assert "nothing was promised" in explain(StoreUnavailable("busy")).words.cause


@pytest.mark.parametrize("error", [KeyError("x"), IllegalTransition("x"), KeyboardInterrupt()])
def test_what_we_did_not_foresee_is_a_bug_of_the_bot(error: BaseException) -> None:
    assert explain(error) == Explanation(words=ENGLISH.bug)


@pytest.mark.parametrize("code", [100001, 60007, 70050, 100012])
def test_waiting_helps_against_load_and_faults_of_the_service(code: int) -> None:
    assert is_worth_retrying(refused(code))


@pytest.mark.parametrize("code", [100003, 100002, 60020, 70009, 101011])
def test_waiting_does_not_help_against_a_plain_no(code: int) -> None:
    assert not is_worth_retrying(refused(code))


@pytest.mark.parametrize("fault", Fault)
def test_waiting_helps_against_the_network(fault: Fault) -> None:
    assert is_worth_retrying(unreachable(fault))


def test_waiting_does_not_help_against_what_nobody_knows() -> None:
    assert not is_worth_retrying(refused(70999))


def test_a_headline_says_what_was_tried() -> None:
    told = explain(refused(100003))

    assert headline(told, "Could not make the room “Sync”.") == (
        "Could not make the room “Sync”: the room id is taken."
    )


def test_a_name_keeps_its_capital_in_a_headline() -> None:
    told = explain(SlackUnreachable("chat.postMessage", "no answer"))

    assert headline(told, "Could not post.") == "Could not post: no answer came from Slack."
    assert headline(explain(SlackRefused("chat.postMessage", "internal_error")), "It broke.") == (
        "It broke: Slack had a fault of its own."
    )


def test_a_headline_claims_no_failure_that_nobody_saw() -> None:
    told = explain(unreachable(Fault.TIMED_OUT))

    line = headline(told, "Could not make the room “Sync”.")

    assert line == "The room service did not answer in time."


def test_a_headline_without_an_attempt_is_the_title() -> None:
    assert headline(explain_code(100004), "") == "There is no room with this id."


def test_a_chinese_headline_has_chinese_punctuation() -> None:
    said = explain(refused(100003), Language.CHINESE)

    what = sentence(Tried.MAKE_NAMED_ROOM, Language.CHINESE, "Sprint {review}")

    assert what == "无法创建房间“Sprint {review}”。"
    assert headline(said, what) == "无法创建房间“Sprint {review}”：房间 ID 已被占用。"
    assert headline(said, "") == "房间 ID 已被占用。"


def test_the_services_own_text_decides_in_chinese_too() -> None:
    said = explain_code(100002, "invalid owner account", language=Language.CHINESE)

    assert said.words.title == "房间服务没有房主的账号"
    assert said.language is Language.CHINESE


def test_who_may_is_said_in_chinese_where_the_sentence_is_ours() -> None:
    ours = NotAllowed("Full members of this workspace can do that; guests cannot.")

    assert explain(ours, Language.CHINESE).words.cause == (
        "只有工作区的正式成员可以执行该操作，访客不可以。"
    )
    assert explain(NotAllowed("Ask Ana."), Language.CHINESE).words.cause == "Ask Ana."


def test_what_has_no_chinese_words_is_told_in_english() -> None:
    prose = Prose(title="标题", cause="原因。", remedy="请重试。", admin="无需处理。")

    words = told_all(ENGLISH.codes, {100003: prose})

    assert words[100003] == told(ENGLISH.codes[100003], prose)
    assert words[100003].title == "标题"
    assert words[100004] is ENGLISH.codes[100004]


def test_a_network_fault_is_told_in_chinese_with_what_may_have_been_done() -> None:
    said = explain(unreachable(Fault.TIMED_OUT), Language.CHINESE)

    assert said.words in CHINESE.network[Effect.ROOM_MAY_EXIST].values()
    assert "房间仍有可能已经创建" in said.words.cause


tries = st.lists(
    st.builds(
        Try,
        at=st.floats(),
        took_s=st.floats(),
        code=st.none() | st.integers(),
        info=st.text(),
        request_id=st.text(),
        fault=st.none() | st.sampled_from(Fault),
    ),
    min_size=1,
    max_size=4,
).map(tuple)
errors: st.SearchStrategy[BaseException] = st.one_of(
    st.builds(RoomApiError, st.text(), tries),
    st.builds(RoomApiRefused, st.text(), tries),
    st.builds(RoomApiUnreachable, st.text(), tries),
    st.builds(BadInput, st.dictionaries(st.text(), st.text())),
    st.builds(NotAllowed, st.text()),
    st.builds(NoSuchRoom, st.text(), st.lists(st.text()).map(tuple)),
    st.builds(SlackRefused, st.text(), st.text() | st.sampled_from(sorted(ENGLISH.slack))),
    st.builds(SlackBusy, st.text(), st.floats()),
    st.builds(SlackUnreachable, st.text(), st.text()),
    st.builds(StoreUnavailable, st.text()),
    st.builds(TooLate),
    st.builds(BotError, st.text()),
    st.builds(Exception, st.text()),
)


@given(errors, st.sampled_from(Language))
def test_every_error_is_explained(error: BaseException, language: Language) -> None:
    said = explain(error, language)

    assert said.words.title
    assert said.words.cause
    assert said.words.remedy
    assert said.language is language


@given(st.integers(), st.text(), st.text(), st.sampled_from(Language))
def test_every_code_is_explained_and_shown(
    code: int, info: str, request_id: str, language: Language
) -> None:
    said = explain_code(code, info, request_id, language)

    assert (said.code, said.quote, said.request_id) == (str(code), info, request_id)
    assert said.words in {*every_words(language, code)}


def every_words(language: Language, code: int) -> list[Words]:
    """Return what may be said of a code."""
    catalogue = CATALOGUES[language]
    known = catalogue.codes.get(code, catalogue.unknown_code)
    return [known, catalogue.success, *catalogue.texts.get(code, {}).values()]
