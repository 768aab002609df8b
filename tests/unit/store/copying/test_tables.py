"""Every table is copied, by the key that it has, behind those that it points to."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlite_utils

from bot.store.copying.tables import TABLES
from bot.store.sqlite import open_database

# What counts for a second, and only where it is.
OF_THE_MOMENT = {"channel_turn", "slot", "stopped"}


@pytest.fixture
def db(tmp_path: Path) -> Iterator[sqlite_utils.Database]:
    with closing(open_database(tmp_path / "greenroom.db")) as opened:
        yield opened


def test_no_table_is_left_out(db: sqlite_utils.Database) -> None:
    ours = {name for name in db.table_names() if not name.startswith("_")} - OF_THE_MOMENT

    assert {one.name for one in TABLES} == ours
    assert {one.name: one.key for one in TABLES} == {
        name: tuple(db.table(name).pks) for name in ours
    }


def test_a_key_that_the_database_gives_out_goes_on_after_a_copy(db: sqlite_utils.Database) -> None:
    counted = {
        one.name
        for one in TABLES
        if [c.type for c in db.table(one.name).columns if c.is_pk] == ["INTEGER"]
    }

    assert {one.name for one in TABLES if one.counts} == counted


def test_a_table_comes_after_those_that_it_points_to(db: sqlite_utils.Database) -> None:
    order = [one.name for one in TABLES]

    for name in order:
        for key in db.table(name).foreign_keys:
            assert order.index(key.other_table) < order.index(name)
