"""Sensitive words: code 100026, in the name or other information (pages 000 and 003)."""

from typing import Final

from bot.room_service.envelope import Json, Refused
from bot.room_service.rooms.room import Room
from bot.room_service.state import State

READ_BY_PEOPLE: Final = ("RoomName", "Notice", "CustomInfo")


def no_sensitive_words(state: State, room: Room) -> None:
    """Raise 100026 for a room whose texts hold one of the words."""
    refuse_sensitive(state, room.settings)


def refuse_sensitive(state: State, settings: Json) -> None:
    """Raise 100026 when a text in `settings` holds one of the words, in any case."""
    texts = " ".join(settings.get(name, "") for name in READ_BY_PEOPLE).casefold()
    if any(word.casefold() in texts for word in state.switches.sensitive_words):
        raise Refused(100026)
