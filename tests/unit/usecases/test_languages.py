"""In which language somebody reads, and what is done to find out."""

import asyncio
from dataclasses import replace

import pytest

from bot.errors import StoreUnavailable
from bot.explain.language import Language
from bot.rooms.people import Person
from bot.usecases import languages
from bot.usecases.languages import asked_language, known_language
from tests.factories import a_place
from tests.fakes import FakeDirectory
from tests.unit.usecases.conftest import World


class SilentDirectory(FakeDirectory):
    """A directory whose Slack does not answer."""

    async def person(self, team_id: str, user_id: str) -> Person:
        await asyncio.Event().wait()
        return await super().person(team_id, user_id)


@pytest.fixture(autouse=True)
def wei(world: World) -> Person:
    return world.directory.add("U0WEI", "Wei", locale="zh-CN")


async def test_who_was_never_met_is_not_asked_about_for_a_mere_answer(world: World) -> None:
    assert known_language(a_place(user_id="U0WEI"), world.outside) is Language.ENGLISH
    assert world.directory.met == set()


async def test_who_was_met_reads_their_own_language(world: World) -> None:
    for user_id in ("U0WEI", "U0ANNA"):
        await world.directory.person("T0ACME", user_id)

    assert known_language(a_place(user_id="U0WEI"), world.outside) is Language.CHINESE
    assert known_language(a_place(user_id="U0ANNA"), world.outside) is Language.ENGLISH


async def test_what_is_nothing_but_words_asks_for_their_language(world: World) -> None:
    assert await asked_language(a_place(user_id="U0WEI"), world.outside) is Language.CHINESE


async def test_who_cannot_be_found_reads_the_language_of_the_workspace(world: World) -> None:
    chinese = replace(world.outside, language=Language.CHINESE)

    assert await asked_language(a_place(user_id="U0NOBODY"), world.outside) is Language.ENGLISH
    assert await asked_language(a_place(user_id="U0NOBODY"), chinese) is Language.CHINESE


async def test_a_silent_slack_is_not_waited_for(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languages, "ASKED_S", 0.01)
    outside = replace(world.outside, directory=SilentDirectory(world.directory.people))

    assert await asked_language(a_place(user_id="U0WEI"), outside) is Language.ENGLISH


class AwayDirectory(FakeDirectory):
    """A directory whose tokens are in a database that is away."""

    async def person(self, team_id: str, user_id: str) -> Person:
        raise StoreUnavailable(f"no token of {team_id} for {user_id}")


async def test_words_need_no_database(world: World) -> None:
    outside = replace(world.outside, directory=AwayDirectory(world.directory.people))

    assert await asked_language(a_place(user_id="U0WEI"), outside) is Language.ENGLISH
