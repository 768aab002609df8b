"""Judges what the workspace sends by a schema made from the types of Slack's own framework."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from jsonschema import Draft7Validator

from bot.workspace.coverage.payloads import SENT, kind_of
from bot.workspace.schemas import read_schema

_DEFINITIONS = read_schema("sent")["definitions"]


@cache
def _validator(name: str) -> Draft7Validator:
    return Draft7Validator({"$ref": f"#/definitions/{name}", "definitions": _DEFINITIONS})


def faults_of_sent(name: str, payload: Mapping[str, Any]) -> list[str]:
    """Return how `payload` departs from the type `name`."""
    errors = _validator(name).iter_errors(payload)
    return [f"{list(error.absolute_path)}: {error.message[:300]}" for error in errors]


def faults_of_kind(payload: Mapping[str, Any]) -> list[str]:
    """Return how `payload` departs from the type that `SENT` names, its event's type too."""
    kind = SENT[kind_of(payload)]
    if not kind.definition:
        return []
    event = payload.get("event", {})
    whole = faults_of_sent(kind.definition, payload if kind.event else _filled(payload, kind.lacks))
    inner = faults_of_sent(kind.event, _filled(event, kind.lacks)) if kind.event else []
    return [*whole, *inner]


def _filled(payload: Mapping[str, Any], lacks: Mapping[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return a copy with what the type demands and Slack's pages do not show."""
    filled = dict(payload)
    for place, names in lacks.items():
        missing = {name: payload.get(name, "") for name in names}
        if place == "":
            filled |= missing
        else:
            filled[place] = missing | payload[place]
    return filled
