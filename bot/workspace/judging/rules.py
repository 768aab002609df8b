"""The third judge: rules that tie several fields of blocks together.

Sources: docs.slack.dev/reference/block-kit (elements and blocks), where a rule names no other.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.workspace.judging.problem import Problem, pointer_to

Block = Mapping[str, Any]
Path = tuple[str | int, ...]

_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_TIME: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
# A plain text field takes 3,000 characters.
LONGEST_INPUT: Final = 3000

# Which blocks a surface does not take. The pages of these blocks name messages only.
MESSAGES_ONLY: Final = frozenset(
    {"call", "card", "carousel", "context_actions", "data_table", "file", "markdown", "plan"}
    | {"table", "task_card"}
)
REFUSED_ON: Final[Mapping[str, frozenset[str]]] = {
    "message": frozenset(),
    "modal": MESSAGES_ONLY,
    "home": MESSAGES_ONLY | {"alert"},
}
FORMS_ONLY: Final = frozenset({"file_input"})


def problems_across(blocks: Sequence[Block], surface: str, base: Path) -> list[Problem]:
    """Return what is wrong between the fields of well-typed blocks.

    Args:
        blocks: All blocks of one message or view.
        surface: `message`, `modal` or `home`.
        base: Where `blocks` stands in what was sent.
    """
    placed = [((*base, number), block) for number, block in enumerate(blocks)]
    found = [
        _repeated([(path, block.get("block_id")) for path, block in placed], "block_id"),
        _one_focus(placed),
        *(_block(path, block, surface) for path, block in placed),
    ]
    return list(chain.from_iterable(found))


def elements(path: Path, block: Block) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Yield the elements of one block, each with its place."""
    for name in ("element", "accessory"):
        if isinstance(block.get(name), dict):
            yield (*path, name), block[name]
    if block["type"] in ("actions", "context_actions"):
        for number, element in enumerate(block["elements"]):
            yield (*path, "elements", number), element


def _block(path: Path, block: Block, surface: str) -> Iterator[Problem]:
    kind = block["type"]
    if kind in REFUSED_ON[surface]:
        yield _problem("invalid_type", f"a {surface} takes no {kind} block", path, "surface")
    if kind == "section" and not block.get("text") and not block.get("fields"):
        yield _problem("missing_field", "needs `text` or `fields`", path, "required")
    named = [(each, element.get("action_id")) for each, element in elements(path, block)]
    yield from _repeated(named, "action_id")
    for place, element in elements(path, block):
        if element["type"] in FORMS_ONLY and surface != "modal":
            message = f"a {surface} takes no {element['type']}"
            yield _problem("invalid_type", message, place, "surface")
        for rule in RULES.get(element["type"], ()):
            yield from rule(place, element)


def _repeated(named: Sequence[tuple[Path, str | None]], name: str) -> Iterator[Problem]:
    counts = Counter(value for _, value in named if value)
    seen: set[str] = set()
    for path, value in named:
        if value in seen:
            message = f"repeats {value!r}"
            yield _problem(f"duplicate_{name}", message, (*path, name), "unique")
        if value and counts[value] > 1:
            seen.add(value)


def _one_focus(placed: Sequence[tuple[Path, Block]]) -> Iterator[Problem]:
    focused = [
        place
        for path, block in placed
        for place, element in elements(path, block)
        if element.get("focus_on_load")
    ]
    for place in focused[1:]:
        message = "only one element may have the focus"
        yield _problem("invalid_value", message, (*place, "focus_on_load"), "unique")


def _options(path: Path, element: Mapping[str, Any]) -> Iterator[Problem]:
    """A choice has options or groups of them, and what is chosen is one of them."""
    if ("options" in element) == ("option_groups" in element):
        yield _problem("missing_field", "needs `options` or `option_groups`", path, "oneOf")
    groups = [group["options"] for group in element.get("option_groups", ())]
    options = [*element.get("options", ()), *chain.from_iterable(groups)]
    chosen = [*element.get("initial_options", ())]
    chosen += [element["initial_option"]] if "initial_option" in element else []
    for number, option in enumerate(chosen):
        if option not in options:
            name = "initial_option" if "initial_option" in element else "initial_options"
            place = (*path, name) if name == "initial_option" else (*path, name, number)
            yield _problem("invalid_value", "is not among the options", place, "options")


def _most_chosen(path: Path, element: Mapping[str, Any]) -> Iterator[Problem]:
    most = element.get("max_selected_items")
    if most is None:
        return
    if most < 1:
        place = (*path, "max_selected_items")
        yield _problem("out_of_range", "must be at least 1", place, "minimum=1")
    initial = (value for name, value in element.items() if name.startswith("initial_"))
    if any(isinstance(value, list) and len(value) > most for value in initial):
        yield _problem("too_many_items", "more are chosen than may be", path, f"maxItems={most}")


def _lengths(path: Path, element: Mapping[str, Any]) -> Iterator[Problem]:
    least, most = element.get("min_length", 0), element.get("max_length", LONGEST_INPUT)
    if not 0 <= least <= most or not 1 <= most <= LONGEST_INPUT:
        message = f"lengths must lie between 0 and {LONGEST_INPUT}, the least first"
        yield _problem("out_of_range", message, path, f"maximum={LONGEST_INPUT}")
    if len(element.get("initial_value", "")) > most:
        yield _problem(
            "too_long", "is longer than may be typed", (*path, "initial_value"), "max_length"
        )


def _numbers(path: Path, element: Mapping[str, Any]) -> Iterator[Problem]:
    bounds: list[float] = []
    for name in ("min_value", "initial_value", "max_value"):
        if name in element:
            try:
                bounds.append(float(element[name]))
            except ValueError:
                yield _problem("invalid_value", "must be a number", (*path, name), "number")
    if bounds != sorted(bounds):
        yield _problem("out_of_range", "must be min ≤ initial ≤ max", path, "order")


def _ten_digits(path: Path, element: Mapping[str, Any]) -> Iterator[Problem]:
    """A moment is a whole Unix second of ten digits."""
    at = element.get("initial_date_time")
    if at is not None and not (at == int(at) and 10**9 <= at < 10**10):
        place = (*path, "initial_date_time")
        yield _problem("invalid_value", "must be a Unix second of ten digits", place, "digits=10")


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return bool(_DATE.fullmatch(text))


def _is_zone(text: str) -> bool:
    try:
        ZoneInfo(text)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _written(name: str, is_right: Callable[[str], object], words: str) -> "Rule":
    """Return the rule that one field of an element is written in one way."""

    def rule(path: Path, element: Mapping[str, Any]) -> Iterator[Problem]:
        value = element.get(name)
        if value is not None and not is_right(value):
            yield _problem("invalid_value", f"must be written {words}", (*path, name), words)

    return rule


Rule = Callable[[Path, Mapping[str, Any]], Iterator[Problem]]

RULES: Final[Mapping[str, Sequence[Rule]]] = {
    "static_select": (_options,),
    "multi_static_select": (_options, _most_chosen),
    "radio_buttons": (_options,),
    "checkboxes": (_options,),
    "multi_users_select": (_most_chosen,),
    "multi_channels_select": (_most_chosen,),
    "multi_conversations_select": (_most_chosen,),
    "multi_external_select": (_most_chosen,),
    "plain_text_input": (_lengths,),
    "number_input": (_numbers,),
    "datetimepicker": (_ten_digits,),
    "datepicker": (_written("initial_date", _is_day, "YYYY-MM-DD"),),
    "timepicker": (
        _written("initial_time", _TIME.fullmatch, "HH:mm"),
        _written("timezone", _is_zone, "as an IANA name"),
    ),
}


def _problem(code: str, message: str, path: Path, constraint: str) -> Problem:
    return Problem(code=code, message=message, pointer=pointer_to(path), constraint=constraint)
