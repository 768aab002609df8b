"""Bolt's hello-world on Node, if node is there: installed into a folder that goes."""

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SOURCE: Final = Path(__file__).parent
FILES: Final = ("package.json", "server.js")
PACKAGE: Final = "node_modules/@slack/bolt/package.json"
# Nothing of a package runs before it is asked to; its version is that of package.json.
INSTALL: Final = ("install", "--omit=dev", "--ignore-scripts", "--no-audit", "--no-fund")
WITHIN_S: Final = 120.0


class NotThere(Exception):
    """There is no Node's Bolt to compare with; the words say why."""


@dataclass(frozen=True, slots=True)
class NodeBolt:
    """The hello-world, ready to be started.

    Attributes:
        command: Starts it; its arguments follow.
        versions: Of Bolt and of node, in words.
    """

    command: tuple[str, ...]
    versions: str


def installed(folder: Path) -> NodeBolt:
    """Install it into `folder`, which must be empty. Raises `NotThere`."""
    node, npm = _found("node"), _found("npm")
    for name in FILES:
        shutil.copy(SOURCE / name, folder)
    _run("npm could not install @slack/bolt", npm, *INSTALL, folder=folder)
    bolt = _run("node did not run", node, "-p", f"require('./{PACKAGE}').version", folder=folder)
    its = _run("node did not run", node, "--version", folder=folder)
    return NodeBolt((node, str(folder / "server.js")), f"{bolt} on node {its.removeprefix('v')}")


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise NotThere(f"there is no {program}")
    return path


def _run(otherwise: str, *words: str, folder: Path) -> str:
    """Return what a program printed; its settings, such as whence npm installs, are the user's."""
    try:
        done = subprocess.run(  # noqa: S603  our own words, no shell
            words, cwd=folder, capture_output=True, text=True, check=True, timeout=WITHIN_S
        )
    except (OSError, subprocess.SubprocessError):
        raise NotThere(otherwise) from None
    return done.stdout.strip()
