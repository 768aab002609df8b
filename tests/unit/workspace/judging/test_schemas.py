"""The schemas are made from Slack's types as their maker says."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.workspace.schemas import make, read_schema

TEXT = {"$ref": "#/definitions/PlainTextElement"}


@pytest.mark.parametrize(
    ("told", "limited"),
    [
        # Wordings of @slack/types 3.2.0.
        (
            {"type": "string", "description": "Maximum length for this field is 255 characters."},
            {"type": "string", "maxLength": 255},
        ),
        (
            {"type": "string", "description": "Limit 12,000 characters max."},
            {"type": "string", "maxLength": 12_000},
        ),
        (
            {
                "type": "string",
                "description": "The minimum length is 1 and maximum length is 3000 characters.",
            },
            {"type": "string", "minLength": 1, "maxLength": 3000},
        ),
        (
            {**TEXT, "description": "Max length of 24\ncharacters."},
            {"allOf": [TEXT, {"properties": {"text": {"maxLength": 24}}}]},
        ),
        (
            {"type": "array", "description": "An array of up to 5 things."},
            {"type": "array", "maxItems": 5},
        ),
        (
            {"type": "array", "description": "Minimum 1, maximum 10 cards."},
            {"type": "array", "maxItems": 10},
        ),
        ({"type": "boolean", "description": "Defaults to `false`."}, {"type": "boolean"}),
        (
            {"$ref": "#/definitions/Confirm", "description": "Maximum length 9 characters."},
            {"$ref": "#/definitions/Confirm"},
        ),
    ],
)
def test_limits_are_read_from_the_comments(told: dict[str, Any], limited: dict[str, Any]) -> None:
    assert make.limited(told) == limited


def test_a_property_that_is_called_description_is_no_comment() -> None:
    node = {"properties": {"description": {"type": "string", "description": "words"}}}

    assert make.limited(node) == {"properties": {"description": {"type": "string"}}}
    assert make.bare([node]) == [{"properties": {"description": {"type": "string"}}}]


def test_a_schema_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = {"$schema": "x", "definitions": {"A": {"type": "string", "description": "words"}}}
    (tmp_path / "raw.json").write_text(json.dumps(raw))

    make.main("sent", str(tmp_path / "raw.json"))

    assert json.loads(capsys.readouterr().out)["definitions"] == {"A": {"type": "string"}}


def test_what_is_committed_has_the_corrections() -> None:
    definitions = read_schema("blocks")["definitions"]
    bare = {"$schema": "x", "definitions": definitions}

    again = make.blocks(json.loads(json.dumps(bare)))["definitions"]

    assert again["CallBlock"] == definitions["CallBlock"]
    assert again["PlainTextOption"] == definitions["PlainTextOption"]
    assert definitions["AnyBlock"] == {"anyOf": [{"$ref": "#/definitions/KnownBlock"}]}
