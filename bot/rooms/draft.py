"""A draft: what a person typed, kept so that nothing is lost when it could not be done."""

from dataclasses import dataclass, field

from bot.rooms.place import Place
from bot.rooms.request import RoomRequest


@dataclass(frozen=True, slots=True)
class Draft:
    """What a person typed, kept so that nothing is lost when it could not be done.

    Attributes:
        text: The typed words after ``/room``, or empty when `request` says it all.
        fields: The form's values by field, as Slack sent them.
    """

    id: str
    asked: Place
    request: RoomRequest
    created_at: float
    fields: dict[str, str] = field(default_factory=dict)
