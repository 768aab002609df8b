"""Judges what the workspace sends by a schema made from the types of Slack's own framework."""

from typing import Any

from jsonschema import Draft7Validator

from bot.workspace.schemas import read_schema

_SCHEMA = read_schema("sent")


def faults_of_sent(name: str, payload: dict[str, Any]) -> list[str]:
    """Return how `payload` departs from the type `name`."""
    schema = {"$ref": f"#/definitions/{name}", "definitions": _SCHEMA["definitions"]}
    errors = Draft7Validator(schema).iter_errors(payload)
    return [f"{list(error.absolute_path)}: {error.message[:300]}" for error in errors]
