"""After a stop the last calls still count for a second: the store tells how long that is."""

import asyncio
import shutil
from pathlib import Path

from bot.store.sqlite import open_store


async def test_before_the_first_start_nobody_called(path: Path) -> None:
    opened = await open_store(path)

    assert opened.quiet_s == 0.0
    await opened.close()


async def test_right_after_a_clean_stop_the_rest_of_a_second_is_quiet(path: Path) -> None:
    await (await open_store(path)).close()
    await asyncio.sleep(0.25)

    opened = await open_store(path)

    assert 0.0 < opened.quiet_s <= 0.8
    await opened.close()


async def test_long_after_a_clean_stop_nothing_is_quiet(path: Path) -> None:
    await (await open_store(path)).close()
    await asyncio.sleep(1.01)

    opened = await open_store(path)

    assert opened.quiet_s == 0.0
    await opened.close()


async def test_after_an_unclean_stop_a_whole_second_is_quiet(path: Path) -> None:
    killed = await open_store(path)
    left = path.with_name("left.db")
    for end in ("", "-wal"):
        shutil.copy(f"{path}{end}", f"{left}{end}")

    opened = await open_store(left)

    assert opened.quiet_s == 1.0
    await opened.close()
    await killed.close()
