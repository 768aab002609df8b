"""Finds the interactive elements inside blocks, and gives those a name that have none."""

import copy
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Payload = dict[str, Any]


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
    nested = [block.get("element"), block.get("accessory"), *block.get("elements", [])]
    return [e for e in nested if isinstance(e, dict) and "type" in e and _acts(block, e)]


def _acts(block: Mapping[str, Any], element: Mapping[str, Any]) -> bool:
    holds = block["type"] in ("actions", "input", "section")
    return holds and bool(element["type"] != "image")


def placed(blocks: Iterable[Mapping[str, Any]]) -> Iterator[Placed]:
    """Yield every element of `blocks` that may be acted on."""
    for block in blocks:
        for element in elements_in(block):
            yield Placed(block=block, element=element)


def named(blocks: Sequence[Mapping[str, Any]]) -> list[Payload]:
    """Return a copy of `blocks` in which every block and element has an id, as Slack gives them."""
    copies = [copy.deepcopy(dict(block)) for block in blocks]
    for block in copies:
        block["block_id"] = block.get("block_id") or secrets.token_urlsafe(4)
        for element in elements_in(block):
            element["action_id"] = element.get("action_id") or secrets.token_urlsafe(4)
    return copies
