"""The first judge: a JSON Schema made from Slack's own types.

A choice between types is made by the value's `type`, so that a problem is told where it is and
not as "none of twenty".
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from jsonschema import Draft7Validator, ValidationError, validators

from bot.workspace.judging.problem import Problem, pointer_to
from bot.workspace.schemas import read_schema

Schema = dict[str, Any]

_SCHEMA: Final = read_schema("blocks")
_DEFINITIONS: Final[Schema] = _SCHEMA["definitions"]

CODES: Final[Mapping[str, str]] = {
    "additionalProperties": "unknown_field",
    "anyOf": "invalid_type",
    "const": "invalid_value",
    "enum": "invalid_value",
    "maxItems": "too_many_items",
    "maxLength": "too_long",
    "maximum": "out_of_range",
    "minItems": "too_few_items",
    "minLength": "too_short",
    "minimum": "out_of_range",
    "required": "missing_field",
    "type": "invalid_type",
}


def _resolved(schema: Schema) -> Schema:
    """Follow a `$ref`; all of them lead to a definition."""
    while "$ref" in schema:
        schema = _DEFINITIONS[schema["$ref"].removeprefix("#/definitions/")]
    return schema


def _flattened(choices: Sequence[Schema]) -> list[Schema]:
    """Return the choices with those of a choice among them in its place."""
    flat: list[Schema] = []
    for choice in choices:
        inner = _resolved(choice).get("anyOf")
        flat.extend(_flattened(inner) if inner else [choice])
    return flat


def _type_of(schema: Schema) -> object:
    return _resolved(schema).get("properties", {}).get("type", {}).get("const")


def _any_of(
    validator: Draft7Validator, choices: Sequence[Schema], value: object, _: Schema
) -> Iterator[ValidationError]:
    flat = _flattened(choices)
    if all(_type_of(choice) for choice in flat):
        kind = value.get("type") if isinstance(value, dict) else None
        named = [choice for choice in flat if _type_of(choice) == kind]
        if not named:
            kinds = sorted({str(_type_of(choice)) for choice in flat})
            yield ValidationError(f"must be one of {', '.join(kinds)}, not {kind!r}")
        flat = named
    errors = [list(validator.descend(value, choice)) for choice in flat]
    if errors and all(errors):
        # Of several forms of one type, the one that comes nearest says what is wrong.
        yield from min(errors, key=len)


# The stubs leave `extend` untyped.
_Validator: Final = validators.extend(Draft7Validator, {"anyOf": _any_of})  # type: ignore[no-untyped-call]
_JUDGES: Final = {
    name: _Validator({"$ref": f"#/definitions/{name}", "definitions": _DEFINITIONS})
    for name in ("KnownBlock", "Modal", "Home", "PlainTextOption")
}


def problems_by_type(name: str, value: object, base: Sequence[str | int] = ()) -> list[Problem]:
    """Return how `value` departs from the type `name`; `base` leads to it in what was sent."""
    return [_problem(error, base) for error in _JUDGES[name].iter_errors(value)]


def _problem(error: ValidationError, base: Sequence[str | int]) -> Problem:
    keyword = str(error.validator)
    constraint = error.validator_value
    limit = constraint if isinstance(constraint, int | str) and constraint is not True else ""
    # The value itself may be long, and it may be somebody's words.
    short = error.message if len(error.message) <= 200 else f"breaks {keyword}={limit}"  # noqa: PLR2004
    return Problem(
        code=CODES.get(keyword, "invalid"),
        message=short,
        pointer=pointer_to([*base, *error.absolute_path]),
        constraint=f"{keyword}={limit}" if limit != "" else keyword,
    )
