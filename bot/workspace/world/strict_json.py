"""Reads JSON that can be written again: no NaN, no half of a character, no bottomless nesting."""

import json


def read_json(text: str | bytes) -> object:
    """Return what `text` holds; raises `ValueError` for anything that is not clean JSON."""
    try:
        loaded: object = json.loads(text)
        json.dumps(loaded, ensure_ascii=False, allow_nan=False).encode()
    except RecursionError:
        raise ValueError("nested too deeply") from None
    return loaded
