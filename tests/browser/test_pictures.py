"""The README's pictures show what the demo shows now."""

import json
from pathlib import Path

from playwright.async_api import Browser

from tests.browser.demo import a_demo
from tests.browser.pictures import FOLDER, PICTURES, RECORD, steady, taken

README = FOLDER.parents[1] / "README.md"
TAKE_ANEW = "Run `python -m tests.browser.pictures` and look at what it took."
# Random ids are wider or narrower by some pixels, and lines break elsewhere for it.
NEAR = 24


async def test_the_pictures_are_not_stale(chromium: Browser, tmp_path: Path) -> None:
    shown = json.loads(RECORD.read_text())

    async with a_demo(tmp_path) as demo:
        now = await taken(chromium, demo, tmp_path)

    for name, each in now.items():
        assert each["words"] == shown[name]["words"], TAKE_ANEW
        assert abs(each["width"] - shown[name]["width"]) <= NEAR, TAKE_ANEW
        assert abs(each["height"] - shown[name]["height"]) <= NEAR, TAKE_ANEW


def test_the_readme_shows_each_of_them() -> None:
    readme = README.read_text()

    assert all((FOLDER / f"{name}.png").exists() for name in PICTURES)
    assert [name for name in PICTURES if f"docs/pictures/{name}.png" not in readme] == []


def test_what_varies_is_left_out_of_the_record() -> None:
    one = "Sprint review\ntoday 15:02 · gr-7F3K9A · sprint-review-n5rbeezj0z · Wed 25 Nov · Maybe 1"
    other = "Sprint review today 3:47 · gr-QX9 · sprint-review-0123456789 · Thu 1 May · Maybe 0"

    assert steady(one) == steady(other)
    assert steady(one) != steady(one.replace("Sprint", "Daily"))
