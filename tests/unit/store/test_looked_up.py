"""What is dropped with a booking is looked up by an index: no table is read whole for each."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.store.database import Connection
from bot.store.sqlite import open_store
from bot.store.sweep import OF_A_BOOKING


@pytest.mark.parametrize("sql", OF_A_BOOKING)
async def test_what_goes_with_a_booking_is_looked_up(tmp_path: Path, sql: str) -> None:
    opened = await open_store(tmp_path / "greenroom.db")

    def steps(connection: Connection) -> Sequence[str]:
        rows = connection.rows(f"explain query plan {sql}", {"id": "b1"})
        return [str(row["detail"]) for row in rows]

    plan = await opened.database.read(steps)

    await opened.close()
    assert [step for step in plan if step.startswith("SCAN")] == []
