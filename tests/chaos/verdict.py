"""The oracle: what came of every promise, read from the ledgers of two independent stand-ins."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Final

from tests.blackbox.room_service import Call
from tests.blackbox.slack import Said
from tests.blackbox.stage import JOIN_AT
from tests.chaos.promises import Promise
from tests.chaos.stage import Stage

CREATE: Final = "create_room"
EXISTS: Final = 100010  # under the same owner: the answer to a repeated create


@dataclass(frozen=True, slots=True)
class Marks:
    """How a promise is known again: in a call that makes a room, and in a post."""

    room: Callable[[Call], str]
    card: Callable[[Said], str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """How often the promise was broken, and what it took to keep it.

    Attributes:
        lost: Rooms that were not made, or whose card is missing or does not show the way in.
        rooms_twice: Rooms that were made again, or that nobody asked for.
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


def verdict(
    stage: Stage, marks: Marks, owed: Collection[Promise], allowed: Collection[Promise]
) -> Verdict:
    """Judge what stands in both ledgers.

    Args:
        stage: Where they are.
        marks: What is looked at.
        owed: Each of these must be there.
        allowed: Each of these may be there, once.
    """
    ledger = stage.room_service.ledger
    creates = [call for call in ledger.calls if call.command == CREATE]
    made = Counter(marks.room(call) for call in creates if _code(call) == 0)
    cards = [said for said in stage.slack.record.said if said.how == "post"]
    posted = Counter(marks.card(said) for said in cards)
    ready = {marks.card(said) for said in cards if JOIN_AT in str(said.content)}
    return Verdict(
        lost=tuple(one.room for one in owed if not (made[one.room] and one.card in ready)),
        rooms_twice=_surplus(made, {one.room for one in allowed}),
        cards_twice=_surplus(posted, {one.card for one in allowed}),
        breaches=(*ledger.violated(), *stage.slack.record.violations),
        repeated=sum(_code(call) == EXISTS for call in creates),
        put_off=stage.slack.put_off,
        most_in_a_second=_most_in_a_second([call.at for call in creates]),
    )


def ready_at(stage: Stage, marks: Marks, owed: Collection[Promise]) -> dict[str, float]:
    """Return when each room was made and its card showed the way in, by its mark; loop's time."""
    calls = stage.room_service.ledger.calls
    creates = [call for call in calls if call.command == CREATE and _code(call) == 0]
    made = {marks.room(call): call.at for call in creates}
    shown = {
        marks.card(version): version.at
        for said in stage.slack.record.said
        for version in reversed(said.versions())
        if said.how == "post" and JOIN_AT in str(version.content)
    }
    ready = [one for one in owed if one.room in made and one.card in shown]
    return {one.room: max(made[one.room], shown[one.card]) for one in ready}


def _code(call: Call) -> int | None:
    return None if call.answer is None else int(call.answer["ErrorCode"])


def _key(said: Said) -> str:
    """Return the mark of the action that posted it; an edit may leave it out."""
    posted = said.versions()[0].content
    return str(posted.get("metadata", {}).get("event_payload", {}).get("key", ""))


def _surplus(found: Counter[str], wanted: Collection[str]) -> tuple[str, ...]:
    """Return what there is too much of: all but one of each that was wanted."""
    return tuple((found - Counter(wanted)).elements())


def _most_in_a_second(times: Sequence[float]) -> int:
    """Return how many of the sorted `times` lie in the fullest sliding second."""
    most = first = 0
    for last, at in enumerate(times):
        while at - times[first] >= 1.0:
            first += 1
        most = max(most, last - first + 1)
    return most


# Of bookings that we wrote ourselves the ids are known, of typed ones the names and places.
BY_ID: Final = Marks(room=lambda call: call.room_id, card=_key)
BY_NAME: Final = Marks(room=lambda call: call.room["RoomName"], card=lambda said: said.channel)
