"""The user groups of the workspace."""

from dataclasses import dataclass
from typing import Final

from bot.workspace.world.people import ANA, WEI


@dataclass(frozen=True, kw_only=True)
class Group:
    """People who can be mentioned together."""

    id: str
    handle: str
    name: str
    members: tuple[str, ...]


GROUPS: Final = (
    Group(id="S0STAGECREW", handle="crew", name="Stage crew", members=(ANA.id, WEI.id)),
)
