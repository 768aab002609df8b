"""`python -m tests.browser.pictures`: take the README's pictures from the running demo.

Beside each picture stands what it showed, in `pictures.json`; a test takes them again and holds the
words and the sizes against it, so that a picture cannot go stale in silence.
"""

import asyncio
import calendar
import json
import re
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from playwright.async_api import Browser, Locator, ViewportSize, async_playwright

from tests.browser.demo import Demo, a_demo
from tests.browser.visitor import ANA, GENERAL, RANDOM, SAM, STANDUP, WEI, Visitor, button

FOLDER: Final = Path(__file__).resolve().parents[2] / "docs" / "pictures"
RECORD: Final = FOLDER / "pictures.json"
WINDOW: Final[ViewportSize] = {"width": 1280, "height": 800}
SHARPNESS: Final = 2  # device pixels for one of CSS
Arrive = Callable[..., Awaitable[Visitor]]

# What differs from one run to the next: numbers, codes, the random tails of ids, names of days.
_DAYS: Final = "|".join((*calendar.day_name, *calendar.day_abbr))
_MONTHS: Final = "|".join((*filter(None, calendar.month_name), *filter(None, calendar.month_abbr)))
_VARYING: Final = (
    (re.compile(r"gr-[0-9A-Z]+"), "gr-…"),
    (re.compile(r"-[0-9a-z]{10}\b"), "-…"),
    (re.compile(r"[0-9a-f]{32}"), "…"),
    (re.compile(rf"\b({_DAYS})\b"), "Day"),
    (re.compile(rf"\b({_MONTHS})\b"), "Month"),
    (re.compile(r"\d+"), "0"),
    (re.compile(r"\s+"), " "),
)


def steady(words: str) -> str:
    """Return what of `words` is the same in every run."""
    for pattern, instead in _VARYING:
        words = pattern.sub(instead, words)
    return words.strip()


@dataclass(frozen=True, slots=True)
class Shown:
    """What is pictured, and the part of it whose words are held: all of it if not said."""

    picture: Locator
    told: Locator | None = None


async def the_demo(arrive: Arrive) -> Shown:
    """Show the whole page after the first two things to try."""
    ana = await arrive(ANA, GENERAL)
    await ana.say("/room now Stand-up with @wei")
    await ana.hear("Stand-up", "Ready since")
    await ana.ask("/room info last")
    guide = ana.page.locator("#wire-guide")
    await guide.get_by_text("2 of 5 done").wait_for()
    return Shown(ana.page.locator("body"), guide)


async def the_card(arrive: Arrive) -> Shown:
    """Show a booking that two people have answered."""
    ana = await arrive(ANA, STANDUP)
    await ana.book("Sprint review", "tomorrow 3pm for 45m with @wei @sam")
    for who, answer in ((SAM, "Going"), (WEI, "Maybe")):
        one = await arrive(who, STANDUP)
        card = await one.hear("Sprint review", "Planned")
        await button(card, answer).click()
        await one.hear("Sprint review", f"{answer} 1")
    return Shown(await ana.hear("Sprint review", "Going 1", "Maybe 1"))


async def the_form(arrive: Arrive) -> Shown:
    """Show the form as `/room` opens it."""
    ana = await arrive(ANA, RANDOM)
    form = await ana.open_form()
    await form.field("name").fill("Sprint review")
    return Shown(form.dialog)


async def the_explanation(arrive: Arrive) -> Shown:
    """Show what somebody reads whose room cannot be made."""
    ana, sam = await arrive(ANA, GENERAL), await arrive(SAM, GENERAL)
    await sam.say("/room now Sprint review id sprint-review")
    await sam.hear("Sprint review", "Ready")
    await ana.say("/room now Sprint review id sprint-review")
    return Shown(await ana.hear("Only visible to you", "100003"))


PICTURES: Final[Mapping[str, Callable[[Arrive], Awaitable[Shown]]]] = {
    "demo": the_demo,
    "card": the_card,
    "form": the_form,
    "explanation": the_explanation,
}


async def taken(browser: Browser, demo: Demo, folder: Path) -> dict[str, Any]:
    """Take every picture into `folder`; return what each shows, in words and in CSS pixels."""
    record: dict[str, Any] = {}
    for name, show in PICTURES.items():
        context = await browser.new_context(
            viewport=WINDOW, device_scale_factor=SHARPNESS, color_scheme="light"
        )

        async def arrive(user: str, channel: str, inside: Any = context) -> Visitor:  # noqa: ANN401
            visitor = Visitor(await inside.new_page(), demo.url, user, channel)
            await visitor.arrive()
            return visitor

        shown = await show(arrive)
        await shown.picture.screenshot(path=folder / f"{name}.png", animations="disabled")
        record[name] = await _described(shown)
        await context.close()
    return record


async def _described(shown: Shown) -> dict[str, Any]:
    """Return the words that are held, and the size in CSS pixels."""
    box = await shown.picture.bounding_box()
    assert box is not None
    words = steady(await (shown.told or shown.picture).inner_text())
    return {"words": words, "width": round(box["width"]), "height": round(box["height"])}


async def main() -> int:
    """Take the pictures anew."""
    from tests.browser.conftest import ARGUMENTS, CHROMIUM  # noqa: PLC0415 - pytest loads it too

    FOLDER.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="pictures-") as folder:
        async with a_demo(Path(folder)) as demo, async_playwright() as playwright:
            browser = await playwright.chromium.launch(
                executable_path=str(CHROMIUM), args=list(ARGUMENTS)
            )
            record = await taken(browser, demo, FOLDER)
            await browser.close()
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
