"""`python -m bot copy`: what it says, and what stops it."""

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.store.openers import open_store
from tests.factories import a_booking
from tests.postgres import fresh


async def a_file(folder: Path) -> str:
    """Return the address of a file with a booking in it."""
    url = f"sqlite:///{folder}/greenroom.db"
    opened = await open_store(url)
    await opened.store.bookings.add(a_booking(), [])
    await opened.close()
    return url


async def test_it_says_what_it_did(tmp_path: Path) -> None:
    source = await a_file(tmp_path)
    with fresh() as target:
        first = CliRunner().invoke(app, ["copy", source, target])
        again = CliRunner().invoke(app, ["copy", source, target])

    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "both databases have the same" in first.stdout
    rows = [line.split("│") for line in again.stdout.splitlines() if "booking" in line]
    assert [[cell.strip() for cell in row[1:4]] for row in rows] == [["booking", "1", "1"]]
    assert "1/1" in first.stderr


async def test_what_stands_in_the_way_is_a_sentence(tmp_path: Path) -> None:
    source = await a_file(tmp_path)

    refused = CliRunner().invoke(app, ["copy", source, "postgresql://anna:hush@127.0.0.1:9/rooms"])

    assert refused.exit_code == 1
    assert "The PostgreSQL database rooms on 127.0.0.1" in refused.stderr.replace("\n", " ")
    assert "hush" not in refused.output


async def test_without_what_speaks_to_postgresql_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = await a_file(tmp_path)
    monkeypatch.setitem(sys.modules, "bot.store.postgres.alone", None)

    refused = CliRunner().invoke(app, ["copy", source, "postgresql://127.0.0.1:9/rooms"])

    assert "pip install 'greenroom[postgres]'" in refused.stderr.replace("\n", " ")


async def test_whoever_interrupts_it_is_told_how_to_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = await a_file(tmp_path)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bot.store.copying.program.copy", interrupt)

    stopped = CliRunner().invoke(app, ["copy", source, f"sqlite:///{tmp_path}/other.db"])

    assert stopped.exit_code == 1
    assert "Give the same command again" in stopped.stderr
