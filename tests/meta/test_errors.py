"""The tree in the docstring of bot/errors.py is the tree of the classes."""

import inspect
import re
from collections.abc import Iterator
from typing import Final

from bot import errors
from bot.errors import BotError, IllegalTransition

DEPTHS: Final = {"*": 0, "+": 1, "-": 2}
LEAF: Final = re.compile(r"^\s*([*+-]) (\w+) +(\S.*)$", re.MULTILINE)


def drawn() -> dict[str, str]:
    """Return each class of the drawing with the one that it hangs from; "" for a root."""
    above: dict[str, str] = {}
    path: list[str] = []
    for mark, name, _ in LEAF.findall(inspect.getdoc(errors) or ""):
        path = path[: DEPTHS[mark]]
        above[name] = path[-1] if path else ""
        path.append(name)
    return above


def family(error: type[BotError]) -> Iterator[type[BotError]]:
    yield error
    for child in error.__subclasses__():
        yield from family(child)


def test_every_error_of_ours_is_drawn_where_it_belongs() -> None:
    classes = {one.__name__: one.__mro__[1].__name__ for one in family(BotError)}

    roots = {"BotError": "", "IllegalTransition": ""}
    assert drawn() == classes | roots


def test_every_error_of_the_tree_is_defined_beside_it() -> None:
    assert {one.__module__ for one in family(BotError)} == {"bot.errors"}


def test_a_bug_of_ours_is_no_error_to_explain() -> None:
    assert not issubclass(IllegalTransition, BotError)
