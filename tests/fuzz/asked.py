"""One request of the fuzzer, and the parts that both stand-ins' requests are made of."""

import json
from dataclasses import dataclass, field
from typing import Any, Final

from hypothesis import strategies as st

# What clients send, what none sends, and what is no content type at all.
CONTENT_TYPES: Final = (
    "application/json",
    "application/json; charset=utf-8",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "text/plain",
    "",
    "no such type",
)
# Mostly what is meant: another method is refused before anything is looked at.
METHODS: Final = (*["POST"] * 20, "GET", "GET", "PUT", "DELETE", "PATCH", "OPTIONS")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is sent.

    Attributes:
        path: With its leading slash; unquoted.
        query: Pairs, in their order.
    """

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


# Half characters among them: JSON can write them, UTF-8 cannot.
anything = st.text(st.characters(exclude_categories=()), max_size=40)
words = st.text(max_size=40)
numbers = st.one_of(
    st.integers(-2, 2000),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=True, allow_infinity=True),
)
scalars = st.one_of(st.none(), st.booleans(), numbers, anything)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=8,
)
heavy = st.builds(lambda letter, times: letter * times, st.sampled_from("aä\u2028<"), st.just(3001))
deep = st.integers(200, 3000).map(lambda depth: b"[" * depth + b"]" * depth)
garbage = st.one_of(st.binary(max_size=60), deep, st.just(b"{"), st.just(b"null"), st.just(b""))


def as_json(content: Any) -> bytes:  # noqa: ANN401 - whatever JSON holds
    """Write `content` as careless clients do: NaN and half characters too."""
    return json.dumps(content).encode()


def objects(plausible: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    """Return objects of known names; most values are such as could be meant."""
    pairs = {name: st.one_of(good, good, values, heavy) for name, good in plausible.items()}
    return st.one_of(
        st.fixed_dictionaries({}, optional=pairs),
        st.fixed_dictionaries(dict(plausible)),
        st.dictionaries(st.sampled_from([*sorted(plausible), "x"]) | words, values, max_size=5),
    )
