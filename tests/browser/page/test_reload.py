"""Themes that hold, and a page that finds its workspace again."""

import socket

import pytest
from playwright.async_api import Browser, expect
from starlette.applications import Starlette

from bot.workspace.app import build
from bot.workspace.setup import Setup
from bot.workspace.state import Workspace
from bot.workspace.world.messages import Message
from bot.workspace.world.people import WEI
from tests.browser.conftest import Visit
from tests.browser.visitor import ANA, GENERAL
from tests.unit.workspace.serve import served

# Before anything is painted the head has run; what it left stands here.
AT_ONCE = """document.addEventListener("DOMContentLoaded", () => {
  window.themeAtOnce = document.documentElement.dataset.theme;
})"""
GROUND = "() => getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize(
    ("name", "ground"), [("Light", "rgb(253, 252, 248)"), ("Dark", "rgb(25, 29, 26)")]
)
async def test_a_theme_is_chosen_and_there_at_once_after_a_reload(
    visit: Visit, name: str, ground: str
) -> None:
    ana = await visit(ANA, GENERAL, color_scheme="dark" if name == "Light" else "light")
    await ana.page.add_init_script(AT_ONCE)
    button = ana.page.get_by_role("button", name=name)
    await button.click()
    await expect(button).to_have_attribute("aria-pressed", "true")

    await ana.page.reload()

    assert await ana.page.evaluate("() => window.themeAtOnce") == name.lower()
    assert await ana.page.evaluate(GROUND) == ground
    await expect(button).to_have_attribute("aria-pressed", "true")


async def test_a_page_finds_its_workspace_again_after_a_restart(chromium: Browser) -> None:
    page = await chromium.new_page()
    first = listening_on(0)
    port = first.getsockname()[1]
    address = f"http://127.0.0.1:{port}/?as={ANA}&channel={GENERAL}"
    async with served(build(Setup.random()), first):
        await page.goto(address)
        await page.fill("#composer", "Half a sent")
    await expect(page.get_by_text("Reconnecting…")).to_be_visible()

    second = build(Setup.random())
    says(second, "Back again")
    async with served(second, listening_on(port)):
        await expect(page.locator("li.message")).to_contain_text("Back again")
        await expect(page.get_by_text("Reconnecting…")).to_be_hidden()
        await expect(page.locator("#composer")).to_have_value("Half a sent")
        says(second, "And on it goes")
        await expect(page.locator("li.message").last).to_contain_text("And on it goes")
        await page.close()


def says(app: Starlette, text: str) -> None:
    """Let Wei say something."""
    workspace: Workspace = app.state.workspace
    ts = workspace.shelf.new_ts()
    workspace.post(Message(ts=ts, channel=GENERAL, user=WEI.id, text=text))


def listening_on(port: int) -> socket.socket:
    """Return a socket on a port; a server that comes back may have the same."""
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listening.bind(("127.0.0.1", port))
    return listening
