"""The stages that scenarios share: one bot per module, judged once more when it leaves."""

from collections.abc import AsyncIterator

import pytest

from tests.blackbox.stage import Stage, a_stage


@pytest.fixture(scope="module")
async def stage(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Stage]:
    """Set a stage with live rooms by templates, the bot's default."""
    async with a_stage(tmp_path_factory.mktemp("bot")) as set_stage:
        yield set_stage
    assert set_stage.breaches() == []


@pytest.fixture(scope="module", params=["templates", "layout", "classic"])
async def house(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Stage]:
    """Set a stage for each generation of live create_room."""
    async with a_stage(tmp_path_factory.mktemp("bot"), generation=request.param) as set_stage:
        yield set_stage
    assert set_stage.breaches() == []
