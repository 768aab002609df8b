"""The checks that a message passes before Slack sees it."""

import pytest

from bot.slack.blocks import Block, context, fields, modal, section
from bot.slack.message import Message


def sections(count: int, length: int = 1) -> tuple[Block, ...]:
    return tuple(section(f"b{number}", "x" * length) for number in range(count))


def test_a_message_has_text_and_no_unfurling() -> None:
    assert Message("Hello").payload() == {
        "text": "Hello",
        "unfurl_links": False,
        "unfurl_media": False,
        "response_type": "ephemeral",
    }


def test_only_what_is_for_all_is_in_the_channel() -> None:
    assert Message("Hello", in_channel=True).payload()["response_type"] == "in_channel"


def test_a_reply_says_whether_it_replaces() -> None:
    assert Message("Hello").reply()["replace_original"] is False
    assert Message("Hello", replaces=True).reply()["replace_original"] is True


def test_words_are_not_turned_into_links_by_slack() -> None:
    [block] = Message("Hello", (section("b", "see https://evil.example"),)).content()["blocks"]

    assert block["text"]["verbatim"] is True


def test_a_note_stands_below() -> None:
    message = Message("Hello", sections(1)).with_note("By the way")

    assert message.content()["blocks"][-1]["elements"][0]["text"] == "By the way"


@pytest.mark.parametrize(
    ("message", "problem"),
    [
        (Message(""), "no text"),
        (Message("x" * 4001), "a long text"),
        (Message("x", sections(51)), "too many blocks"),  # docs.slack.dev: 50
        (Message("x", (section("a", "x"), section("a", "y"))), "twice"),
        (Message("x", (fields("a", "y" * 2001),)), "a long field"),  # docs.slack.dev: 2,000
        (Message("x", (section("a", "y" * 3001),)), "limit of Slack's"),  # 3,000
        (Message("x", (context("a", *"0123456789A"),)), "limit of Slack's"),  # 10 elements
        (Message("x", sections(5, 2900)), "too much in all"),  # bolt-js issue 2509
    ],
)
def test_what_slack_would_refuse_is_a_bug_of_ours(message: Message, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        message.payload()


def test_fifty_blocks_are_fine() -> None:
    assert len(Message("x", sections(50)).content()["blocks"]) == 50


def test_a_form_that_slack_would_refuse_is_a_bug_of_ours() -> None:
    with pytest.raises(ValueError, match="limit of Slack's"):
        modal("form", "A title of more than twenty-four signs", sections(1))
