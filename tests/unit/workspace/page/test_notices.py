"""Notices: what is told to the person one acts as, and what is not."""

from bot.workspace.world.people import ANA, SAM, WEI
from tests.unit.workspace.stage import Stage

GENERAL, STANDUP = "C0GENERAL01", "C0STANDUP01"


async def parts(stage: Stage, person: str, channel: str = STANDUP) -> dict[str, str]:
    query = {"as": person, "channel": channel}
    told: dict[str, str] = (await stage.http.get("/fragments", params=query)).json()
    return told


async def test_a_mention_elsewhere_is_told_with_who_where_and_the_first_words(stage: Stage) -> None:
    await stage.type("Look at this, @wei: *now*", person=SAM.id)
    ts = stage.last().ts

    told = await parts(stage, WEI.id)

    assert told["title"] == "(1) #standup · Greenroom"
    assert "<b>Sam Carter in #general</b>" in told["notices"]
    assert "Look at this, @Zhang Wei: now" in told["notices"]
    assert f'href="/?as={WEI.id}&amp;channel={GENERAL}#m-{ts}"' in told["notices"]


async def test_a_direct_message_and_a_private_answer_are_told_too(stage: Stage) -> None:
    await stage.api("chat.postMessage", channel=ANA.id, text="Your room is ready.")
    await stage.api("chat.postEphemeral", channel=GENERAL, user=ANA.id, text="It has ended.")

    told = await parts(stage, ANA.id)

    assert told["title"] == "(2) #standup · Greenroom"
    assert "<b>Greenroom</b><span>Your room is ready.</span>" in told["notices"]
    assert "<small>Only visible to you</small><span>It has ended.</span>" in told["notices"]


async def test_a_long_message_is_cut_to_its_first_words(stage: Stage) -> None:
    await stage.api("chat.postMessage", channel=ANA.id, text="word " * 40)

    assert f"<span>{'word ' * 17}word…</span>" in (await parts(stage, ANA.id))["notices"]


async def test_nothing_is_told_of_the_channel_that_is_looked_at_nor_of_what_is_read(
    stage: Stage,
) -> None:
    await stage.type("Hello @wei", person=SAM.id)

    here = await parts(stage, WEI.id, GENERAL)
    later = await parts(stage, WEI.id)

    assert (here["notices"], later["notices"]) == ("", "")
    assert later["title"] == "#standup · Greenroom"


async def test_an_answer_where_one_took_part_is_told_until_one_looks(stage: Stage) -> None:
    await stage.type("Who opens?", person=WEI.id)
    root = stage.last().ts
    await stage.act("/say", person=SAM.id, text="I do.", thread_ts=root)

    told = await parts(stage, WEI.id, GENERAL)
    others = await parts(stage, ANA.id, GENERAL)
    await stage.http.get("/", params={"as": WEI.id, "channel": GENERAL, "thread": root})
    later = await parts(stage, WEI.id, GENERAL)

    assert told["title"] == "(1) #general · Greenroom"
    assert f"&amp;thread={root}#m-" in told["notices"]
    assert (others["notices"], later["notices"]) == ("", "")


async def test_a_mention_in_a_thread_of_others_is_told(stage: Stage) -> None:
    await stage.type("Who opens?", person=SAM.id)
    answer = {"text": "Ask @wei", "thread_ts": stage.last().ts}
    await stage.act("/say", person=SAM.id, **answer)

    assert "Ask @Zhang Wei" in (await parts(stage, WEI.id))["notices"]


async def test_words_of_people_stay_words_in_a_notice(stage: Stage) -> None:
    await stage.type("@wei <b onclick=x>", person=SAM.id)

    assert "<b onclick" not in (await parts(stage, WEI.id))["notices"]
