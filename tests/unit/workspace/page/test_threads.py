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


async def opened(stage: Stage, thread: str) -> str:
    query = {"as": ANA.id, "channel": GENERAL, "thread": thread}
    return (await stage.http.get("/", params=query)).text


async def test_answers_are_folded_to_one_line_below_their_message(stage: Stage) -> None:
    root = await says(stage, "the card")
    await says(stage, "starts in ten minutes", thread_ts=root)
    last = await says(stage, "starts in five minutes", thread_ts=root)
    await says(stage, "something else")

    page, words = await stage.page(), await stage.words()

    assert "starts in" not in words
    order = [words.index(each) for each in ("the card", "2 replies", "2 new", "something else")]
    assert order == sorted(order)
    assert f'href="/?as={ANA.id}&amp;channel={GENERAL}&amp;thread={root}"' in page
    assert f'data-last="{last}"' in page


async def test_a_plain_link_opens_a_thread_with_its_message_and_a_line_to_answer_in(
    stage: Stage,
) -> None:
    root = await says(stage, "the card")
    answer = await says(stage, "starts in ten minutes", thread_ts=root)

    page = await opened(stage, root)

    pane = page[page.index('id="thread"') :]
    assert pane.index(f'id="t-{root}"') < pane.index("1 reply") < pane.index(f'id="m-{answer}"')
    assert f'<input type="hidden" name="thread_ts" value="{root}">' in pane
    assert f'href="/?as={ANA.id}&amp;channel={GENERAL}" class="close-thread button"' in pane


async def test_who_opens_a_thread_has_read_it(stage: Stage) -> None:
    root = await says(stage, "the card")
    await says(stage, "starts in ten minutes", thread_ts=root)
    await opened(stage, root)
    read = await stage.words()
    await says(stage, "starts in five minutes", thread_ts=root)

    words = await stage.words()

    assert ("2 replies" in words, "1 new" in words, " new " in read) == (True, True, False)


async def test_an_answer_in_the_channel_too_stands_in_both_and_points_at_its_thread(
    stage: Stage,
) -> None:
    root = await says(stage, "the card")
    loud = await says(stage, "no room yet", thread_ts=root, reply_broadcast=True)

    page, with_thread = await stage.page(), await opened(stage, root)

    way = f'<a href="/?as={ANA.id}&amp;channel={GENERAL}&amp;thread={root}">replied to a thread</a>'
    assert (page.count("no room yet"), way in page) == (1, True)
    assert with_thread.count(f'id="m-{loud}"') == with_thread.count(f'id="t-{loud}"') == 1
    assert "Also sent to the channel" in with_thread


async def test_one_answers_in_the_channel_too_if_one_says_so(stage: Stage) -> None:
    root = await says(stage, "the card")

    await stage.act("/say", text="For all", thread_ts=root, thread=root, broadcast="1")
    await stage.act("/say", text="For us", thread_ts=root, thread=root)
    words = await stage.words()

    assert ("For all" in words, "For us" in words) == (True, False)


async def test_without_javascript_an_answer_leads_back_to_its_thread(stage: Stage) -> None:
    root = await says(stage, "the card")
    fields = {"as": ANA.id, "channel": GENERAL, "thread": root, "thread_ts": root, "text": "Yes"}

    answer = await stage.http.post("/say", data=fields)

    assert answer.headers["location"] == f"/?as={ANA.id}&channel={GENERAL}&thread={root}"


async def test_a_thread_that_is_not_there_is_said(stage: Stage) -> None:
    root = await says(stage, "the card")
    answer = await says(stage, "no room yet", thread_ts=root)
    await stage.api("chat.postEphemeral", channel=GENERAL, user=ANA.id, text="psst")
    private = stage.last().ts

    for thread in ("1.1", "<b>", answer, private):
        query = {"as": ANA.id, "channel": GENERAL, "thread": thread}
        page = await stage.http.get("/", params=query)
        parts = await stage.http.get("/fragments", params=query)
        assert (page.status_code, parts.status_code) == (404, 404)
        assert "In #general there is no message" in page.text


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

    page = await opened(stage, root)

    ways = re.findall(r'thread=([^"]+)" class="open-thread">Reply in thread', page)
    assert ways == [root]


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

    assert 'class="unread mine" aria-label="2 new">2</small>' in before
    assert 'class="unread' not in after
    assert 'class="unread' not in await stage.page()


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


async def test_a_permalink_to_an_answer_opens_its_thread(stage: Stage) -> None:
    root = await says(stage, "the card")
    ts = await says(stage, "no room yet", thread_ts=root)
    told = await stage.api("chat.getPermalink", channel=GENERAL, message_ts=ts)

    page = (await stage.http.get(told["permalink"])).text

    assert told["permalink"].endswith(f"/?channel={GENERAL}&thread={root}#m-{ts}")
    assert f'id="m-{ts}"' in page


async def test_a_link_into_the_workspace_goes_on_as_the_same_person(stage: Stage) -> None:
    root = await says(stage, "the card")
    told = await stage.api("chat.getPermalink", channel=GENERAL, message_ts=root)
    await says(stage, f"See <{told['permalink']}|the card>.")

    page = await stage.page(person=GUEST.id)

    assert f'<a href="/?as={GUEST.id}&amp;channel={GENERAL}#m-{root}">the card</a>' in page
