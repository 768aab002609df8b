"""Messages in a row: who is named, what is said of each, what one may do with it."""

import re

from bot.workspace.world.people import ANA, SAM
from tests.unit.workspace.stage import Stage

GENERAL = "C0GENERAL01"


async def kinds(stage: Stage) -> list[str]:
    """Return the classes of the messages, in their order."""
    page = await stage.page()
    return re.findall(r'<li class="(message[^"]*)"', page)


async def test_who_goes_on_within_five_minutes_is_named_once(stage: Stage) -> None:
    for text, later_s in (("one", 0), ("two", 299), ("three", 300)):
        stage.clock.now += later_s
        await stage.type(text)
    await stage.type("four", person=SAM.id)

    assert await kinds(stage) == ["message", "message more", "message", "message"]


async def test_what_only_one_sees_stands_apart(stage: Stage) -> None:
    await stage.api("chat.postMessage", channel=GENERAL, text="for all")
    await stage.api("chat.postEphemeral", channel=GENERAL, user=ANA.id, text="for you")

    assert await kinds(stage) == ["message", "message ephemeral"]
    assert "Only visible to you" in await stage.words()
    assert "for you" not in await stage.words(person=SAM.id)


async def test_a_message_tells_its_author_time_and_whether_it_was_edited(stage: Stage) -> None:
    told = await stage.api("chat.postMessage", channel=GENERAL, text="first")
    await stage.api("chat.update", channel=GENERAL, ts=told["ts"], text="second")

    words = " ".join((await stage.words()).split())

    assert "Greenroom APP 16:00 second (edited)" in words
    # 1793718000 is 2026-11-03 15:00 UTC.
    assert 'datetime="2026-11-03T16:00:00+01:00"' in await stage.page()


async def test_a_message_has_the_way_to_its_thread_and_to_itself(stage: Stage) -> None:
    await stage.type("hello")
    ts = stage.last().ts

    page = await stage.page()

    here = f"/?as={ANA.id}&amp;channel={GENERAL}"
    assert f'<a href="{here}&amp;thread={ts}" class="open-thread">Reply in thread</a>' in page
    assert f'<a href="{here}#m-{ts}" class="copy">Copy link</a>' in page


async def test_everybody_has_initials_on_a_colour_of_their_own(stage: Stage) -> None:
    page = await stage.page()

    shown = re.findall(r'data-person="(\w+)" data-hue="(\d)">(\w+)<', page)
    assert [letters for _, _, letters in shown] == ["AN", "AN", "ZW", "SC", "GM"]
    assert len({hue for _, hue, _ in shown}) == 4
