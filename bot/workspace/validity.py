"""Judges messages and views as Slack would, and answers in the shape of `blocks.validate`.

Three judges in turn: Slack's types with their limits, Slack's library, and rules across fields.
The later ones hear only what the first let pass.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.workspace.judging.library import problems_by_library
from bot.workspace.judging.problem import Problem, pointer_to
from bot.workspace.judging.rules import problems_across
from bot.workspace.judging.types import problems_by_type

__all__ = ["Problem", "problems_of_message", "problems_of_view"]

# docs.slack.dev/reference/block-kit/blocks: 50 in a message.
MOST_BLOCKS: Final = 50
# docs.slack.dev/reference/methods/chat.postMessage: longer texts are cut or refused.
LONGEST_TEXT: Final = 40_000
# Not documented; refused near 13,200: github.com/slackapi/bolt-js/issues/2509
HEAVIEST_BLOCKS: Final = 12_000
# docs.slack.dev/reference/methods/views.open, `view_too_large`
HEAVIEST_VIEW_BYTES: Final = 250_000

_VIEWS: Final = {"modal": "Modal", "home": "Home"}


def problems_of_message(payload: Mapping[str, Any]) -> list[Problem]:
    """Return why Slack would not take this message; nothing means that it would.

    Args:
        payload: `text`, `blocks`, `attachments`, `metadata` of a post, an edit, an acknowledgement
            or an answer to a response URL; other names are not looked at.
    """
    text, blocks = payload.get("text"), payload.get("blocks")
    found = [
        *_text(text, payload),
        *_metadata(payload.get("metadata")),
        *_attachments(payload.get("attachments")),
    ]
    if blocks is not None and not isinstance(blocks, list):
        return [*found, _problem("invalid_type", "must be a list", "/blocks", "type=array")]
    return [*found, *_weight(blocks or []), *_blocks(blocks or [])]


def problems_of_view(view: Mapping[str, Any]) -> list[Problem]:
    """Return why Slack would not take this form or home tab; nothing means that it would."""
    surface = view.get("type")
    if not isinstance(surface, str) or surface not in _VIEWS:
        return [_problem("invalid_type", "must be `modal` or `home`", "/type", "enum")]
    problems = problems_by_type(_VIEWS[surface], view)
    if len(json.dumps(view, ensure_ascii=False).encode("utf-8", "replace")) > HEAVIEST_VIEW_BYTES:
        constraint = f"bytes={HEAVIEST_VIEW_BYTES}"
        problems.append(_problem("view_too_large", "weighs too much", "", constraint))
    if problems:
        return problems
    blocks = view["blocks"]
    return [*_submit(view), *_library(blocks), *problems_across(blocks, surface, ("blocks",))]


def _text(text: object, payload: Mapping[str, Any]) -> list[Problem]:
    if text is not None and not isinstance(text, str):
        return [_problem("invalid_type", "must be text", "/text", "type=string")]
    if not text and not payload.get("blocks") and not payload.get("attachments"):
        return [_problem("no_text", "has neither text nor blocks", "/text", "required")]
    if text and len(text) > LONGEST_TEXT:
        constraint = f"maxLength={LONGEST_TEXT}"
        return [_problem("msg_too_long", "is too long", "/text", constraint)]
    return []


def _metadata(metadata: object) -> list[Problem]:
    """Metadata is an event's name and payload: docs.slack.dev/messaging/message-metadata."""
    if metadata is None:
        return []
    good = isinstance(metadata, dict) and isinstance(metadata.get("event_type"), str)
    if good and isinstance(metadata, dict) and isinstance(metadata.get("event_payload"), dict):
        return []
    message = "needs `event_type` and `event_payload`"
    return [_problem("invalid_metadata", message, "/metadata", "required")]


def _attachments(attachments: object) -> list[Problem]:
    """Attachments are of old; that they are a list of objects is all that is checked here."""
    if attachments is None:
        return []
    if isinstance(attachments, list) and all(isinstance(each, dict) for each in attachments):
        return []
    message = "must be a list of objects"
    return [_problem("invalid_attachments", message, "/attachments", "type=array")]


def _weight(blocks: Sequence[object]) -> list[Problem]:
    if len(json.dumps(blocks, ensure_ascii=False)) > HEAVIEST_BLOCKS:
        constraint = f"maxLength={HEAVIEST_BLOCKS}"
        return [_problem("msg_blocks_too_long", "are too long together", "/blocks", constraint)]
    return []


def _blocks(blocks: Sequence[Any]) -> list[Problem]:
    if len(blocks) > MOST_BLOCKS:
        constraint = f"maxItems={MOST_BLOCKS}"
        return [_problem("too_many_items", "are too many blocks", "/blocks", constraint)]
    problems = [
        problem
        for number, block in enumerate(blocks)
        for problem in problems_by_type("KnownBlock", block, ("blocks", number))
    ]
    if problems:
        return problems
    return [*_library(blocks), *problems_across(blocks, "message", ("blocks",))]


def _library(blocks: Sequence[Mapping[str, Any]]) -> list[Problem]:
    return [
        problem
        for number, block in enumerate(blocks)
        for problem in problems_by_library(block, pointer_to(("blocks", number)))
    ]


def _submit(view: Mapping[str, Any]) -> list[Problem]:
    """A form with a field needs its button: github.com/slackapi/node-slack-sdk/pull/875."""
    has_field = any(block["type"] == "input" for block in view["blocks"])
    if view["type"] == "modal" and has_field and not view.get("submit"):
        return [_problem("missing_field", "a form with fields needs it", "/submit", "required")]
    return []


def _problem(code: str, message: str, pointer: str, constraint: str) -> Problem:
    return Problem(code=code, message=message, pointer=pointer, constraint=constraint)
