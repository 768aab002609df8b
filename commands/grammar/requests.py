"""From typed words to a request: a name, then clauses and the time in any order.

Its law: it never raises. What was understood stays, what was not is told by field.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.errors import BadInput
from bot.rooms.request import RoomRequest, When
from bot.rooms.room import RoomKind
from bot.rooms.times import say_length
from bot.rooms.when import Ambiguous
from bot.rooms.when import Read as ReadTime
from bot.slack.forms.how_often import rule_in_words
from commands.grammar.clauses import read_clause
from commands.grammar.sentences import (
    ATTRIBUTES,
    FIELDS,
    Sentence,
    read_clauses,
    read_sentence,
)
from commands.grammar.times import (
    SAY_WHEN,
    TOO_FAR,
    TOO_SHORT,
    Watch,
    either_of,
    first_of,
    is_too_far,
    reader_of,
    whens_of,
    with_days,
)
from commands.grammar.words import split_words

_PARTS: Final = ("start", "rule")  # of a request's `when`


@dataclass(frozen=True, slots=True)
class Parsed:
    """What typed text asks for.

    Attributes:
        request: What was understood and is allowed; complete when there are no problems.
        problems: Form field → sentence, for all that was not.
        raw: Form field → what was typed there, for the fields with problems.
        either: When it may be, if that has to be asked; `request` has the first of them. Empty
            when it is clear, or when there are problems.
    """

    request: RoomRequest
    problems: Mapping[str, str]
    raw: Mapping[str, str]
    either: tuple[When, ...] = ()


def parse_request(kind: RoomKind, text: str, usual: str = "") -> Parsed:
    """Read what follows ``now``, ``live`` or ``voice``.

    Args:
        kind: What is made.
        text: What was typed.
        usual: The clauses that this person usually wants; what is typed wins.
    """
    sentence = read_sentence(split_words(text), read_clause)
    return _checked(kind, sentence, sentence.values, values_of_usual(usual))


def parse_schedule(kind: RoomKind, text: str, watch: Watch, usual: str = "") -> Parsed:
    """Read what follows ``schedule``; arguments are those of `parse_request`."""
    sentence = read_sentence(split_words(text), reader_of(watch))
    either = _whens(sentence, watch)
    wanted = values_of_usual(usual)
    parsed = _scheduled(kind, sentence, either, wanted)
    if len(either) < 2:  # noqa: PLR2004  it is clear, or told
        return parsed
    if not parsed.problems:
        return replace(parsed, either=either)
    # There is more to mend, so the form asks for the time as well.
    sentence.problems["when"] = either_of(either)
    return _scheduled(kind, sentence, (), wanted)


def values_of_usual(usual: str) -> Mapping[str, object]:
    """Return what usual clauses say; those that cannot be read say nothing."""
    sentence = Sentence()
    read_clauses(split_words(usual), read_clause, sentence)
    return sentence.values


def _whens(sentence: Sentence, watch: Watch) -> tuple[When, ...]:
    """Return when it may be; nothing where the sentence has a problem with that."""
    start = sentence.values.get("start")
    if "when" in sentence.problems:
        return ()
    if not isinstance(start, ReadTime | Ambiguous):
        sentence.problems["when"] = sentence.cut_last_day() or SAY_WHEN
        return ()
    days = [words for words, _ in sentence.days]
    start = with_days(start, sentence.typed["start"], days, watch)
    rule = str(sentence.values.get("rule", ""))
    firsts = [first_of(one, watch) for one in whens_of(start, rule)]
    whens = tuple(one for one in firsts if one is not None)
    if len(whens) < len(firsts):
        sentence.problems["every"] = TOO_SHORT
        return whens_of(start)
    if is_too_far(whens[-1], watch):
        sentence.problems["when"] = TOO_FAR
        return ()
    return whens


def _scheduled(
    kind: RoomKind, sentence: Sentence, either: Sequence[When], usual: Mapping[str, object]
) -> Parsed:
    """Make the request; what it cannot have without a clear time, the form gets as words."""
    values = {name: value for name, value in sentence.values.items() if name not in _PARTS}
    raw: dict[str, str] = {}
    if not either or "every" in sentence.problems:
        raw |= _shown_rule(str(sentence.values.get("rule", "")))
    if either:
        values["when"] = either[0]
    elif "remind_s" in values:
        raw["remind"] = _shown("remind_s", values.pop("remind_s"))
    parsed = _checked(kind, sentence, values, usual)
    return replace(parsed, raw={**parsed.raw, **raw})


def _checked(
    kind: RoomKind, sentence: Sentence, values: Mapping[str, object], usual: Mapping[str, object]
) -> Parsed:
    """Make the request; where rules are broken, make it without the fields that break them."""
    problems, raw = dict(sentence.problems), dict(sentence.raw)
    kept = _with_usual(kind, values, usual)
    try:
        request = allowed_request(kind, kept)
    except BadInput as bad:
        for name, told in bad.problems.items():
            problems.setdefault(name, told)
            attribute = ATTRIBUTES.get(name, name)
            raw.setdefault(name, _shown(attribute, kept.pop(attribute, "")))
        request = allowed_request(kind, kept)
    return Parsed(request, problems, raw)


def _with_usual(
    kind: RoomKind, values: Mapping[str, object], usual: Mapping[str, object]
) -> dict[str, object]:
    """Put what is typed over what is usual; what this room cannot have of that is passed over."""
    whole = {**usual, **values}
    try:
        allowed_request(kind, whole)
    except BadInput as bad:
        unfit = {ATTRIBUTES.get(name, name) for name in bad.problems} - values.keys()
        return {name: value for name, value in whole.items() if name not in unfit}
    return whole


def allowed_request(kind: RoomKind, values: Mapping[str, object]) -> RoomRequest:
    """Make the request of values that clauses gave; raises `BadInput` as the request does."""
    # CLAUSES gives each attribute its type; the property tests of the parser hold it to that.
    return RoomRequest(kind=kind, **values)  # type: ignore[arg-type]


def _shown(attribute: str, value: object) -> str:
    """Return a value as it would be typed into a field of the form."""
    match attribute, value:
        case "remind_s", int(seconds):
            return f"{seconds // 60}m" if seconds else "off"
        case "length_s", int(seconds):
            return say_length(seconds)
        case _, True:  # a box of the form, ticked
            return FIELDS.get(attribute, attribute)
        case _, tuple(several):
            return ",".join(map(str, several))
    return str(value)


def _shown_rule(rule: str) -> Mapping[str, str]:
    """Return a series as the form's fields have it."""
    if not rule:
        return {}
    parts = dict(part.split("=") for part in rule.split(";"))
    end = parts.pop("UNTIL", "")[:8]
    repeat = rule_in_words(";".join(f"{name}={value}" for name, value in parts.items()))
    return {"repeat": repeat, "until": f"{end[:4]}-{end[4:6]}-{end[6:]}" if end else ""}
