"""The sidebar: who one can be, what is new where, and how much of it is meant for one."""

import re

import pytest

from bot.workspace.world.people import ANA, GUEST, SAM, WEI
from tests.unit.workspace.payloads import message, section
from tests.unit.workspace.stage import Stage

GENERAL, STANDUP = "C0GENERAL01", "C0STANDUP01"


async def entry(stage: Stage, channel: str, person: str = WEI.id) -> str:
    """Return the way to a channel as somebody elsewhere sees it."""
    page = await stage.page(person=person, channel="C0RANDOM001")
    start = page.index(f'href="/?as={person}&amp;channel={channel}"', page.index('id="channels"'))
    return page[start : page.index("</a>", start)]


async def test_who_one_can_be_is_shown_with_time_and_place(stage: Stage) -> None:
    words = " ".join((await stage.words()).split())

    assert "Ana Novak 16:00 in Berlin" in words
    assert "Zhang Wei 中文 23:00 in Shanghai" in words
    assert re.search(r"Sam Carter 10:00\sAM in New York", words)
    assert "Gil Moreau guest" in words


async def test_one_goes_on_as_somebody_else_in_the_same_channel_if_they_are_in_it(
    stage: Stage,
) -> None:
    page = await stage.page(channel=STANDUP)

    assert f'href="/?as={WEI.id}&amp;channel={STANDUP}"' in page
    assert f'href="/?as={GUEST.id}&amp;channel={STANDUP}"' not in page
    assert f'href="/?as={GUEST.id}&amp;channel={GENERAL}"' in page


async def test_what_is_new_is_bold_with_its_count(stage: Stage) -> None:
    await stage.type("one", channel=GENERAL)
    await stage.type("two", channel=GENERAL)

    shown = await entry(stage, GENERAL)

    assert 'class="has-news"' in shown
    assert '<small class="unread" aria-label="2 new">2</small>' in shown
    assert "unread" not in await entry(stage, GENERAL, ANA.id)


@pytest.mark.parametrize("said", ["Hello @wei", "Hello @crew", "@here, please", "Now, @channel!"])
async def test_what_is_meant_for_one_is_counted_apart(stage: Stage, said: str) -> None:
    await stage.type("plain", person=SAM.id, channel=GENERAL)
    await stage.type(said, person=SAM.id, channel=GENERAL)

    shown = await entry(stage, GENERAL)

    assert '<small class="unread mine" aria-label="1 new">1</small>' in shown


async def test_a_mention_inside_blocks_is_one_too(stage: Stage) -> None:
    blocks = message(section(f"With <@{WEI.id}>"))
    await stage.api("chat.postMessage", channel=GENERAL, **blocks)

    assert "unread mine" in await entry(stage, GENERAL)


async def test_answers_in_a_thread_are_no_news_of_the_channel(stage: Stage) -> None:
    await stage.type("root", channel=GENERAL)
    root = stage.last().ts
    await stage.page(person=WEI.id, channel=GENERAL)
    await stage.act("/say", person=SAM.id, channel=GENERAL, text="answer", thread_ts=root)

    assert "unread" not in await entry(stage, GENERAL)


async def test_above_the_channel_stands_what_is_new_elsewhere(stage: Stage) -> None:
    await stage.type("For you, @wei", channel=GENERAL)

    page = await stage.page(person=WEI.id, channel=STANDUP)

    assert 'id="open-side"' in page
    assert '<small class="unread mine" aria-label="1 with news">1</small></a>' in page
