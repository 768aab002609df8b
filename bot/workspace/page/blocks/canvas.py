"""What blocks are drawn upon, and the parts that many of them have."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.workspace.page.fields import Around, draw_field, text_of
from bot.workspace.page.html import Html, tag
from bot.workspace.page.text.mrkdwn import Scene
from bot.workspace.world.elements import Placed
from bot.workspace.world.kept.calls import Calls

Block = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Canvas:
    """What blocks are drawn upon: who looks, what fields hold, what is wrong with them.

    Attributes:
        owner: The message or form that the blocks belong to.
        calls: What the app said of calls.
    """

    scene: Scene
    values: Mapping[str, Mapping[str, Mapping[str, Any]]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    owner: str = ""
    calls: Calls = field(default_factory=Calls)

    def element(self, block: Block, element: Block, around: Around | None = None) -> Html:
        """Draw one element of a block."""
        placed = Placed(block=block, element=element)
        state = self.values.get(placed.block_id, {}).get(str(element.get("action_id")))
        return draw_field(placed, state, self.scene, around or Around(owner=self.owner))

    def text(self, thing: Block | None, name: str = "div", **attributes: str) -> Html:
        """Draw a text object inside an element of markup, or nothing if there is none."""
        return tag(name, text_of(thing, self.scene), **attributes) if thing else Html("")

    def any(self, block: Block, thing: Block) -> Html:
        """Draw what a section or a context may hold: text, a picture, an element."""
        if thing["type"] in ("mrkdwn", "plain_text"):
            return text_of(thing, self.scene)
        return picture(thing) if thing["type"] == "image" else self.element(block, thing)


def picture(thing: Block) -> Html:
    """Show the words of a picture: the page asks nobody outside for anything."""
    title = f"{thing['title']['text']}: " if thing.get("title") else ""
    words = f"{title}{thing['alt_text']}"
    return tag("span", f"🖼 {words}", class_="picture", role="img", aria_label=words)
