"""The window that answers a button which is in no message: there is no channel to answer in."""

from typing import Any, Final

from bot.slack import blocks
from bot.slack.message import Message

WINDOW: Final = "window"
MOST_OF_A_SECTION: Final = 3000  # docs.slack.dev/reference/block-kit/blocks/section-block


def window(message: Message) -> dict[str, Any]:
    """Return a window that says what the message says, with its buttons."""
    parts = message.blocks or (blocks.section("said", message.text[:MOST_OF_A_SECTION]),)
    return blocks.modal(WINDOW, "Greenroom", parts)
