"""Node's Bolt is measured where it can be installed; else the bench says why it is not there."""

import json
import re
from pathlib import Path

import pytest

from tests.bench.ack.node_bolt import SOURCE, NotThere, installed


def a_program(folder: Path, name: str, *lines: str) -> None:
    """Write a program that stands for another."""
    program = folder / name
    program.write_text("\n".join(["#!/bin/sh", *lines]))
    program.chmod(0o755)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "programs"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "folder"
    path.mkdir()
    return path


def test_its_version_is_pinned() -> None:
    (version,) = json.loads((SOURCE / "package.json").read_text())["dependencies"].values()

    assert re.fullmatch(r"\d+\.\d+\.\d+", version)


@pytest.mark.parametrize(
    ("there", "why"), [((), "there is no node"), (("node",), "there is no npm")]
)
def test_without_node_or_npm_it_is_not_there(
    programs: Path, folder: Path, there: tuple[str, ...], why: str
) -> None:
    for name in there:
        a_program(programs, name)

    with pytest.raises(NotThere, match=f"^{why}$"):
        installed(folder)


def test_what_npm_cannot_install_is_not_there(programs: Path, folder: Path) -> None:
    a_program(programs, "node")
    a_program(programs, "npm", "exit 1")

    with pytest.raises(NotThere, match=r"^npm could not install @slack/bolt$"):
        installed(folder)


def test_it_is_installed_beside_its_server_and_says_its_versions(
    programs: Path, folder: Path
) -> None:
    a_program(programs, "node", 'if [ "$1" = -p ]; then echo 5.1.0; else echo v20.20.2; fi')
    a_program(programs, "npm", "exit 0")

    found = installed(folder)

    assert found.versions == "5.1.0 on node 20.20.2"
    assert found.command == (str(programs / "node"), str(folder / "server.js"))
    assert sorted(one.name for one in folder.iterdir()) == ["package.json", "server.js"]
