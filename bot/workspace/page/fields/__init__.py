"""Draws the elements that a person can act on, with native inputs.

A field is named `block_id|action_id|type`; a press is a button named `press`. Scripts draw what is
handier over a native input that has `data-own`, and write into it.
"""

from bot.workspace.page.fields.drawn import Around, text_of
from bot.workspace.page.fields.inputs import local_to_seconds
from bot.workspace.page.fields.table import draw_field

__all__ = ["Around", "draw_field", "local_to_seconds", "text_of"]
