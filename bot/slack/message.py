"""A message: what it says, and the checks that it passes before Slack sees it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from bot.slack.blocks import Block, context, to_dicts

MOST_BLOCKS: Final = 50  # docs.slack.dev/reference/block-kit/blocks
MOST_OF_A_FIELD: Final = 2000  # docs.slack.dev/reference/block-kit/blocks/section-block
# Not documented; refused near 13,200: github.com/slackapi/bolt-js/issues/2509
MOST_OF_ALL_BLOCKS: Final = 12_000
MOST_OF_THE_TEXT: Final = 4000  # docs.slack.dev/reference/methods/chat.postMessage advises it


@dataclass(frozen=True, slots=True)
class Message:
    """Something to say.

    Attributes:
        text: Makes sense alone: notifications and screen readers have nothing else (S34).
        blocks: What is shown.
        in_channel: Everybody there reads it; else only the person who asked.
        replaces: It takes the place of the message whose button was pressed.
    """

    text: str
    blocks: tuple[Block, ...] = ()
    in_channel: bool = False
    replaces: bool = False

    def content(self) -> dict[str, Any]:
        """Return what any message has: its text, and its blocks if there are any.

        Raises:
            ValueError: It breaks a limit of Slack's: a bug of ours.
        """
        blocks = to_dicts(self.blocks)
        problems = [*_problems(self.text, blocks)]
        if problems:
            raise ValueError(f"This message breaks a limit of Slack's: {'; '.join(problems)}")
        return {"text": self.text, "blocks": blocks} if blocks else {"text": self.text}

    def post(self) -> dict[str, Any]:
        """Return the arguments of `chat.postMessage`; see `content` for what is raised."""
        return {**self.content(), "unfurl_links": False, "unfurl_media": False}  # S38

    def payload(self) -> dict[str, Any]:
        """Return the body of an acknowledgement; see `content` for what is raised."""
        return {
            **self.post(),
            "response_type": "in_channel" if self.in_channel else "ephemeral",
        }

    def reply(self) -> dict[str, Any]:
        """Return the body of a post to a `response_url`; see `content` for what is raised."""
        return {**self.payload(), "replace_original": self.replaces}

    def with_note(self, note: str) -> "Message":
        """Return it with a line of small text below."""
        return replace(self, blocks=(*self.blocks, context("note", note)))


def weight(blocks: Sequence[Mapping[str, Any]]) -> int:
    """Return how many characters Slack will count in `blocks`."""
    return len(json.dumps(blocks, ensure_ascii=False))


def _problems(text: str, blocks: Sequence[Mapping[str, Any]]) -> list[str]:
    ids = [block.get("block_id") for block in blocks]
    too_long = any(
        len(one["text"]) > MOST_OF_A_FIELD for block in blocks for one in block.get("fields", ())
    )
    broken = {
        "no text": not text,
        "a long text": len(text) > MOST_OF_THE_TEXT,
        "too many blocks": len(blocks) > MOST_BLOCKS,
        "a block_id missing or twice": None in ids or len(set(ids)) < len(ids),
        "a long field": too_long,
        "too much in all": weight(blocks) > MOST_OF_ALL_BLOCKS,
    }
    return [problem for problem, is_broken in broken.items() if is_broken]
