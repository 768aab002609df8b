"""Reading a message or a view as a person does: its words, its buttons, its inputs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Json = Mapping[str, Any]
# Keys whose strings a person reads. Values, ids and metadata are not among them.
READ_KEYS = frozenset({"text", "alt_text", "fallback", "pretext", "title_link"})


@dataclass(frozen=True, slots=True)
class Button:
    """A button as it stands in a message."""

    text: str
    action_id: str
    block_id: str
    value: str
    url: str


def plain_text(content: Json) -> str:
    """Return all words of a message or view, one piece a line, escaped as they were sent."""
    return "\n".join(_words(content))


def _words(thing: object) -> Iterator[str]:
    if isinstance(thing, Mapping):
        for key, value in thing.items():
            if isinstance(value, str):
                yield from [value] * (key in READ_KEYS)
            elif key not in ("metadata", "state"):
                yield from _words(value)
    elif isinstance(thing, list):
        for item in thing:
            yield from _words(item)


def elements(content: Json) -> Iterator[tuple[str, Json]]:
    """Yield each interactive element with its block's id."""
    for block in content.get("blocks", []):
        inside = [block.get("accessory"), block.get("element"), *block.get("elements", [])]
        for element in inside:
            if isinstance(element, Mapping) and "action_id" in element:
                yield block.get("block_id", ""), element


def buttons(content: Json) -> list[Button]:
    """Return the buttons of a message or view, in reading order."""
    return [
        Button(
            text=element["text"]["text"],
            action_id=element["action_id"],
            block_id=block_id,
            value=element.get("value", ""),
            url=element.get("url", ""),
        )
        for block_id, element in elements(content)
        if element["type"] == "button"
    ]


def inputs(view: Json) -> list[Json]:
    """Return the input blocks of a view."""
    return [block for block in view.get("blocks", []) if block["type"] == "input"]


def text_inputs(view: Json) -> list[Json]:
    """Return the input blocks into which text is typed."""
    return [block for block in inputs(view) if block["element"]["type"] == "plain_text_input"]
