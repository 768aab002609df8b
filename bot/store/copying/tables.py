"""What is copied, and in which order.

Its law: a table comes after those that it points to, and `action` comes last: a copy that was
interrupted has nothing in it that a bot would act upon.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Table:
    """A table, as it is read in the order of its key.

    Attributes:
        key: The columns of its key.
        counts: The database itself gives out its key, and must go on behind what was copied.
    """

    name: str
    key: tuple[str, ...] = ("id",)
    counts: bool = False

    @property
    def first(self) -> str:
        """Return the statement that reads the first rows."""
        return f"select * from {self.name} order by {', '.join(self.key)} limit :most"  # noqa: S608  names of ours

    @property
    def further(self) -> str:
        """Return the statement that reads those behind a key."""
        names = ", ".join(self.key)
        behind = ", ".join(f":{one}" for one in self.key)
        return (
            f"select * from {self.name} where ({names}) > ({behind})"  # noqa: S608  names of ours
            f" order by {names} limit :most"
        )

    @property
    def number(self) -> str:
        """Return the statement that counts its rows."""
        return f"select count(*) as number from {self.name}"  # noqa: S608  names of ours

    @property
    def go_on(self) -> str:
        """Return the statement that lets PostgreSQL give out keys behind those that are there."""
        counter = f"setval(pg_get_serial_sequence('{self.name}', 'id'), max(id)) from {self.name}"
        return f"select 1 /* PostgreSQL: , {counter} */"

    def insert(self, columns: tuple[str, ...]) -> str:
        """Return the statement that writes a row."""
        values = ", ".join(f":{one}" for one in columns)
        return f"insert into {self.name} ({', '.join(columns)}) values ({values})"  # noqa: S608  names of ours


TABLES: Final = (
    Table("installation", ("enterprise_id", "team_id")),
    Table("granted", ("enterprise_id", "team_id")),
    Table("workspace", ("team_id",)),
    Table("oauth_state", ("state",)),
    Table("account", ("team_id", "user_id")),
    Table("usual", ("team_id", "user_id")),
    Table("draft"),
    Table("series"),
    Table("booking"),
    Table("room", ("room_id", "booking_id")),
    Table("involved", ("team_id", "user_id", "booking_id")),
    Table("attempt", counts=True),
    Table("inbox", ("key",)),
    Table("action", counts=True),
)

# Not copied: what is true only of the processes that run on a database.
OF_THE_MOMENT: Final = frozenset({"stopped", "slot", "channel_turn", "process"})
