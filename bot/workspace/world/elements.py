"""Finds the interactive elements inside blocks, and gives those a name that have none."""

import copy
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

Payload = dict[str, Any]

# Where the elements of a block stand, and which blocks hold blocks:
# docs.slack.dev/reference/block-kit/blocks
HOLDERS: Final[Mapping[str, str]] = {
    "actions": "elements",
    "card": "actions",
    "input": "element",
    "section": "accessory",
}
NESTED: Final[Mapping[str, str]] = {"carousel": "elements", "container": "child_blocks"}


@dataclass(frozen=True, kw_only=True)
class Placed:
    """An element and the block that it stands in."""

    block: Mapping[str, Any]
    element: Mapping[str, Any]

    @property
    def block_id(self) -> str:
        """Return the name of the block."""
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        """Return the name of the element."""
        return str(self.element["action_id"])

    @property
    def kind(self) -> str:
        """Return the element's type."""
        return str(self.element["type"])

    @property
    def is_input(self) -> bool:
        """Say whether the element is the field of an input block."""
        return bool(self.block["type"] == "input")

    @property
    def dispatches(self) -> bool:
        """Say whether changing it is told to the app at once."""
        return not self.is_input or bool(self.block.get("dispatch_action"))

    @property
    def field_name(self) -> str:
        """Return the name of its field in the page's forms."""
        return f"{self.block_id}|{self.action_id}|{self.kind}"


def elements_in(block: Mapping[str, Any]) -> list[Payload]:
    """Return the elements of one block that may be acted on."""
    held = block.get(HOLDERS.get(block["type"], ""))
    elements = held if isinstance(held, list) else [held]
    return [e for e in elements if isinstance(e, dict) and e.get("type", "image") != "image"]


def flat(blocks: Iterable[Mapping[str, Any]]) -> Iterator[Any]:
    """Yield blocks in their order, those inside another one too."""
    for block in blocks:
        yield block
        yield from flat(block.get(NESTED.get(block["type"], "")) or ())


def placed(blocks: Iterable[Mapping[str, Any]]) -> Iterator[Placed]:
    """Yield every element of `blocks` that may be acted on."""
    for block in flat(blocks):
        for element in elements_in(block):
            yield Placed(block=block, element=element)


def named(blocks: Sequence[Mapping[str, Any]]) -> list[Payload]:
    """Return a copy of `blocks` in which every block and element has an id, as Slack gives them."""
    copies = [copy.deepcopy(dict(block)) for block in blocks]
    for block in flat(copies):
        block["block_id"] = block.get("block_id") or secrets.token_urlsafe(4)
        for element in elements_in(block):
            element["action_id"] = element.get("action_id") or secrets.token_urlsafe(4)
    return copies
