"""Who sits where in one room.

Its law: nobody sits on two seats, nobody sits on a locked one. Codes: section 4.2.
"""

from dataclasses import dataclass, field

from bot.room_service.envelope import Refused

ANY = -1
"""ASSUMED: the client SDK's word for whichever seat is free; REST pages do not name it."""


@dataclass
class Seat:
    """One seat; the flags are lock_seat's (60716)."""

    account: str | None = None
    is_taken_disabled: bool = False
    is_video_disabled: bool = False
    is_audio_disabled: bool = False


@dataclass
class Seats:
    """The seats that somebody has had to do with, by number; all others are free."""

    known: dict[int, Seat] = field(default_factory=dict)

    def at(self, index: int) -> Seat:
        """Return a seat to read or change."""
        return self.known.setdefault(index, Seat())

    def index_of(self, account: str) -> int:
        """Return the number of the seat that `account` sits on, or raise 100206."""
        for index, seat in self.known.items():
            if seat.account == account:
                return index
        raise Refused(100206)

    def is_seated(self, account: str) -> bool:
        """Tell whether `account` sits."""
        return any(seat.account == account for seat in self.known.values())

    def sit(self, account: str, index: int, size: int) -> int:
        """Seat somebody who does not sit, or raise 100200, 100201, 100203, 100205.

        Args:
            account: Who.
            index: Where, or `ANY`.
            size: Seats that the room has.

        Returns:
            The seat's number.
        """
        if self.is_seated(account):
            raise Refused(100203)
        index = self._free_one(size) if index == ANY else index
        seat = self.open_at(index)
        if seat.account is not None:
            raise Refused(100201)
        seat.account = account
        return index

    def _free_one(self, size: int) -> int:
        """Return the lowest seat that is neither taken nor locked, or raise 100205."""
        for index in range(size):
            seat = self.known.get(index, Seat())
            if seat.account is None and not seat.is_taken_disabled:
                return index
        raise Refused(100205)

    def open_at(self, index: int) -> Seat:
        """Return a seat that may be sat on, taken or not, or raise 100200."""
        seat = self.at(index)
        if seat.is_taken_disabled:
            raise Refused(100200)
        return seat

    def vacate(self, account: str) -> None:
        """Free the seat that `account` sits on, if there is one."""
        for seat in self.known.values():
            if seat.account == account:
                seat.account = None
