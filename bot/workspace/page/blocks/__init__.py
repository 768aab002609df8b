"""Draws blocks: docs.slack.dev/reference/block-kit/blocks."""

from bot.workspace.page.blocks.canvas import Canvas
from bot.workspace.page.blocks.table import draw_blocks

__all__ = ["Canvas", "draw_blocks"]
