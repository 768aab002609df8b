"""The oracle: what came of every promise, read from the ledgers of two independent stand-ins."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from tests.blackbox.room_service import Call
from tests.blackbox.slack import Said
from tests.blackbox.stage import JOIN_AT
from tests.chaos.promises import Promise
from tests.chaos.stage import Stage

CREATE: Final = "create_room"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How often the promise was broken, and what it took to keep it.

    Attributes:
        lost: Promises without a room, without a card, or whose card does not show the way in.
        rooms_twice: Rooms that were made more than once, or that nobody was promised.
        cards_twice: Posts that nobody needed: a second card, or anything else.
        breaches: What no document of the room service or of Slack allows.
        repeated: Creates of a room that was there already, answered so.
        put_off: Posts that came too soon for their channel.
        most_in_a_second: The most creates in any sliding second.
    """

    lost: tuple[str, ...]
    rooms_twice: tuple[str, ...]
    cards_twice: tuple[str, ...]
    breaches: tuple[str, ...]
    repeated: int
    put_off: int
    most_in_a_second: int

    @property
    def is_kept(self) -> bool:
        """Say whether everything came out as promised."""
        return not (self.lost or self.rooms_twice or self.cards_twice or self.breaches)


def verdict(promises: Collection[Promise], stage: Stage) -> Verdict:
    """Judge what stands in both ledgers."""
    ledger = stage.room_service.ledger
    creates = [call for call in ledger.calls if call.command == CREATE]
    made = Counter(call.room_id for call in creates if _code(call) == 0)
    cards = [said for said in stage.slack.record.said if said.how == "post"]
    posted = Counter(_key(said) for said in cards)
    ready = {_key(said) for said in cards if JOIN_AT in str(said.content)}
    return Verdict(
        lost=tuple(
            one.room_id for one in promises if not (made[one.room_id] and one.key in ready)
        ),
        rooms_twice=_surplus(made, {one.room_id for one in promises}),
        cards_twice=_surplus(posted, {one.key for one in promises}),
        breaches=(*ledger.violated(), *stage.slack.record.violations),
        repeated=sum(_code(call) == 100010 for call in creates),
        put_off=stage.slack.put_off,
        most_in_a_second=_most_in_a_second([call.at for call in creates]),
    )


def _code(call: Call) -> int | None:
    return None if call.answer is None else int(call.answer["ErrorCode"])


def _key(said: Said) -> str:
    """Return the mark of the action that posted it; an edit may leave it out."""
    posted = said.versions()[0].content
    return str(posted.get("metadata", {}).get("event_payload", {}).get("key", ""))


def _surplus(found: Counter[str], promised: Collection[str]) -> tuple[str, ...]:
    """Return what there is too much of: all but one of each that was promised."""
    return tuple((found - Counter(promised)).elements())


def _most_in_a_second(times: Sequence[float]) -> int:
    """Return how many of the sorted `times` lie in the fullest sliding second."""
    most = first = 0
    for last, at in enumerate(times):
        while at - times[first] >= 1.0:
            first += 1
        most = max(most, last - first + 1)
    return most
