"""Somebody at the demo's page: types, presses, reads. Nothing here knows what is right."""

import asyncio
from datetime import date
from typing import Final

from playwright.async_api import Locator, Page

ANA, WEI, SAM = "U0ANANOVAK1", "U0WEIZHANG1", "U0SAMCARTER"
GUEST: Final = "U0GILGUEST1"
GENERAL, STANDUP, RANDOM = "C0GENERAL01", "C0STANDUP01", "C0RANDOM001"
LOUNGE, BACKSTAGE = "C0LOUNGE001", "C0BACKSTAGE"  # the bot is in neither
DIRECT: Final = "D0ANANOVAK1"
SAMS_DIRECT: Final = "D0SAMCARTER"
PHONE: Final = {"width": 390, "height": 844}

FIVE_MINUTES, NEXT_EVENT, BACK = "+5 min", "To the next event", "Back to now"

# A field that only this kind of room has.
ONLY_OF: Final = {"conference": "length", "live": "template", "voice": "voice_template"}

# The first thread whose last answer is news and not on the page; somebody who reads opens it.
OPEN_NEWS: Final = """
  const isNews = (ts) => ts > since && !seen.includes(ts);
  const all = [...document.querySelectorAll("li.message")];
  const shown = all.map((message) => message.dataset.ts);
  const threads = [...document.querySelectorAll("a.answers:not([aria-current])")];
  const isUnread = (thread) => isNews(thread.dataset.last) && !shown.includes(thread.dataset.last);
  const thread = threads.find(isUnread);
"""

# The oldest message that is news and was not handed out yet.
UNSEEN: Final = f"""([since, seen]) => {{
  {OPEN_NEWS}
  const next = shown.filter(isNews).sort()[0] || null;
  if (!thread || (next && next < thread.dataset.last)) return next;
  thread.click();
  return null;
}}"""

# The newest message that says all the parts, blanks and cases aside.
SAYING: Final = f"""([since, seen, parts]) => {{
  {OPEN_NEWS}
  const plain = (text) => text.replace(/\\s+/g, " ").toLowerCase();
  const says = (message) => parts.every((part) => plain(message.textContent).includes(plain(part)));
  const found = all.filter(says).map((message) => message.dataset.ts).sort().at(-1);
  if (!found && thread) thread.click();
  return found || null;
}}"""

# Everything that stands on the page, folded threads by their last answer.
NEWEST: Final = """() => {
  const all = [...document.querySelectorAll("li.message, a.answers")];
  return all.map((each) => each.dataset.ts || each.dataset.last).sort().at(-1) || "";
}"""


# How many pixels the page is wider than its window.
OVERFLOW: Final = "document.scrollingElement.scrollWidth - document.documentElement.clientWidth"


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
        self._since = ""
        self._seen: list[str] = []

    async def arrive(self) -> None:
        """Open the page; what stands there already is not news, and an open form is closed."""
        await self.page.goto(self.address)
        form = self.page.locator("dialog[data-view]")
        if await form.count():
            await form.locator("button.close").click()
            await form.wait_for(state="detached")
        self._since = await self.page.evaluate(NEWEST)

    async def say(self, text: str) -> None:
        """Type into the composer and send it."""
        await self.page.fill("#composer", text)
        if await self.page.locator("html.scripted").count():
            await self.page.press("#composer", "Enter")
        else:
            await button(self.page.locator("#composer-form"), "Send").click()

    async def next(self, *, within_s: float = 5.0) -> Locator:
        """Return the next message that this person has not read."""
        found = await self.page.wait_for_function(
            UNSEEN, arg=[self._since, self._seen], timeout=within_s * 1000, polling=20
        )
        ts: str = await found.json_value()
        self._seen.append(ts)
        return self.message(ts)

    async def ask(self, text: str, *, within_s: float = 5.0) -> Locator:
        """Say something; return what comes next."""
        await self.say(text)
        return await self.next(within_s=within_s)

    async def hear(self, *parts: str, within_s: float = 5.0) -> Locator:
        """Return the newest message that says all of that, once there is one."""
        asked = [self._since, self._seen, parts]
        found = await self.page.wait_for_function(
            SAYING, arg=asked, timeout=within_s * 1000, polling=20
        )
        return self.message(await found.json_value())

    async def whispered(self, text: str) -> Locator:
        """Say something; return what is answered to just that, whatever else comes before."""
        found = self.page.locator(
            "li.message.ephemeral", has=self.page.get_by_text(text, exact=True)
        )
        before = await found.count()
        await self.say(text)
        await found.nth(before).wait_for()
        return self.message(await found.nth(before).get_attribute("data-ts") or "")

    def message(self, ts: str) -> Locator:
        """Return a message; one that stands in an open thread too is the one in the channel."""
        return self.page.locator(f'li.message[data-ts="{ts}"]').first

    async def open_thread(self, message: Locator) -> Locator:
        """Open the thread below a message; return its pane."""
        await message.locator("a.answers").click()
        pane = self.page.locator("#thread")
        await pane.locator("#answer").wait_for()
        return pane

    async def close_thread(self) -> None:
        """Close the thread that is open, if one is."""
        way = self.page.locator("#thread a.close-thread")
        if await way.count():
            await way.click()
            await way.wait_for(state="detached")

    async def book(self, name: str, when: str) -> Locator:
        """Schedule a room by typing; return its card."""
        await self.say(f"/room schedule {name} {when}")
        return await self.hear(name, "Planned. The room is made at")

    async def manage(self, card: Locator, does: str) -> None:
        """Open the panel of a card and press a button in it."""
        await button(card, "Manage").click()
        name = await card.locator(".block b").first.inner_text()
        await button(await self.hear("Only visible to you", f"“{name}” ·"), does).click()

    async def confirm(self, label: str) -> None:
        """Say yes to the question whether one is sure."""
        await button(self.page.locator("dialog.confirm"), label).click()

    async def move_clock(self, by: str) -> Locator:
        """Press one of the buttons beside the clock; return what the bar says of it."""
        bar = await self.backstage()
        async with self.page.expect_response("**/clock"):
            await button(bar, by).click()
        return bar.get_by_role("status")

    async def backstage(self) -> Locator:
        """Return the panel of the other side, opened if it is not to be seen."""
        await self.close_thread()
        panel = self.page.locator("#wire")
        if not await panel.is_visible():
            await self.page.locator("#open-backstage").click()
        return panel

    async def clock(self) -> str:
        """Return day and time of the bar: ``2026-11-25T20:41+0100``."""
        shown = self.page.locator('#wire [data-action="clock"]')
        return await shown.get_attribute("datetime") or ""

    async def today(self) -> date:
        """Return the day that it is for this person."""
        return date.fromisoformat((await self.clock())[:10])

    async def switch(self, label: str) -> None:
        """Press a switch of the bar and see it turn."""
        backstage = await self.backstage()
        folded = backstage.locator("#wire-switches:not([open]) > summary")
        if await folded.count():
            await folded.click()
        one = button(backstage, label)
        turned = "false" if await one.get_attribute("aria-pressed") == "true" else "true"
        await one.click()
        await self.page.locator(f'#wire [aria-pressed="{turned}"]', has_text=label).wait_for()

    async def tab_to(self, name: str, *, back: bool = False) -> None:
        """Walk with the Tab key until something of that name has the focus."""
        focused = self.page.locator(":focus")
        for _ in range(60):
            await self.page.keyboard.press("Shift+Tab" if back else "Tab")
            if await focused.count() and (await focused.inner_text()).strip() == name:
                return
        raise AssertionError(f"The Tab key does not lead to {name}.")

    async def reload_until(self, *parts: str) -> Locator:
        """Look again, as people without JavaScript do, until a message says all of that."""
        found = self.page.locator("li.message")
        for part in parts:
            found = found.filter(has_text=part)
        async with asyncio.timeout(5):
            while not await found.count():
                await self.page.reload()
        return found.last

    async def overflow(self) -> int:
        """Return by how many pixels something sticks out at the side."""
        wider: int = await self.page.evaluate(OVERFLOW)
        return wider

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

    async def choose(self, name: str, *labels: str) -> None:
        """Choose several in a list that is searched by typing."""
        line = self.dialog.locator(f'.block[data-block="{name}"]').get_by_role("combobox")
        for label in labels:
            await line.fill(label)
            await line.press("Enter")
        await line.press("Escape")

    async def choose_kind(self, kind: str) -> None:
        """Change the kind and wait for the fields that only it has."""
        await self.field("kind").select_option(kind)
        await self.field(ONLY_OF[kind]).wait_for()

    async def send(self) -> None:
        """Press the button that makes the room."""
        await self.press("Make the room")

    async def press(self, label: str) -> None:
        """Press a button of the form."""
        await button(self.dialog, label).click()


def button(inside: Locator, label: str) -> Locator:
    """Return the one button with exactly that label."""
    return inside.get_by_role("button", name=label, exact=True)


async def size(of: Locator) -> tuple[float, float]:
    """Return how wide and how high something is drawn, in pixels."""
    box = await of.bounding_box()
    assert box is not None
    return box["width"], box["height"]


async def fact(message: Locator, label: str) -> str:
    """Return what stands under a label of a card."""
    cells = message.locator(".fields > div").filter(has=message.page.get_by_text(label, exact=True))
    return (await cells.first.inner_text()).removeprefix(label).strip()
