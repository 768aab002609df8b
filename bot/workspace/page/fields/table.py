"""Which drawer draws which element: docs.slack.dev/reference/block-kit/block-elements."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from bot.workspace.acting.pressing import press_name
from bot.workspace.acting.values import held
from bot.workspace.page.fields import choices, inputs, presses
from bot.workspace.page.fields.drawn import PRESSED, Around, Drawn
from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.text.mrkdwn import Scene
from bot.workspace.world.elements import Placed

DRAWERS: Final[Mapping[str, Callable[[Drawn], Html]]] = {
    "button": presses.button,
    "overflow": presses.overflow,
    "workflow_button": presses.workflow,
    "plain_text_input": inputs.text,
    "rich_text_input": inputs.rich,
    "number_input": inputs.number,
    "email_text_input": inputs.line("email"),
    "url_text_input": inputs.line("url"),
    "datepicker": inputs.day,
    "timepicker": inputs.time,
    "datetimepicker": inputs.moment,
    "static_select": choices.one(choices.of_options),
    "external_select": choices.one(choices.of_external),
    "users_select": choices.one(choices.of_people),
    "channels_select": choices.one(choices.of_channels),
    "conversations_select": choices.one(choices.of_conversations),
    "multi_static_select": choices.several(choices.of_options),
    "multi_external_select": choices.several(choices.of_external),
    "multi_users_select": choices.several(choices.of_people),
    "multi_channels_select": choices.several(choices.of_channels),
    "multi_conversations_select": choices.several(choices.of_conversations),
    "radio_buttons": choices.ticks("radio"),
    "checkboxes": choices.ticks("checkbox"),
}
# A group of boxes has a label for each; a label around all of them would press the first.
GROUPS: Final = frozenset(
    kind for kind in DRAWERS if kind.startswith("multi_") or kind in ("radio_buttons", "checkboxes")
)
_WITHOUT_VALUE: Final = PRESSED | {"workflow_button"}


def draw_field(
    placed: Placed, state: Mapping[str, Any] | None, scene: Scene, around: Around
) -> Html:
    """Draw one element; one that the page does not know is a visible error."""
    drawer = DRAWERS.get(placed.kind)
    if drawer is None:
        return tag("p", f"The page cannot draw the element “{placed.kind}”.", class_="undrawn")
    value = None if placed.kind in _WITHOUT_VALUE else held(placed.element, state)
    drawn = drawer(Drawn(placed=placed, value=value, scene=scene, around=around))
    if not placed.dispatches or placed.kind in _WITHOUT_VALUE:
        return drawn
    # Without JavaScript a change is told by this button; with it, the button is hidden.
    return join(drawn, presses.pressing("Apply", press_name(placed), class_="apply"))
