"""An address says which database is opened."""

import sys
from pathlib import Path

import pytest

from bot.errors import StoreUnavailable
from bot.store.lock import AlreadyRunning
from bot.store.openers import fault_of, open_store
from tests.factories import a_booking
from tests.postgres import fresh


async def test_a_file_is_opened_by_its_path(tmp_path: Path) -> None:
    opened = await open_store(f"sqlite:///{tmp_path}/rooms.db")

    assert (tmp_path / "rooms.db").exists()
    assert opened.clock is None
    with pytest.raises(AlreadyRunning):
        await open_store(f"sqlite:///{tmp_path}/rooms.db")
    await opened.close()


@pytest.mark.parametrize("scheme", ["postgresql", "postgres"])
async def test_a_database_of_postgresql_is_opened_by_either_scheme(scheme: str) -> None:
    with fresh() as url:
        opened = await open_store(url.replace("postgresql", scheme))

        assert await opened.store.bookings.add(a_booking(), []) == a_booking()
        assert opened.clock is not None
        await opened.close()


async def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("bot.store.postgres")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("bot.store.postgres", raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)

    assert fault_of("postgresql://db/rooms") == ""
    with pytest.raises(StoreUnavailable, match=r"pip install 'greenroom\[postgres\]'"):
        await open_store("postgresql://db/rooms")
