"""The same error, told to each reader in their own language."""

from bot.workspace.world.people import ANA, WEI
from tests.scenarios.stage import Stage, words


async def test_wei_reads_chinese_and_ana_english_of_the_same_error(stage: Stage) -> None:
    for person in (ANA, WEI):
        stage.fails(code=100007)
        await stage.types("/room now Stand-up", person=person.id)
        await stage.told("100007", person=person.id)
        stage.clock.push(60)

    ana = await stage.told("100007", person=ANA.id)
    wei = await stage.told("100007", person=WEI.id)
    assert "Could not make the room “Stand-up”: rooms need a paid package." in words(ana)
    assert "无法创建房间“Stand-up”：使用房间需要付费套餐。" in words(wei)
    assert "*处理方法*  请联系管理员开通套餐，五分钟后再重试。" in words(wei)
    assert stage.cards() == []


async def test_the_first_thing_that_wei_asks_is_answered_in_chinese(stage: Stage) -> None:
    await stage.types("/room explain 100007", person=WEI.id)
    said = await stage.told("100007", person=WEI.id)
    await stage.presses(said, "copy_for_support", person=WEI.id)

    window = await stage.form(person=WEI.id)

    assert "100007 的含义：使用房间需要付费套餐。" in words(said)
    assert window.source["title"]["text"] == "提供给技术支持"
    assert "情况：使用房间需要付费套餐" in str(window.source["blocks"])


async def test_the_channel_reads_the_language_of_the_workspace(stage: Stage) -> None:
    await stage.types("/room schedule Review in 11m", person=WEI.id)
    await stage.card()
    for _ in range(200):
        stage.fails(code=100001)

    stage.passes(70)
    await stage.shows("The last try")
    stage.passes(5 * 60)
    warning = await stage.direct("Review", WEI.id)
    stage.passes(5 * 60)
    channel = await stage.shows("starts and has no room")
    assert "the room service had a fault of its own" in words(channel)
    assert "房间“Review”尚未就绪：房间服务发生内部错误。" in words(warning)
