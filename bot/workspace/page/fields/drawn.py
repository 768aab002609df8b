"""What every field has: its name, its hooks, its place among labels and hints."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from bot.workspace.acting.pressing import press_name
from bot.workspace.page.asking import words
from bot.workspace.page.html import Html
from bot.workspace.page.text.mrkdwn import Scene, draw, plain
from bot.workspace.world.elements import Placed

Attributes = dict[str, str | None]

# They tell the app by a click, and hold no value.
PRESSED: Final = frozenset({"button", "overflow"})


@dataclass(frozen=True, kw_only=True)
class Around:
    """What stands around a field.

    Attributes:
        owner: The message or form that it belongs to, so that ids differ between them.
    """

    owner: str = ""
    has_label: bool = False
    has_hint: bool = False
    has_error: bool = False


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A field, what it holds, and who looks at it."""

    placed: Placed
    value: Any
    scene: Scene
    around: Around = field(default_factory=Around)

    @property
    def element(self) -> Mapping[str, Any]:
        """Return the element as the app sent it."""
        return self.placed.element

    @property
    def id(self) -> str:
        """Return the id of the field; no block id can break it."""
        return field_id(self.around.owner, self.placed)

    @property
    def placeholder(self) -> str | None:
        """Return the words of an empty field."""
        placeholder = self.element.get("placeholder")
        return placeholder["text"] if placeholder else None

    @property
    def takes_focus(self) -> bool:
        """Say whether the app wants the field to have the focus at first."""
        return bool(self.element.get("focus_on_load"))

    def hooks(self) -> Attributes:
        """Return the attributes by which scripts and tests find the field."""
        confirm = self.element.get("confirm")
        dispatches = self.placed.dispatches and self.placed.kind not in PRESSED
        return {
            "data_block": self.placed.block_id,
            "data_action": self.placed.action_id,
            "data_confirm": json.dumps(words(confirm)) if confirm else None,
            "data_press": press_name(self.placed) if dispatches else None,
        }

    def named(self) -> Attributes:
        """Return the hooks and the field's name."""
        return {"name": self.placed.field_name} | self.hooks()

    def said(self) -> Attributes:
        """Return what a screen reader says of the field beside its value."""
        around = self.around
        parts = (("error", around.has_error), ("hint", around.has_hint))
        described = [f"{self.id}-{part}" for part, is_there in parts if is_there]
        return {
            "id": self.id,
            "aria_describedby": " ".join(described) or None,
            "aria_invalid": "true" if around.has_error else None,
            "aria_label": None if around.has_label else self.placeholder or self.placed.action_id,
        }


def field_id(owner: str, placed: Placed) -> str:
    """Return the id of a field's input; its label, hint and error end in their name."""
    whole = f"{owner}|{placed.block_id}|{placed.action_id}".encode("utf-8", "replace")
    return f"f{hashlib.sha256(whole).hexdigest()[:12]}"


def text_of(thing: Mapping[str, Any], scene: Scene) -> Html:
    """Draw a text object."""
    if thing["type"] == "plain_text":
        return plain(thing["text"])
    return draw(thing["text"], scene, is_verbatim=bool(thing.get("verbatim")))
