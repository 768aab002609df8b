"""What Slack refuses in messages and views: https://docs.slack.dev/reference/block-kit."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from tests.blackbox.slack.reading import elements, inputs

Json = Mapping[str, Any]
MESSAGE_BLOCKS_MAX, VIEW_BLOCKS_MAX = 50, 100  # …/block-kit/blocks
MESSAGE_TEXT_MAX = 40_000  # …/methods/chat.postMessage
PRIVATE_METADATA_MAX, CALLBACK_ID_MAX = 3000, 255  # …/views/modal-views
VIEW_WORDS_MAX = 24  # title, submit, close: …/views/modal-views
ID_MAX = 255  # block_id, action_id: …/block-kit/blocks

# Longest text and most parts by type of block or element: the page of each type.
TEXT_MAX: Final[Mapping[str, int]] = {"header": 150, "section": 3000, "button": 75}
ELEMENTS_MAX: Final[Mapping[str, int]] = {"actions": 25, "context": 10}
FIELDS_MAX, FIELD_MAX = 10, 2000
LENGTHS: Final[Mapping[str, int]] = {
    "block_id": ID_MAX,
    "action_id": ID_MAX,
    "url": 3000,
    "value": 2000,
    "accessibility_label": 75,
    "alt_text": 2000,
}
OPTIONS_MAX = 100
PLAIN_ONLY = frozenset({"header", "button"})
IN_MESSAGES: Final = frozenset(
    {
        "section",
        "header",
        "divider",
        "actions",
        "context",
        "image",
        "rich_text",
        "markdown",
        "input",
    }
)
IN_VIEWS: Final = IN_MESSAGES - {"markdown"}


def broken_in_message(content: Json) -> list[str]:
    """Return what Slack would not accept in a message."""
    blocks = content.get("blocks", [])
    sentences = [] if content.get("text") else ["the message has no top-level text"]
    if len(str(content.get("text", ""))) > MESSAGE_TEXT_MAX:
        sentences.append("the text is longer than 40,000 characters")
    if len(blocks) > MESSAGE_BLOCKS_MAX:
        sentences.append(f"{len(blocks)} blocks in a message")
    return sentences + _broken_blocks(content, IN_MESSAGES)


def broken_in_view(view: Json) -> list[str]:
    """Return what Slack would not accept in a modal."""
    checks = {
        f"a view of type {view.get('type')}": view.get("type") not in ("modal", "home"),
        "too many blocks": len(view.get("blocks", [])) > VIEW_BLOCKS_MAX,
        "private_metadata is too long": len(view.get("private_metadata", ""))
        > PRIVATE_METADATA_MAX,
        "callback_id is too long": len(view.get("callback_id", "")) > CALLBACK_ID_MAX,
        "input blocks without submit": bool(inputs(view)) and "submit" not in view,
        "more than one focus_on_load": sum(
            bool(element.get("focus_on_load")) for _, element in elements(view)
        )
        > 1,
    }
    sentences = [sentence for sentence, holds in checks.items() if holds]
    return sentences + list(_broken_words(view)) + _broken_blocks(view, IN_VIEWS)


def _broken_words(view: Json) -> Iterator[str]:
    if view.get("type") == "modal" and "title" not in view:
        yield "the modal has no title"
    for part in ("title", "submit", "close"):
        words = view.get(part)
        if words is None:
            continue
        if words.get("type") != "plain_text" or not 1 <= len(words["text"]) <= VIEW_WORDS_MAX:
            yield f"{part} is {words}"


def _broken_blocks(content: Json, allowed: frozenset[str]) -> list[str]:
    blocks = content.get("blocks", [])
    ids = Counter(block["block_id"] for block in blocks if "block_id" in block)
    twice = [f"block_id {name} comes twice" for name, times in ids.items() if times > 1]
    kinds = [f"a block {b.get('type')}" for b in blocks if b.get("type") not in allowed]
    return twice + kinds + [sentence for block in blocks for sentence in _broken_block(block)]


def _broken_block(block: Json) -> list[str]:
    inside = block.get("elements", [])
    ids = Counter(e["action_id"] for e in inside if isinstance(e, dict) and "action_id" in e)
    sentences = [f"action_id {name} comes twice" for name, times in ids.items() if times > 1]
    most = ELEMENTS_MAX.get(block.get("type", ""), len(inside))
    if len(inside) > most or ("elements" in block and not inside):
        sentences.append(f"{len(inside)} elements in {block['type']}")
    if len(block.get("fields", [])) > FIELDS_MAX:
        sentences.append("more than ten fields")
    if any(len(words.get("text", "")) > FIELD_MAX for words in block.get("fields", [])):
        sentences.append("a field with more than 2000 characters")
    if block.get("type") == "section" and not ({"text", "fields"} & set(block)):
        sentences.append("a section without words")
    return sentences + list(_broken_parts(block))


def _broken_parts(thing: object) -> Iterator[str]:
    """Walk everything inside a block and yield what is too long, empty or missing."""
    if isinstance(thing, Mapping):
        yield from _broken_part(thing)
        for value in thing.values():
            yield from _broken_parts(value)
    elif isinstance(thing, list):
        for item in thing:
            yield from _broken_parts(item)


def _broken_part(part: Json) -> Iterator[str]:
    kind = str(part.get("type", ""))
    for key, most in LENGTHS.items():
        if isinstance(part.get(key), str) and len(part[key]) > most:
            yield f"{key} of {kind} has more than {most} characters"
    if isinstance(part.get("text"), Mapping):
        yield from _broken_text(kind, part["text"])
    options, initial = part.get("options", []), part.get("initial_option")
    checks = {
        "an empty text": kind in ("plain_text", "mrkdwn") and not part.get("text"),
        "an image without alt_text": kind == "image" and not part.get("alt_text"),
        "more than 100 options": len(options) > OPTIONS_MAX,
        "initial_option is not among the options": initial is not None and initial not in options,
    }
    yield from (sentence for sentence, holds in checks.items() if holds)


def _broken_text(kind: str, words: Json) -> Iterator[str]:
    """Yield what is wrong with the words inside a block or element of `kind`."""
    length = len(words.get("text", ""))
    if not 1 <= length <= TEXT_MAX.get(kind, FIELD_MAX):
        yield f"the text of {kind} has {length} characters"
    if kind in PLAIN_ONLY and words.get("type") != "plain_text":
        yield f"the text of {kind} is not plain_text"
