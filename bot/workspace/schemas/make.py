"""Makes the committed schemas from what ts-json-schema-generator makes of Slack's types.

    python -m bot.workspace.schemas.make blocks RAW.json > blocks.schema.json

RAW.json of `blocks` comes from @slack/types (KnownBlock, ModalView, HomeView). That of `sent` is
made with --no-type-check --additional-properties from @slack/bolt 5.1.0 (SlashCommand, BlockAction,
BlockSuggestion, ViewSubmitAction, ViewClosedAction, GlobalShortcut, MessageShortcut,
EnvelopedEvent) and @slack/types 3.2.0 (the events that `coverage.payloads` names).
Node is needed for RAW.json only, and RAW.json only when Slack's types change.
"""

import json
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

Schema = dict[str, Any]

# The limits stand in the comments of the types, in a handful of wordings.
_LENGTH: Final = re.compile(
    r"(?:max(?:imum)?\s+length|limit)\b[^.]*?(\d[\d,]*)\s*characters", re.IGNORECASE
)
_ITEMS: Final = re.compile(r"(?:\bmax(?:imum)?\b[^.\d]*|\bup to )(\d+)", re.IGNORECASE)
_NOT_EMPTY: Final = re.compile(r"minimum length is 1\b", re.IGNORECASE)
_TEXTS: Final = ("PlainTextElement", "MrkdwnElement", "TextObject")

# What the comments leave out or have wrong, each with its source.
CORRECTIONS: Final[Mapping[str, Schema]] = {
    # 150, not 75: docs.slack.dev/reference/block-kit/composition-objects/option-object
    "PlainTextOption/properties/value": {"maxLength": 150},
    "MrkdwnOption/properties/value": {"maxLength": 150},
    # 10 of at most 2,000: docs.slack.dev/reference/block-kit/blocks/section-block
    "SectionBlock/properties/fields": {
        "minItems": 1,
        "maxItems": 10,
        "items": {
            "allOf": [
                {"$ref": "#/definitions/TextObject"},
                {"properties": {"text": {"maxLength": 2000}}},
            ]
        },
    },
    # A form takes known blocks alone; the types leave a door open for later ones.
    "AnyBlock": {"anyOf": [{"$ref": "#/definitions/KnownBlock"}]},
    # Lists that may not be empty: docs.slack.dev/reference/block-kit
    "ActionsBlock/properties/elements": {"minItems": 1},
    "ContextBlock/properties/elements": {"minItems": 1},
    "StaticSelect/properties/options": {"minItems": 1},
    "MultiStaticSelect/properties/options": {"minItems": 1},
    "RadioButtons/properties/options": {"minItems": 1},
    "Checkboxes/properties/options": {"minItems": 1},
    "Overflow/properties/options": {"minItems": 1},
    # All four: docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object
    "ConfirmationDialog": {"required": ["title", "text", "confirm", "deny"]},
    "Confirm": {"required": ["title", "text", "confirm", "deny"]},
    "ModalView/properties/external_id": {"maxLength": 255},
    "HomeView/properties/external_id": {"maxLength": 255},
}

# docs.slack.dev/reference/block-kit/blocks/call-block; the types do not have it.
CALL_BLOCK: Final[Schema] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "type": {"type": "string", "const": "call"},
        "call_id": {"type": "string"},
        "block_id": {"type": "string", "maxLength": 255},
        "api_decoration_available": {"type": "boolean"},
        "call": {"type": "object"},
    },
    "required": ["call_id", "type"],
}


def blocks(raw: Schema) -> Schema:
    """Return the schema of what an app sends, its limits read from the comments."""
    definitions: Schema = limited(raw["definitions"])
    for path, correction in CORRECTIONS.items():
        _at(definitions, path).update(correction)
    definitions["CallBlock"] = CALL_BLOCK
    definitions["KnownBlock"]["anyOf"].append({"$ref": "#/definitions/CallBlock"})
    return {"$schema": raw["$schema"], "definitions": definitions}


def sent(raw: Schema) -> Schema:
    """Return the schema of what an app is sent; it has no limits."""
    return {"$schema": raw["$schema"], "definitions": bare(raw["definitions"])}


def limited(node: Any) -> Any:  # noqa: ANN401 - JSON
    """Return `node` with the limits that its descriptions tell, and without the descriptions."""
    if isinstance(node, list):
        return [limited(each) for each in node]
    if not isinstance(node, dict):
        return node
    told = node.get("description")
    kept = {name: limited(value) for name, value in node.items() if not _is_prose(name, value)}
    return _with_limits(kept, " ".join(told.split())) if isinstance(told, str) else kept


def bare(node: Any) -> Any:  # noqa: ANN401 - JSON
    """Return `node` without its descriptions."""
    if isinstance(node, list):
        return [bare(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {name: bare(value) for name, value in node.items() if not _is_prose(name, value)}


def _is_prose(name: str, value: object) -> bool:
    """Say whether this is a comment; a property may be called `description` too."""
    return name == "description" and isinstance(value, str)


def _with_limits(node: Schema, told: str) -> Schema:
    if node.get("type") == "array":
        return node | _number("maxItems", _ITEMS.search(told))
    limit = _number("maxLength", _LENGTH.search(told))
    if node.get("type") == "string":
        return node | limit | ({"minLength": 1} if _NOT_EMPTY.search(told) else {})
    if not limit or not _is_text(node):
        return node
    # Draft 7 ignores what stands beside a `$ref`, so the limit stands next to it in an allOf.
    return {"allOf": [node, {"properties": {"text": limit}}]}


def _is_text(node: Schema) -> bool:
    refs = [node.get("$ref", ""), *(each.get("$ref", "") for each in node.get("anyOf", []))]
    return any(ref.removeprefix("#/definitions/") in _TEXTS for ref in refs)


def _number(keyword: str, found: re.Match[str] | None) -> Schema:
    return {keyword: int(found[1].replace(",", ""))} if found else {}


def _at(node: Schema, path: str) -> Schema:
    for step in path.split("/"):
        node = node[step]
    return node


MAKERS: Final[Mapping[str, Callable[[Schema], Schema]]] = {"blocks": blocks, "sent": sent}


def main(name: str, raw: str) -> None:
    """Print one schema made from the file `raw`."""
    made = MAKERS[name](json.loads(Path(raw).read_text("utf-8")))
    sys.stdout.write(json.dumps(made, separators=(",", ":"), sort_keys=True) + "\n")


if __name__ == "__main__":  # pragma: no cover - run by hand when Slack's types change
    main(*sys.argv[1:])
