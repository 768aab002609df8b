"""The coverage of the local room service is told whole: no route, code or fault without its row."""

import ast
import re
from pathlib import Path

import pytest
from starlette.routing import Mount, Route

from bot.room_service import coverage
from bot.room_service.app import build
from bot.room_service.callbacks.commands import CALLBACKS
from bot.room_service.credentials import Credentials
from bot.room_service.envelope import TEXTS
from bot.room_service.faults.faults import KINDS
from bot.room_service.faults.switches import SETTABLE

ROOT = Path(__file__).parents[2]
ROUTES = build(Credentials(20001234, "key")).routes

# What the issue of the spine promises, and the signature codes that an emulator can know.
PROMISED = {
    *(100001, 100002, 100003, 100004, 100006, 100007, 100010, 100011, 100012, 100026),
    *(60003, 60004, 60007, 60009, 60010, 60012, 60015),
    *(70001, 70002, 70003, 70009, 70013, 70014, 70020),
}


def test_the_commands_are_the_routes() -> None:
    paths = {route.path for route in ROUTES if isinstance(route, Route)}

    assert paths - {"/{anything:path}"} == {f"/v4/{command}" for command in coverage.COMMANDS}


def test_the_control_paths_are_the_routes() -> None:
    [control] = [route for route in ROUTES if isinstance(route, Mount)]

    offered = {
        f"{method} {control.path}{route.path}"
        for route in control.routes
        if isinstance(route, Route)
        for method in (route.methods or set()) - {"HEAD"}
    }

    assert offered == set(coverage.PATHS)


def test_every_callback_is_listed() -> None:
    assert set(coverage.CALLBACKS) == set(CALLBACKS)


def test_every_fault_is_listed() -> None:
    assert set(coverage.FAULTS) == set(KINDS)


def test_every_switch_is_listed() -> None:
    assert set(coverage.SWITCHES) == set(SETTABLE)


def test_every_code_that_is_given_is_listed() -> None:
    # 100002 and 101011 always bring words of their own.
    assert set(coverage.CODES) == {*TEXTS, 100002, 101011}


def test_every_code_that_was_promised_is_listed() -> None:
    assert set(coverage.CODES) >= PROMISED


def names_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / coverage.TESTS / file).read_text())
    functions = ast.FunctionDef | ast.AsyncFunctionDef
    return {node.name for node in ast.walk(tree) if isinstance(node, functions)}


@pytest.mark.parametrize("test", sorted({row.test for row in coverage.rows()}))
def test_the_test_that_a_row_names_exists(test: str) -> None:
    file, _, name = test.partition("::")

    assert name in names_in(file)


@pytest.mark.parametrize("row", coverage.rows(), ids=lambda row: row.what)
def test_a_row_says_on_whose_authority(row: coverage.Row) -> None:
    assert row.authority == "ours" or re.search(r"\b[DCTOI]\b", row.authority)


LACKING = [row for row in coverage.rows() if row.degree is not coverage.Degree.FULL]


@pytest.mark.parametrize("row", LACKING, ids=lambda row: row.what)
def test_what_is_not_full_says_what_is_missing(row: coverage.Row) -> None:
    assert row.gap
