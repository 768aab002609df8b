"""Contrast: every pair of colours that the style sheets use is readable, in light and in dark.

The measure is WCAG 2.2's: 4.5 to 1 for text (w3.org/TR/WCAG22/#contrast-minimum).
"""

import re
from itertools import product
from pathlib import Path

import pytest

import bot.workspace.page

CSS = Path(bot.workspace.page.__file__).parent / "static" / "css"
ENOUGH = 4.5
THEMES = ("light", "dark")

# What is written, and upon what.
PAIRS = (
    *product(("ink", "soft", "accent", "danger"), ("paper", "side", "note")),
    ("ink", "mark"),
    ("accent", "mark"),
    ("ink", "line"),
    ("accent-ink", "accent"),
    ("danger-ink", "danger"),
    ("paper", "ink"),
)


def colours() -> dict[str, tuple[str, str]]:
    """Return each colour of the page as it is in light and in dark."""
    found = re.findall(
        r"--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)", (CSS / "page.css").read_text()
    )
    return {name: (light, dark) for name, light, dark in found}


def hues() -> list[tuple[str, str]]:
    """Return the colours behind initials."""
    return re.findall(r"\{ --hue: light-dark\((#\w{6}), (#\w{6})\)", (CSS / "chat.css").read_text())


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_known_contrast() -> None:
    assert contrast("#000000", "#ffffff") == 21.0


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_is_readable(text: str, ground: str, theme: str) -> None:
    at = THEMES.index(theme)

    assert contrast(colours()[text][at], colours()[ground][at]) >= ENOUGH


@pytest.mark.parametrize("theme", THEMES)
def test_initials_are_readable_on_every_hue(theme: str) -> None:
    at = THEMES.index(theme)
    found = re.search(
        r"--hue-ink: light-dark\((#\w{6}), (#\w{6})\)", (CSS / "chat.css").read_text()
    )
    assert found

    assert len(hues()) == 8
    assert [hue[at] for hue in hues() if contrast(found[at + 1], hue[at]) < ENOUGH] == []
