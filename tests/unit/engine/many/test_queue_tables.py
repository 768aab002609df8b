"""The queue's tables: made once, by whoever comes first, and used by who may make none."""

import asyncio
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from bot.engine.queue_tables import STEPS, bring_up_to_date
from bot.store.postgres.connection import connect


@pytest.fixture
def user(url: str) -> Iterator[str]:
    """Give the address of somebody who may use tables and make none."""
    with connect(url) as conn:
        conn.execute("drop role if exists table_user")
        conn.execute("create role table_user login")
        (row,) = conn.execute("select current_schema() as name")
        conn.execute(f"grant usage on schema {row['name']} to table_user")
        rights = f"in schema {row['name']} grant select, insert, update, delete on tables"
        conn.execute(f"alter default privileges {rights} to table_user")
    address = urlsplit(url)
    yield address._replace(netloc=f"table_user@{address.netloc.rpartition('@')[2]}").geturl()
    with connect(url) as conn:
        conn.execute("drop owned by table_user; drop role table_user")


async def test_who_may_make_no_tables_starts_on_those_that_are_there(url: str, user: str) -> None:
    await bring_up_to_date(url)

    await bring_up_to_date(user)


async def test_several_that_start_at_once_make_them_once(url: str) -> None:
    await asyncio.gather(*(bring_up_to_date(url) for _ in range(4)))

    with connect(url) as conn:
        (row,) = conn.execute("select count(*) as steps from greenroom_queue_step")
    assert row["steps"] == len(STEPS)
