"""Threads, direct messages and permalinks: where a message is seen, and how one gets there."""

import re
from typing import Any

import pytest

from bot.workspace.world.people import ANA, GUEST, HUMANS, SAM, WEI, Person
from tests.unit.workspace.stage import Stage

GENERAL = "C0GENERAL01"


async def says(stage: Stage, text: str, channel: str = GENERAL, **more: Any) -> str:  # noqa: ANN401 - arguments
    told = await stage.api("chat.postMessage", channel=channel, text=text, **more)
    assert told["ok"], told
    ts: str = told["ts"]
    return ts


async def test_answers_stand_unfolded_below_their_message(stage: Stage) -> None:
    root = await says(stage, "the card")
    await says(stage, "something else")
    await says(stage, "starts in ten minutes", thread_ts=root)

    words = await stage.words()

    order = [words.index(each) for each in ("the card", "starts in ten", "something else")]
    assert order == sorted(order)


async def test_an_answer_in_the_channel_too_is_drawn_once_and_pointed_at(stage: Stage) -> None:
    root = await says(stage, "the card")
    loud = await says(stage, "no room yet", thread_ts=root, reply_broadcast=True)

    page = await stage.page()

    assert page.count("no room yet") == 1
    assert page.count(f'id="m-{loud}"') == 1
    assert f'<a href="#m-{loud}">An answer that was also sent to the channel</a>' in page
    assert f'<a href="#m-{root}">replied to a thread</a>' in page


async def test_answers_outlive_the_message_that_they_answer(stage: Stage) -> None:
    root = await says(stage, "the card")
    await says(stage, "still here", thread_ts=root)

    await stage.api("chat.delete", channel=GENERAL, ts=root)

    words = await stage.words()
    assert "the card" not in words
    assert re.search(r"replied to a message that was deleted.*still here", words, re.DOTALL)


async def test_one_answers_the_message_and_not_an_answer(stage: Stage) -> None:
    root = await says(stage, "the card")
    await says(stage, "quiet", thread_ts=root)
    await says(stage, "loud", thread_ts=root, reply_broadcast=True)

    page = await stage.page()

    assert re.findall(r'name="thread_ts" value="([^"]+)"', page) == [root]


@pytest.mark.parametrize("person", HUMANS, ids=lambda person: person.name)
async def test_everybody_reads_what_the_app_tells_them_directly(
    stage: Stage, person: Person
) -> None:
    told = await stage.api("chat.postMessage", channel=person.id, text="Only for you.")

    page = await stage.page(person=person.id)

    assert f"channel={told['channel']}" in page
    assert "Only for you." in await stage.words(person=person.id, channel=told["channel"])


async def test_what_somebody_has_not_seen_is_counted_until_they_look(stage: Stage) -> None:
    await says(stage, "one", channel=WEI.id)
    await says(stage, "two", channel=WEI.id)
    await stage.act("/say", person=WEI.id, channel="D0WEIZHANG1", text="mine")

    before = await stage.page(person=WEI.id)
    await stage.page(person=WEI.id, channel="D0WEIZHANG1")
    after = await stage.page(person=WEI.id)

    assert 'aria-label="2 new">2</small>' in before
    assert "unread" not in after
    assert "unread" not in await stage.page()


async def test_nobody_else_reads_it(stage: Stage) -> None:
    told = await stage.api("chat.postMessage", channel=WEI.id, text="Only for you.")

    answer = await stage.http.get("/", params={"as": ANA.id, "channel": told["channel"]})

    assert answer.status_code == 404


@pytest.mark.parametrize(
    ("channel", "as_whom"), [(GENERAL, ANA), ("C0BACKSTAGE", ANA), ("D0SAMCARTER", SAM)]
)
async def test_a_permalink_shows_its_message_to_somebody_who_may_see_it(
    stage: Stage, channel: str, as_whom: Person
) -> None:
    page = (await stage.http.get("/", params={"channel": channel})).text

    assert f'data-as="{as_whom.id}"' in page


async def test_a_permalink_to_a_message_has_its_place_on_the_page(stage: Stage) -> None:
    ts = await says(stage, "the card", channel=WEI.id)
    told = await stage.api("chat.getPermalink", channel="D0WEIZHANG1", message_ts=ts)

    page = (await stage.http.get(told["permalink"])).text

    assert f'id="{told["permalink"].partition("#")[2]}"' in page


async def test_a_link_into_the_workspace_goes_on_as_the_same_person(stage: Stage) -> None:
    root = await says(stage, "the card")
    told = await stage.api("chat.getPermalink", channel=GENERAL, message_ts=root)
    await says(stage, f"See <{told['permalink']}|the card>.")

    page = await stage.page(person=GUEST.id)

    assert f'<a href="/?as={GUEST.id}&amp;channel={GENERAL}#m-{root}">the card</a>' in page
