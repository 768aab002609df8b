"""Whether a database can be our store: each kind of problem is a sentence, all at once."""

import time
from collections.abc import Iterator
from types import SimpleNamespace
from urllib.parse import urlsplit

import pytest

from bot.store.migrations import STEPS
from bot.store.postgres.connection import connect
from bot.store.postgres.fitness import fault_of, look, unfit
from bot.store.postgres.migrations import migrate


def now() -> float:
    return time.time()  # noqa: TID251  of the machine, whose clock is compared


def said(url: str) -> tuple[list[str], list[str]]:
    """Return what is fine and what is not."""
    seen = look(url, now)
    return [one.said for one in seen if one.is_fine], [one.said for one in seen if not one.is_fine]


@pytest.fixture
def guest(url: str) -> Iterator[str]:
    """Give the address of somebody who may connect and nothing else."""
    with connect(url) as conn:
        conn.execute("drop role if exists guest")
        conn.execute("create role guest login")
        (row,) = conn.execute("select current_schema() as name")
        conn.execute(f"grant usage on schema {row['name']} to guest")
    address = urlsplit(url)
    yield address._replace(netloc=f"guest@{address.netloc.rpartition('@')[2]}").geturl()
    with connect(url) as conn:
        conn.execute("drop owned by guest; drop role guest")


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("postgresql://anna:hush@db.example:5432,standby:5433/rooms?sslmode=require", ""),
        ("postgresql://anna:hush@/rooms", ""),
        ("postgresql://anna:hush@db.example:port/rooms", "its port is no number of 1 to 65,535"),
        ("postgresql://anna:hush@db.example:65536", "its port is no number of 1 to 65,535"),
        ("postgresql://anna:hush@one:1,two:hush/rooms", "its port is no number of 1 to 65,535"),
        (
            "postgresql://anna:hush%zz@db.example/rooms",
            "PostgreSQL does not understand it: invalid percent",
        ),
        (
            'postgresql://anna:"hush hush@db.example/rooms',
            "PostgreSQL does not understand it: unexpected spaces found in",
        ),
        (
            "postgresql://anna:hush@[::1/rooms",
            "PostgreSQL does not understand it: end of string reached when looking for matching",
        ),
        (
            "postgresql://db.example/rooms?passwort=hush",
            "PostgreSQL does not understand it: invalid URI query parameter",
        ),
    ],
)
def test_what_is_wrong_with_an_address_is_told_and_nothing_of_it_repeated(
    address: str, fault: str
) -> None:
    assert fault_of(address) == fault


def test_a_database_that_is_up_to_date_is_in_order(url: str) -> None:
    with connect(url) as conn:
        migrate(conn)

    fine, wrong = said(url)

    assert wrong == []
    assert "can be reached" in fine[0]
    assert fine[1] == "its tables are up to date, and this user may write to them"
    assert "the database's, which counts" in fine[2]
    assert "each process of ours takes 9" in fine[3]


def test_a_look_makes_nothing(url: str) -> None:
    fine, wrong = said(url)

    assert (fine[1], wrong) == (
        f"its tables are brought up to date at the next start ({', '.join(STEPS)})",
        [],
    )
    assert said(url)[0][1] == fine[1]


def test_somebody_who_may_not_write_is_told(url: str, guest: str) -> None:
    with connect(url) as conn:
        migrate(conn)
        conn.execute("grant select on greenroom_migration to guest")

    assert said(guest)[1] == ["its tables are up to date, but this user may not write to them"]


def test_somebody_who_may_not_make_tables_is_told(guest: str) -> None:
    assert said(guest)[1] == ["its tables are not up to date, and this user may not make any"]


def test_tables_of_a_newer_release_are_told(url: str) -> None:
    with connect(url) as conn:
        migrate(conn)
        conn.execute("insert into greenroom_migration (name, at) values ('m9999_flowers', 0)")

    [wrong] = said(url)[1]
    assert "A newer Greenroom has changed the tables (m9999_flowers)" in wrong


def test_a_clock_that_is_wrong_is_told(url: str) -> None:
    seen = look(url, lambda: now() + 90.0)

    [wrong] = [one.said for one in seen if not one.is_fine]
    assert "clock is 90." in wrong
    assert "ahead of" in wrong


def test_a_server_that_only_reads_is_told(url: str) -> None:
    standby = url.replace("options=", "options=-cdefault_transaction_read_only%3Don%20")

    [wrong] = said(standby)[1]

    assert wrong == "The server only reads: it is a standby, or was told to."


@pytest.mark.parametrize(
    "address", ["postgresql://u:hush@127.0.0.1:1/rooms", "postgresql://u:hush%z"]
)
def test_no_password_is_told(address: str) -> None:
    fine, wrong = said(address)

    assert (len(fine), len(wrong)) == (0, 1)
    assert "hush" not in wrong[0]


class Old:
    """As much of a connection to a PostgreSQL of long ago as is looked at."""

    info = SimpleNamespace(server_version=120_022, parameter_status=lambda _: "SQL_ASCII")

    def execute(self, _: str) -> list[dict[str, bool]]:
        return [{"yes": False}]


def test_all_that_is_wrong_is_told_at_once() -> None:
    problems = list(unfit(Old()))  # type: ignore[arg-type]  # no connection, but looks like one

    assert problems[0] == "PostgreSQL 13 or newer is needed; this one is 12."
    assert "encoded in SQL_ASCII" in problems[1]
