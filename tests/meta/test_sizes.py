"""Nothing grows past what one reads at a sitting: modules, functions, folders."""

import ast
import io
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]
SOURCES: Final = ("bot", "commands", "tests")

MODULE_MOST: Final = 300
FUNCTION_MOST: Final = 40
FOLDER_MOST: Final = 12
# One file a verb, one test file a source file: these grow with what they mirror.
WIDE: Final = ("commands", "tests")

NO_CODE: Final = frozenset(
    {
        tokenize.COMMENT,
        tokenize.NL,
        tokenize.NEWLINE,
        tokenize.INDENT,
        tokenize.DEDENT,
        tokenize.ENDMARKER,
    }
)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def files() -> Iterator[Path]:
    for folder in SOURCES:
        yield from sorted((ROOT / folder).rglob("*.py"))


def docstring_lines(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | Function):
            match node.body[:1]:
                case [ast.Expr(value=ast.Constant(value=str())) as text]:
                    yield from range(text.lineno, (text.end_lineno or text.lineno) + 1)


def code_lines(source: str, tree: ast.AST) -> set[int]:
    """Return the numbers of the lines that have code: no blanks, comments or docstrings."""
    lines: set[int] = set()
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type not in NO_CODE:
            lines.update(range(token.start[0], token.end[0] + 1))
    return lines - set(docstring_lines(tree))


def functions(source: str) -> Iterator[tuple[str, int]]:
    """Yield each function's name and how many lines of code it has."""
    tree = ast.parse(source)
    lines = code_lines(source, tree)
    for node in ast.walk(tree):
        if isinstance(node, Function):
            span = range(node.lineno, (node.end_lineno or node.lineno) + 1)
            yield node.name, len(lines.intersection(span))


SAMPLE: Final = '''\
"""A module."""

TABLE = {  # a comment
    "one": """text
in two lines""",
}


def act() -> int:
    """Say it.

    At length.
    """
    # Why.
    return 1
'''


def test_only_lines_of_code_are_counted() -> None:
    assert code_lines(SAMPLE, ast.parse(SAMPLE)) == {3, 4, 5, 6, 9, 15}
    assert list(functions(SAMPLE)) == [("act", 2)]


def test_no_module_is_too_long() -> None:
    sizes = {
        path: len(code_lines(path.read_text(), ast.parse(path.read_text()))) for path in files()
    }

    assert {str(path): size for path, size in sizes.items() if size > MODULE_MOST} == {}


def test_no_function_is_too_long() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {name}": size
        for path in files()
        for name, size in functions(path.read_text())
    }

    assert {name: size for name, size in found.items() if size > FUNCTION_MOST} == {}


def test_no_folder_has_too_many_files() -> None:
    folders: dict[Path, int] = {}
    for path in files():
        where = path.parent.relative_to(ROOT)
        if where.parts[0] not in WIDE and path.name != "__init__.py":
            folders[where] = folders.get(where, 0) + 1

    assert {str(path): number for path, number in folders.items() if number > FOLDER_MOST} == {}
