"""The oracle of a copy finds every row that is not as it was, and no other."""

import sqlite3
from collections import Counter
from pathlib import Path

import psycopg
import pytest

from tests.bench.copying.oracle import (
    Found,
    KeyAndRow,
    Table,
    compared,
    counted,
    differences,
    tables,
)
from tests.bench.report import CannotMeasure
from tests.postgres import fresh

SOURCE = """
    create table booking (name text not null, id text, starts real, primary key (id)) strict;
    create table pair (team text, at integer, who text, primary key (who, team)) strict;
    create table stopped (at real not null) strict;
    insert into booking values ('One', 'a', 0.1), ('Zwei ü', 'B', null), ('三', 'é', 1e300);
    insert into pair values ('T1', 7, 'U1'), ('T0', 8, 'U1');
"""
# The same, in another order of columns and rows.
TARGET = """
    create table booking (id text collate "C" primary key, starts float8, name text);
    create table pair (at int8, who text collate "C", team text collate "C");
    create table slot (number int8);
    insert into booking values ('é', 1e300, '三'), ('B', null, 'Zwei ü'), ('a', 0.1, 'One');
    insert into pair values (8, 'U1', 'T0'), (7, 'U1', 'T1');
    insert into slot values (1);
"""


def rows(*ids: int, name: str = "as it was") -> list[KeyAndRow]:
    return [((one,), (one, name)) for one in ids]


@pytest.mark.parametrize(
    ("source", "target", "found"),
    [
        (rows(1, 2), rows(1, 2), {Found.SAME: 2}),
        (rows(1, 2, 3), rows(1, 3), {Found.SAME: 2, Found.MISSING: 1}),
        (rows(1, 2, 3), rows(), {Found.MISSING: 3}),
        (rows(2), rows(1, 2, 3, 4), {Found.SAME: 1, Found.SURPLUS: 3}),
        (rows(), rows(1), {Found.SURPLUS: 1}),
        (rows(1), rows(2), {Found.MISSING: 1, Found.SURPLUS: 1}),
        (rows(1, 2), rows(1, 2, name="other"), {Found.DIFFERENT: 2}),
    ],
)
def test_each_row_is_same_different_missing_or_surplus(
    source: list[KeyAndRow], target: list[KeyAndRow], found: dict[Found, int]
) -> None:
    assert differences(source, target) == Counter(found)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "source.db"
    with sqlite3.connect(path) as conn:
        conn.executescript(SOURCE)
    conn.close()
    return path


def test_the_catalogue_says_what_is_compared(file: Path) -> None:
    conn = sqlite3.connect(file)

    found = tables(conn)

    assert found == [
        Table("booking", ("id", "name", "starts"), 1),
        Table("pair", ("who", "team", "at"), 2),
    ]
    assert counted(file) == {"booking": 3, "pair": 2}
    conn.close()


@pytest.mark.parametrize(
    ("then", "found"),
    [
        ("select 1", {Found.SAME: 5}),
        ("update booking set starts = 0.2 where id = 'a'", {Found.SAME: 4, Found.DIFFERENT: 1}),
        ("update booking set starts = 0 where id = 'B'", {Found.SAME: 4, Found.DIFFERENT: 1}),
        ("delete from pair where team = 'T0'", {Found.SAME: 4, Found.MISSING: 1}),
        ("insert into booking values ('b', null, '')", {Found.SAME: 5, Found.SURPLUS: 1}),
    ],
)
def test_two_databases_are_compared_value_by_value(
    file: Path, then: str, found: dict[Found, int]
) -> None:
    with fresh() as url:
        with psycopg.connect(url) as conn:
            conn.execute(TARGET)
            conn.execute(then.encode())

        assert compared(file, url) == Counter(found)


def test_an_empty_table_proves_nothing(file: Path) -> None:
    with sqlite3.connect(file) as conn:
        conn.execute("delete from pair")
    conn.close()

    with fresh() as url:
        with psycopg.connect(url) as target:
            target.execute(TARGET)

        with pytest.raises(CannotMeasure, match="the source has nothing in pair"):
            compared(file, url)
