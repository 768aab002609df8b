"""Frozen dataclasses as JSON and back, guided by their annotations.

Its law: what was kept once can be read again. A field that a newer release added takes its
default; one that it dropped is passed over; rules that grew stricter since are not asked again.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from functools import partial
from types import UnionType
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")
Reader = Callable[[Any], Any]
# Name, reader and default of each field.
Parts = tuple[tuple[str, Reader, Callable[[], Any]], ...]

_KNOWN: Final[dict[type[Any], Parts]] = {}
_AS_THEY_ARE: Final = frozenset({str, int, float, bool})


def plain(value: Any) -> Any:  # noqa: ANN401 - any value of a frozen dataclass
    """Return `value` with its dataclasses turned into dicts, ready for `json.dumps`."""
    if not isinstance(value, type) and is_dataclass(value):
        return {name: plain(getattr(value, name)) for name, _, _ in _parts(type(value))}
    if isinstance(value, tuple):
        return [plain(item) for item in value]
    if isinstance(value, frozenset):
        return sorted(plain(item) for item in value)
    return value


def dump(value: object) -> str:
    """Return `value` as ASCII JSON, so that any text fits into any database."""
    return json.dumps(plain(value))


def load(cls: type[T], text: str) -> T:
    """Return the `cls` that `dump` was given."""
    return build(cls, json.loads(text))


def build(cls: type[T], data: Mapping[str, Any]) -> T:
    """Return a `cls` with the fields of `data`; fields that it does not know are passed over."""
    made = cls.__new__(cls)  # not __init__: what was accepted once is not judged again
    for name, read, default in _parts(cls):
        value = read(data[name]) if name in data else default()
        object.__setattr__(made, name, value)
    return made


def _parts(cls: type[Any]) -> Parts:
    """Return the parts of a dataclass, worked out once."""
    if cls not in _KNOWN:
        hints = get_type_hints(cls)
        _KNOWN[cls] = tuple(
            (one.name, _reader(hints[one.name]), _default(one)) for one in fields(cls)
        )
    return _KNOWN[cls]


def _default(field: Field[Any]) -> Callable[[], Any]:
    if field.default_factory is not MISSING:
        return field.default_factory
    return partial(_given, field)


def _given(field: Field[Any]) -> Any:  # noqa: ANN401 - a default is of any type
    if field.default is MISSING:
        raise ValueError(f"A kept row has no {field.name}.")
    return field.default


def _same(value: Any) -> Any:  # noqa: ANN401 - passes anything through
    return value


def _reader(hint: Any) -> Reader:  # noqa: ANN401 - an annotation is of any type
    """Return what turns JSON into a value of type `hint`."""
    if get_origin(hint) is UnionType:
        inner = _reader(get_args(hint)[0])
        return lambda value: None if value is None else inner(value)
    many = get_origin(hint)
    if many is tuple or many is frozenset:
        item = _reader(get_args(hint)[0])
        return lambda value: many(map(item, value))
    if isinstance(hint, type) and is_dataclass(hint):
        return partial(build, hint)
    return hint if isinstance(hint, type) and hint not in _AS_THEY_ARE else _same
