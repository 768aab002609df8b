"""In which language each reader is told that there is no room."""

from dataclasses import replace

import pytest

from bot.explain.language import Language
from bot.ports import What
from tests.unit.usecases.conftest import World

HOUR = 3600


async def test_owner_and_admin_read_their_own_language_and_the_channel_the_workspaces(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.directory.add("U0ANNA", "Anna", locale="zh-CN")
    world.directory.add("U0ADA", "Ada", locale="en-GB")
    world.directory.told_admins = ("U0ADA",)
    await world.schedule(HOUR)
    world.room_api.fail_with(100007, times=10_000)

    await world.pass_time(HOUR + 60, step=5)

    languages = {
        what: {said.explanation.language for said in world.speaker.of(what) if said.explanation}
        for what in (What.WARNING, What.ADMIN_NOTICE, What.FAILURE)
    }
    assert languages == {
        What.WARNING: {Language.CHINESE},
        What.ADMIN_NOTICE: {Language.ENGLISH},
        What.FAILURE: {Language.ENGLISH},
    }
    assert "Rooms need a paid package" in caplog.text


async def test_a_chinese_workspace_reads_in_its_channel_why_there_is_no_room(world: World) -> None:
    world.outside = replace(world.outside, language=Language.CHINESE)
    await world.schedule(HOUR)
    world.room_api.fail_with(100001, times=10_000)

    await world.pass_time(HOUR + 60, step=5)

    (failure,) = world.speaker.of(What.FAILURE)
    assert failure.explanation is not None
    assert failure.explanation.words.title == "房间服务发生内部错误"


async def test_who_asked_reads_in_their_own_language_what_came_of_it(world: World) -> None:
    world.directory.add("U0ANNA", "Anna", locale="zh-CN")
    world.room_api.fail_with(100007, times=1)
    await world.book()

    await world.run_due()

    ((_booking, told, _next_id),) = world.announcer.failures
    assert told.words.title == "使用房间需要付费套餐"
