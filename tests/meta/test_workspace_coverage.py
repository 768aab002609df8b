"""The coverage of the local workspace is told whole: no method or address without its row."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from bot.workspace.api.methods import METHODS
from bot.workspace.app import ROUTES
from bot.workspace.coverage import ADDRESSES, BEHAVIOURS, Row
from bot.workspace.coverage import METHODS as COVERED

ROOT = Path(__file__).parents[2]
ROWS: Mapping[str, Row] = {**COVERED, **ADDRESSES, **BEHAVIOURS}


def addresses(routes: Iterable[BaseRoute]) -> set[str]:
    known = [r for r in routes if isinstance(r, Route | Mount | WebSocketRoute)]
    return {route.path.rstrip("/") or "/" for route in known}


def test_every_method_has_its_row() -> None:
    assert COVERED.keys() == METHODS.keys()


def test_every_address_has_its_row() -> None:
    assert ADDRESSES.keys() == addresses(ROUTES)


@pytest.mark.parametrize("name", ROWS)
def test_what_is_covered_is_tested(name: str) -> None:
    assert (ROOT / ROWS[name].tested).is_file()


@pytest.mark.parametrize("name", COVERED)
def test_the_test_of_a_method_calls_it(name: str) -> None:
    words = (ROOT / COVERED[name].tested).read_text("utf-8")

    # Slack's own client writes a method's name with underscores.
    assert f'"{name}"' in words or f"/{name}" in words or name.replace(".", "_") in words


@pytest.mark.parametrize("name", ROWS)
def test_every_row_names_its_authority(name: str) -> None:
    assert ROWS[name].source
