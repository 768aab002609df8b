"""The people of one room, by account.

Its law: nobody is in two of `inside` and `absent` at once, and whoever is inside came in by `enter`
or `recover`.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field


@dataclass
class Member:
    """A person inside.

    Attributes:
        came_at: Unix seconds.
        marks: Numbers that mark_room_member put on them.
    """

    came_at: int
    name_card: str = ""
    custom_info: str = ""
    marks: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Absence:
    """A person who was inside.

    Attributes:
        since: Unix seconds.
        is_lost: Whether their heartbeat was lost; otherwise they left.
        member: What they were inside.
    """

    since: float
    is_lost: bool
    member: Member


@dataclass(frozen=True)
class Until:
    """A ban or a mute. `time` in Unix seconds; it is over once that second is reached."""

    time: float
    reason: str = ""


@dataclass
class People:
    """Everybody who has to do with a room.

    Attributes:
        inside: By account, in the order in which they came.
        absent: Those who were inside, by account.
        admins: In the order in which they were named.
        robots: Accounts that fill a live room; they are not inside.
        view_count: Entries since the room was made, one person's every time.
        emptied_at: Unix seconds at which the last one went, None if that has not happened.
    """

    inside: dict[str, Member] = field(default_factory=dict)
    absent: dict[str, Absence] = field(default_factory=dict)
    admins: list[str] = field(default_factory=list)
    robots: list[str] = field(default_factory=list)
    bans: dict[str, Until] = field(default_factory=dict)
    mutes: dict[str, Until] = field(default_factory=dict)
    view_count: int = 0
    emptied_at: float | None = None

    def enter(self, accounts: Collection[str], now: float) -> list[str]:
        """Let them in; return those who were not inside already."""
        come = _new(accounts, self.inside)
        for account in come:
            self.absent.pop(account, None)
            self.inside[account] = Member(int(now))
        self.view_count += len(come)
        return come

    def leave(self, accounts: Collection[str], now: float, *, is_lost: bool = False) -> list[str]:
        """Let them out; return those who were inside."""
        gone = [account for account in dict.fromkeys(accounts) if account in self.inside]
        for account in gone:
            self.absent[account] = Absence(now, is_lost, self.inside.pop(account))
        if gone and not self.inside:
            self.emptied_at = now
        return gone

    def recover(self, accounts: Collection[str]) -> list[str]:
        """Let those whose heartbeat was lost be inside again; return them. It is no new entry."""
        back = [account for account in dict.fromkeys(accounts) if self._is_lost(account)]
        for account in back:
            self.inside[account] = self.absent.pop(account).member
        return back

    def _is_lost(self, account: str) -> bool:
        absence = self.absent.get(account)
        return absence is not None and absence.is_lost

    def is_banned(self, account: str, now: float) -> bool:
        """Tell whether the account is kept out. `now` in Unix seconds."""
        ban = self.bans.get(account)
        return ban is not None and ban.time > now


def current(held: dict[str, Until], now: float) -> Iterator[tuple[str, Until]]:
    """Yield the bans or mutes that are not over, the oldest first."""
    return ((account, until) for account, until in held.items() if until.time > now)


def _new(accounts: Collection[str], known: Collection[str]) -> list[str]:
    return [account for account in dict.fromkeys(accounts) if account not in known]
