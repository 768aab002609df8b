"""One process works on a SQLite file."""

import os
from pathlib import Path

import pytest

from bot.store.lock import AlreadyRunning, FileLock


def test_a_second_one_is_refused_and_told_why(path: Path) -> None:
    first = FileLock(path)

    with pytest.raises(AlreadyRunning) as refused:
        FileLock(path)

    assert refused.value.path == path
    assert f"(process {os.getpid()})" in str(refused.value)
    assert str(path) in str(refused.value)
    assert "PostgreSQL" in str(refused.value)
    first.release()


def test_a_released_lock_can_be_taken_again(path: Path) -> None:
    FileLock(path).release()

    FileLock(path).release()


def test_the_lock_tells_its_holder_even_after_a_longer_one(path: Path) -> None:
    Path(f"{path}.lock").write_text("123456789012345\n")

    lock = FileLock(path)

    assert Path(f"{path}.lock").read_text() == f"{os.getpid()}\n"
    lock.release()
