"""Coverage as data: what the local room service emulates, how well, and on whose authority.

A test holds the tables against the routes, the codes, the faults and the switches, and each row
against the test that it names.
"""

from bot.room_service.coverage.behaviours import BEHAVIOURS
from bot.room_service.coverage.callbacks import CALLBACKS
from bot.room_service.coverage.codes import CODES
from bot.room_service.coverage.commands import COMMANDS, NOT_EMULATED
from bot.room_service.coverage.controls import FAULTS, PATHS, SWITCHES
from bot.room_service.coverage.row import TESTS, Degree, Row

__all__ = [
    "BEHAVIOURS",
    "CALLBACKS",
    "CODES",
    "COMMANDS",
    "FAULTS",
    "NOT_EMULATED",
    "PATHS",
    "SWITCHES",
    "TESTS",
    "Degree",
    "Row",
    "rows",
]


def rows() -> list[Row]:
    """Return every row, for a page or a document to print."""
    tables = (COMMANDS, CALLBACKS, CODES, PATHS, FAULTS, SWITCHES)
    return [row for table in tables for row in table.values()] + list(BEHAVIOURS)
