"""JSON as the room service reads it: UTF-8, no NaN, no half characters, no endless nesting."""

import json
import math
import re

HALF_CHARACTER = re.compile(rb"\\u[dD][89a-fA-F]")
"""The escapes that may leave a lone surrogate, which no answer could carry back."""

DEEPEST = 100
"""ASSUMED: documented bodies have at most three levels."""


def parse(raw: bytes) -> object:
    """Return the value in `raw`; raise `ValueError` for whatever is not clean JSON."""
    try:
        value: object = json.loads(
            raw.decode(), parse_constant=_refuse_constant, parse_float=_finite
        )
    except RecursionError:
        raise ValueError("nested too deeply") from None
    if _is_deeper(value, DEEPEST):
        raise ValueError("nested too deeply")
    if HALF_CHARACTER.search(raw):
        json.dumps(value, ensure_ascii=False).encode()
    return value


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise ValueError(f"{text} is beyond a float")
    return number


def _is_deeper(value: object, levels: int) -> bool:
    if not isinstance(value, list | dict):
        return False
    inside = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_is_deeper(each, levels - 1) for each in inside)
