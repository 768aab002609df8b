"""Everything that the bot can say or show is taken by Slack, whatever it is about."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block

from bot.errors import BadInput
from bot.explain.catalogue import Effect
from bot.explain.catalogues import CATALOGUES
from bot.explain.explain import explain, sentence
from bot.explain.explanation import Explanation, Offer
from bot.explain.frame import Tried
from bot.explain.language import Language
from bot.ports import Said
from bot.rooms.actions.news import NewsKind
from bot.rooms.booking import Booking
from bot.rooms.join import JoinUrl
from bot.rooms.people import Account, Person
from bot.rooms.room import RoomInfo, RoomKind
from bot.rooms.series.booked import BookedSeries
from bot.rooms.when import Choice
from bot.slack import answers
from bot.slack.buttons import pack
from bot.slack.cards import Cards
from bot.slack.explanations import explanation
from bot.slack.forms import change_form, room_form
from bot.slack.forms.fields import Field
from bot.slack.message import Message
from bot.slack.news import message_of
from bot.workspace.validity import problems_of_message, problems_of_view
from tests.factories import NOW
from tests.nouns import (
    ACCOUNTS,
    CHOICES,
    ERRORS,
    INFOS,
    PEOPLE,
    TEXT,
    ZONES,
    bookings,
    series,
    things_said,
)
from tests.stopped_clock import StoppedClock

# Only these of ours begin with <: dates, people, channels, user groups.
OURS = re.compile(r"<(!date\^\d+\^[^<>]*|@[A-Z0-9]+|#[A-Z0-9]+|!subteam\^[A-Z0-9]+)>")
JOIN_URL = JoinUrl("https://join.example/{room_id}?n={room_name}")
CARDS = Cards(JOIN_URL, StoppedClock())
FIELDS = [*Field, "groups", "zone"]

thoroughly = settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@dataclass(frozen=True)
class Link:
    """What linking an account came to."""

    account: Account
    is_known: bool


def check(message: Message) -> None:
    """Hold a message to Slack's rules and to ours."""
    for sent in (message.post(), message.reply()):
        assert problems_of_message(sent) == []
    blocks = message.content().get("blocks", [])
    assert [block.to_dict() for block in Block.parse_all(blocks)] == blocks
    for text in texts([message.text, *blocks]):
        assert not re.search("[<>]", re.sub(r"(?m)^> ?", "", OURS.sub("", text))), text


def texts(thing: object) -> Sequence[str]:
    """Return every text that Slack reads for mentions and links."""
    if isinstance(thing, str):
        return [thing]
    if isinstance(thing, dict):
        own = [thing["text"]] if thing.get("type") == "mrkdwn" else []
        return own + [
            text for value in thing.values() if not isinstance(value, str) for text in texts(value)
        ]
    if isinstance(thing, list):
        return [text for one in thing for text in texts(one)]
    return []


@thoroughly
@given(bookings())
def test_any_card(booking: Booking) -> None:
    check(CARDS.card(booking))
    check(CARDS.card(booking).with_note("A note"))


@thoroughly
@given(ERRORS, TEXT, st.sets(st.sampled_from(Offer)), st.sampled_from(Language))
def test_any_explanation(
    error: Exception, what: str, offers: set[Offer], language: Language
) -> None:
    values = dict.fromkeys(offers, pack(booking="b" * 32, room_id="r" * 48))

    said = explanation(
        explain(error, language),
        what=what,
        reference="7F3K9A",
        at=float(NOW),
        values=values,
        next_id="r" * 48,
    )

    check(said)


@pytest.mark.parametrize("language", Language)
def test_all_words_of_a_catalogue(language: Language) -> None:
    catalogue = CATALOGUES[language]
    all_words = [
        *catalogue.codes.values(),
        *catalogue.slack.values(),
        *(words for texts in catalogue.texts.values() for words in texts.values()),
        *(words for effect in Effect for words in catalogue.network[effect].values()),
    ]
    what = sentence(Tried.ANYTHING, language)

    for words in all_words:
        told = Explanation(
            words=words, code="100001", quote="said", request_id="Id-1", language=language
        )
        check(explanation(told, what=what, reference="7F3K9A", at=float(NOW)))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("tried", Tried)
def test_every_headline_of_a_catalogue(tried: Tried, language: Language) -> None:
    told = explain(BadInput({}), language)
    what = sentence(tried, language, "{&<!here>" * 30)

    check(explanation(told, what=what, reference="7F3K9A", at=float(NOW)))


@pytest.mark.parametrize("language", Language)
def test_every_button_of_a_catalogue(language: Language) -> None:
    frame = CATALOGUES[language].frame
    labels = [label.format(next_id="r" * 48) for label in frame.offers.values()]
    labels += [frame.copy, frame.missing.retry, frame.missing.again]

    # docs.slack.dev/reference/block-kit/block-elements/button-element
    assert [label for label in labels if not 0 < len(label) <= 75] == []


@thoroughly
@given(bookings())
def test_any_card_of_a_chinese_workspace(booking: Booking) -> None:
    check(Cards(JOIN_URL, StoppedClock(), language=Language.CHINESE).card(booking))


@thoroughly
@given(INFOS, st.none() | bookings(), TEXT)
def test_any_info(info: RoomInfo, booking: Booking | None, request_id: str) -> None:
    check(answers.info_answer(info, booking, request_id, float(NOW)))


@thoroughly
@given(st.lists(bookings(), max_size=3), st.integers(1, 30), TEXT)
def test_any_list(found: list[Booking], times: int, title: str) -> None:
    check(answers.rooms_list(found * times, title, "U0ANNA"))


@thoroughly
@given(PEOPLE, ACCOUNTS, TEXT, st.booleans())
def test_any_account(person: Person, account: Account, note: str, is_known: bool) -> None:  # noqa: FBT001  hypothesis gives it
    check(answers.whoami(person, account, note))
    check(answers.linked(Link(account, is_known)))


@thoroughly
@given(bookings())
def test_any_answer_about_a_booking(booking: Booking) -> None:
    check(answers.duplicate_question(booking, "d" * 32, float(NOW)))
    check(answers.manage_panel(booking, may=True))
    check(answers.manage_panel(booking, may=False))
    check(answers.trying(booking))
    check(answers.retrying(booking))
    check(answers.ended(booking))


@thoroughly
@given(bookings(), st.none() | series(), ZONES, st.booleans())
def test_any_echo_of_a_booking(
    booking: Booking,
    of: BookedSeries | None,
    zone: str,
    is_checked: bool,  # noqa: FBT001  hypothesis gives it
) -> None:
    check(answers.scheduled(booking, of, zone, is_checked=is_checked))
    for what in NewsKind:
        check(answers.changed(booking, zone, what))


@thoroughly
@given(bookings(), series())
def test_any_answer_about_a_series(booking: Booking, of: BookedSeries) -> None:
    check(answers.cancel_which(booking, of))
    check(answers.series_over(of))


@thoroughly
@given(st.lists(CHOICES, min_size=1, max_size=9), TEXT, TEXT)
def test_any_question_about_a_time(choices: list[Choice], zone: str, typed: str) -> None:
    check(answers.which_time(choices, zone, "d" * 32, typed))


@thoroughly
@given(TEXT, st.integers(0, 86_400), st.integers(0, 86_400))
def test_any_defaults(clauses: str, lead_s: int, remind_s: int) -> None:
    check(answers.usual_shown(clauses, lead_s, remind_s))


@thoroughly
@given(things_said(), st.integers(NOW - 10**7, NOW + 10**7))
def test_anything_said_beside_a_card(said: Said, now: int) -> None:
    check(message_of(said, join_url=JOIN_URL, now=float(now)))
    check(message_of(said, join_url=None, now=float(now)).with_note("A note"))


def test_the_expired_form() -> None:
    check(answers.form_expired())
    check(answers.form_expired("d" * 32))


@thoroughly
@given(TEXT, st.sampled_from(Language))
def test_any_text_for_support(text: str, language: Language) -> None:
    assert problems_of_view(answers.support_view(text, language)) == []


@thoroughly
@given(
    st.sampled_from(RoomKind), st.dictionaries(st.sampled_from([*Field, "groups", "zone"]), TEXT)
)
def test_any_form(kind: RoomKind, fields: dict[str, str]) -> None:
    values = room_form.FormValues(kind, fields)
    for form in (room_form, change_form):
        view: dict[str, Any] = form.view(
            kind, values, metadata='{"channel":"C0TEAM"}', zone="Europe/Berlin"
        )
        assert problems_of_view(view) == []


@thoroughly
@given(bookings(), ZONES)
def test_any_form_of_a_booking(booking: Booking, zone: str) -> None:
    kind = booking.request.kind
    for view in (
        room_form.view(kind, room_form.values_of(booking.request), metadata="{}", zone=zone),
        change_form.view(kind, change_form.values_of(booking, zone), metadata="{}", zone=zone),
    ):
        assert problems_of_view(view) == []
