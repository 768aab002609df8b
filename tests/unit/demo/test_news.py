"""Many changes at once are told once."""

import asyncio

from bot.demo.news import Coalesced


async def test_a_burst_is_told_once_and_what_comes_later_again() -> None:
    told: list[int] = []
    heard = Coalesced(lambda: told.append(1), every_s=0.01)

    for _ in range(50):
        heard()
    assert told == []
    await asyncio.sleep(0.03)
    assert told == [1]
    heard()
    await asyncio.sleep(0.03)

    assert told == [1, 1]
