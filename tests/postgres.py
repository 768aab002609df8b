"""PostgreSQL for tests: the one that is named, else a cluster of our own, made in a moment."""

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import quote, urlsplit

import psycopg
import pytest
from psycopg.rows import DictRow

from bot.store.postgres.connection import connect
from tests.ports import free_port

NAMED: Final = "GREENROOM_TEST_POSTGRES"  # an address of somebody who may make databases
DEBIAN: Final = Path("/usr/lib/postgresql")  # the README names it
# Nothing of a test has to outlive a power cut.
QUICK: Final = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
ROOM: Final = 2**30  # bytes

_numbers: Final = count()


class Server(Protocol):
    """A PostgreSQL."""

    def url(self, database: str) -> str:
        """Return the address of one of its databases."""
        ...


class Named:
    """The one that the environment names."""

    def __init__(self, address: str) -> None:
        self._address = urlsplit(address)

    def url(self, database: str) -> str:
        """Return the address of one of its databases."""
        return self._address._replace(path=f"/{database}").geturl()


class Cluster:
    """One of our own, in a folder that goes when it goes."""

    def __init__(self, *options: str) -> None:
        self._owner = "postgres" if os.geteuid() == 0 else None  # it refuses to run as root
        self._port = free_port()
        self._folder = Path(tempfile.mkdtemp(prefix="greenroom-pg-", dir=_quick_disk()))
        if self._owner is not None:
            shutil.chown(self._folder, self._owner, self._owner)
        where = ("listen_addresses=127.0.0.1", f"port={self._port}")
        sockets = f"unix_socket_directories={self._folder}"
        self._options = " ".join(f"-c {one}" for one in (*where, sockets, *options))
        self._run("initdb", "--username=greenroom", "--auth=trust", "--encoding=UTF8", "--no-sync")
        self.start()

    def url(self, database: str) -> str:
        """Return the address of one of its databases, by its socket."""
        return f"postgresql://greenroom@{quote(str(self._folder), '')}:{self._port}/{database}"

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        self._run("pg_ctl", "start", "--wait", f"--log={self._folder / 'log'}", "-o", self._options)

    def stop(self, how: str = "fast") -> None:
        """Stop it; ``immediate`` is as good as a crash."""
        self._run("pg_ctl", "stop", f"--mode={how}")

    def remove(self) -> None:
        """Stop it and take its folder away."""
        self._run("pg_ctl", "stop", "--mode=immediate", check=False)
        shutil.rmtree(self._folder)

    def _run(self, program: str, *words: str, check: bool = True) -> None:
        data = f"--pgdata={self._folder / 'data'}"
        subprocess.run(  # noqa: S603  our own words, no shell
            [binaries() / program, data, *words],
            user=self._owner,
            group=self._owner,
            extra_groups=() if self._owner else None,
            cwd=self._folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=check,
        )


def binaries() -> Path:
    """Return the folder of the newest PostgreSQL's programs; without one, fail in CI, else skip."""
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if not found:
        absent = f"There is no {DEBIAN}: nothing was tried over PostgreSQL."
        if os.environ.get("CI"):  # noqa: TID251  of the machine that tests, no setting of the bot
            pytest.fail(absent)
        pytest.skip(absent)
    return found[-1].parent


def _quick_disk() -> Path | None:
    """Return a disk that is none, where there is one that is large enough."""
    memory = Path("/dev/shm")  # noqa: S108  the folder in it is made for us alone
    is_roomy = memory.is_dir() and shutil.disk_usage(memory).free > ROOM
    return memory if is_roomy else None


@cache
def server() -> Server:
    """Return the PostgreSQL of this run, started when it is first asked for."""
    named = os.environ.get(NAMED)  # noqa: TID251  of the machine that tests, no setting of the bot
    if named:
        return Named(named)
    cluster = Cluster(*QUICK)
    atexit.register(cluster.remove)
    return cluster


@cache
def _database() -> str:
    """Return the address of this run's database."""
    name = f"greenroom_tests_{os.getpid()}"
    url = server().url("postgres")
    with connect(url) as conn:
        conn.execute(f"create database {name} encoding 'UTF8' template template0")
    atexit.register(_drop, url, name)
    return server().url(name)


def _drop(url: str, name: str) -> None:
    with connect(url) as conn:
        conn.execute(f"drop database {name} with (force)")


@cache
def _caretaker() -> psycopg.Connection[DictRow]:
    """Return a connection that makes and takes away places."""
    conn = connect(_database())
    atexit.register(conn.close)
    return conn


@contextmanager
def fresh() -> Iterator[str]:
    """Give the address of a place of one's own in this run's database, without tables yet."""
    name = f"fresh_{next(_numbers)}"
    _caretaker().execute(f"create schema {name}")
    yield f"{_database()}?options=-csearch_path%3D{name}&application_name={name}"
    _caretaker().execute(f"drop schema {name} cascade")


def cut_off(url: str) -> None:
    """End all connections to a place, and wait until they are gone."""
    with connect(url) as conn:
        conn.execute(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
            " where application_name = current_setting('application_name')"
            " and pid <> pg_backend_pid()"
        )
