"""`python -m bot copy`: move an installation to another database, and show how far it is."""

from collections.abc import Sequence

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from bot.store.copying.copy import Copied, copy, count
from bot.store.copying.sides import CannotCopy, Side, opened

GOES_ON = "Give the same command again: it goes on where it stopped."


def move(source: str, target: str) -> int:
    """Copy all rows and tell what was done; return the exit status."""
    said, aside = Console(), Console(stderr=True)
    try:
        with opened(source, is_source=True) as old, opened(target) as new:
            said.print(_told(_copied(old, new, aside)))
    except CannotCopy as why:
        aside.print(str(why), style="red", highlight=False, markup=False)
        return 1
    except KeyboardInterrupt:
        aside.print(f"Interrupted. {GOES_ON}", highlight=False)
        return 1
    said.print("All rows are there, and both databases have the same.", highlight=False)
    return 0


def _copied(old: Side, new: Side, console: Console) -> Sequence[Copied]:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console) as progress:
        tasks = {name: progress.add_task(name, total=rows) for name, rows in count(old).items()}
        return copy(old, new, lambda name, rows: progress.advance(tasks[name], rows))


def _told(parts: Sequence[Copied]) -> Table:
    table = Table("table", "rows", "of these there before", "checksum of both")
    for one in parts:
        table.add_row(one.table, f"{one.rows}", f"{one.were_there}", one.digest)
    return table
