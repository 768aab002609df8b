"""What a browser is told beside the page: nothing of others, nothing inline, nothing kept."""

import re

import pytest

from tests.unit.workspace.payloads import modal
from tests.unit.workspace.stage import Stage


@pytest.mark.parametrize("path", ["/", "/?as=nobody", "/fragments", "/static/js/main.js"])
async def test_every_answer_says_that_only_the_pages_own_counts(stage: Stage, path: str) -> None:
    headers = (await stage.http.get(path)).headers

    policy = headers["content-security-policy"].split("; ")
    assert policy[0] == "default-src 'none'"
    assert {"script-src 'self'", "style-src 'self'", "connect-src 'self'"} <= set(policy)
    assert {"form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'"} <= set(policy)
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "says"), [("/", "no-store"), ("/static/css/page.css", "no-cache")]
)
async def test_pages_are_not_kept_and_scripts_are_asked_for_again(
    stage: Stage, path: str, says: str
) -> None:
    assert (await stage.http.get(path)).headers["cache-control"] == says


async def test_acts_are_guarded_too(stage: Stage) -> None:
    answer = await stage.type("hello")

    assert answer.headers["content-security-policy"].startswith("default-src 'none'")


async def test_the_page_has_no_style_and_no_script_inside_it(stage: Stage) -> None:
    await stage.type("hello")
    await stage.open_form(modal())

    page = await stage.page()

    assert re.findall(r"<style|\sstyle=|\son\w+=|<script>", page) == []
    assert re.findall(r"<script[^>]*>([^<]*)</script>", page) == ["", ""]
