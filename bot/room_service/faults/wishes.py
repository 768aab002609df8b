"""What the control API is asked for, checked: every fault of it at once."""

from collections.abc import Callable, Mapping
from typing import TypeGuard

Rule = tuple[Callable[[object], bool], str]
"""Whether a value will do, and in words what would."""


def problems(asked: Mapping[str, object], rules: Mapping[str, Rule]) -> list[str]:
    """Say what is wrong with `asked`, field by field."""
    unknown = [f"{name} is not known here" for name in asked if name not in rules]
    wrong = [
        f"{name} must be {rules[name][1]}"
        for name, value in asked.items()
        if name in rules and not rules[name][0](value)
    ]
    return unknown + wrong


def is_bool(value: object) -> bool:
    """Tell a JSON bool from everything else."""
    return isinstance(value, bool)


def is_whole(value: object) -> TypeGuard[int]:
    """Tell a JSON whole number; in Python a bool is an int, on the wire it is not."""
    return type(value) is int


def is_count(value: object) -> bool:
    """Tell a whole number above 0."""
    return is_whole(value) and value > 0


def is_from(value: object, least: int, most: int) -> bool:
    """Tell a whole number from `least` to `most`."""
    return is_whole(value) and least <= value <= most


def is_count_or_none(value: object) -> bool:
    """Tell a whole number above 0, or null."""
    return value is None or is_count(value)


def is_text_or_none(value: object) -> bool:
    """Tell a string, or null."""
    return value is None or isinstance(value, str)


def is_words(value: object) -> TypeGuard[list[str]]:
    """Tell a list of strings."""
    return isinstance(value, list) and all(isinstance(word, str) for word in value)
