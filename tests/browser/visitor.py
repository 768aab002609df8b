"""Somebody at the demo's page: types, presses, reads. Nothing here knows what is right."""

from typing import Final

from playwright.async_api import Locator, Page

ANA, WEI, SAM = "U0ANANOVAK1", "U0WEIZHANG1", "U0SAMCARTER"
GUEST: Final = "U0GILGUEST1"
GENERAL, STANDUP, RANDOM = "C0GENERAL01", "C0STANDUP01", "C0RANDOM001"
LOUNGE, BACKSTAGE = "C0LOUNGE001", "C0BACKSTAGE"  # the bot is in neither
DIRECT: Final = "D0ANANOVAK1"

# A field that only this kind of room has.
ONLY_OF: Final = {"conference": "length", "live": "template", "voice": "voice_template"}

# The oldest message that was not there before and was not handed out yet.
UNSEEN: Final = """(seen) => {
  const all = [...document.querySelectorAll("li.message")].map((message) => message.dataset.ts);
  return all.find((ts) => !seen.includes(ts)) || null;
}"""


class Visitor:
    """One person in one channel.

    Args:
        page: An empty page.
        url: Where the demo is.
        user: Who acts.
        channel: Where.
    """

    def __init__(self, page: Page, url: str, user: str, channel: str) -> None:
        self.page = page
        self.address = f"{url}/?as={user}&channel={channel}"
        self._seen: list[str] = []

    async def arrive(self) -> None:
        """Open the page; what stands there already is not news, and an open form is closed."""
        await self.page.goto(self.address)
        form = self.page.locator("dialog[data-view]")
        if await form.count():
            await form.locator("button.close").click()
            await form.wait_for(state="detached")
        old = await self.page.locator("li.message").all()
        self._seen = [await message.get_attribute("data-ts") or "" for message in old]

    async def say(self, text: str) -> None:
        """Type into the composer and send it."""
        await self.page.fill("#composer", text)
        await self.page.press("#composer", "Enter")

    async def next(self, *, within_s: float = 5.0) -> Locator:
        """Return the next message that this person has not read."""
        found = await self.page.wait_for_function(
            UNSEEN, arg=self._seen, timeout=within_s * 1000, polling=20
        )
        ts: str = await found.json_value()
        self._seen.append(ts)
        return self.page.locator(f'li.message[data-ts="{ts}"]')

    async def ask(self, text: str, *, within_s: float = 5.0) -> Locator:
        """Say something; return what comes next."""
        await self.say(text)
        return await self.next(within_s=within_s)

    async def press(self, message: Locator, label: str) -> Locator:
        """Press a button of a message; return what comes next."""
        await button(message, label).click()
        return await self.next()

    async def form(self) -> "Form":
        """Return the form that opens now."""
        form = Form(self.page.locator("dialog[data-view]"))
        await form.dialog.wait_for()
        return form

    async def open_form(self) -> "Form":
        """Type the command alone."""
        await self.say("/room")
        return await self.form()


class Form:
    """The form that stands open, or the window with text."""

    def __init__(self, dialog: Locator) -> None:
        self.dialog = dialog

    def field(self, name: str) -> Locator:
        """Return a field by its name in the language."""
        return self.dialog.locator(f'[data-action="{name}"]')

    def error(self, name: str) -> Locator:
        """Return what stands in red under a field."""
        return self.dialog.locator(f'.block[data-block="{name}"] .error')

    async def choose_kind(self, kind: str) -> None:
        """Change the kind and wait for the fields that only it has."""
        await self.field("kind").select_option(kind)
        await self.field(ONLY_OF[kind]).wait_for()

    async def send(self) -> None:
        """Press the button that makes the room."""
        await button(self.dialog, "Make the room").click()


def button(inside: Locator, label: str) -> Locator:
    """Return the one button with exactly that label."""
    return inside.get_by_role("button", name=label, exact=True)


async def fact(message: Locator, label: str) -> str:
    """Return what stands under a label of a card."""
    cells = message.locator(".fields > div").filter(has=message.page.get_by_text(label, exact=True))
    return (await cells.first.inner_text()).removeprefix(label).strip()
