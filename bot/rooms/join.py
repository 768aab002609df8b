"""The address by which people join a room: a template that the operator sets, or none.

Nobody's hosted page can enter our rooms (fact sheet, 7): the organisation hosts its own client,
so without a template there is no join button, and never a made-up link.
"""

import re
import string
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from bot.rooms.room import ROOM_TYPES, RoomKind

PLACEHOLDERS: Final = frozenset({"room_id", "room_name", "room_type"})

# What the published clients read (fact sheet, 7); {base} is what follows the preset's name.
PRESETS: Final[Mapping[str, str]] = {
    "tuiroomkit-hash": "{base}#/room?roomId={room_id}",
    "tuiroomkit-history": "{base}/room?roomId={room_id}",
    "tuilivekit-viewer": "{base}#/live-player?liveId={room_id}",
    "tuiroom-scheme": "tuiroom://joinroom?roomId={room_id}",
}

# With id and name filled in it still fits into a button, which takes 3,000 characters.
MOST: Final = 2_000
_ADDRESS: Final = re.compile(r"(?:https?|tuiroom)://[^\s]+")


class JoinUrl:
    """A join template, checked when it is made."""

    def __init__(self, setting: str) -> None:
        """Read a template, or ``preset-name:https://origin/path``.

        Raises:
            ValueError: It cannot give an address; the sentence says why.
        """
        self._template = _template(setting.strip())
        unknown = _names(self._template) - PLACEHOLDERS
        if unknown:
            allowed = ", ".join(f"{{{name}}}" for name in sorted(PLACEHOLDERS))
            raise ValueError(f"{{{min(unknown)}}} is not one of {allowed}")
        if "room_id" not in _names(self._template):
            raise ValueError("the template needs {room_id}, or all rooms have one address")
        if not _ADDRESS.fullmatch(self._template):
            raise ValueError("the address begins with https:// and has no spaces, or is a preset's")
        if len(self._template) > MOST:
            raise ValueError(f"the address has at most {MOST} characters")

    def for_room(self, room_id: str, room_name: str, kind: RoomKind) -> str:
        """Return the address of a room; every part is percent-encoded."""
        return self._template.format(
            room_id=quote(room_id, safe=""),
            room_name=quote(room_name, safe="", errors="replace"),
            room_type=ROOM_TYPES[kind].value,
        )


def _template(setting: str) -> str:
    name, _, base = setting.partition(":")
    if name not in PRESETS:
        if re.fullmatch(r"[a-z-]+", setting) or base.startswith(("https://", "http://")):
            raise ValueError(f"{name} is no preset; there are {', '.join(sorted(PRESETS))}")
        return setting
    if "{base}" not in PRESETS[name]:
        return PRESETS[name]
    if not base.startswith(("https://", "http://")):
        raise ValueError(f"write {name}:https://your.address/path")
    return PRESETS[name].replace("{base}", base.rstrip("/").replace("{", "{{").replace("}", "}}"))


def _names(template: str) -> set[str]:
    try:
        return {name for _, name, _, _ in string.Formatter().parse(template) if name is not None}
    except ValueError as error:
        raise ValueError(f"the template cannot be read: {error}") from None
