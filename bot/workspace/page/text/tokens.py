"""Draws what words point at: people, channels, groups, moments, addresses."""

import re
from typing import Final

from bot.workspace.page.html import Html, join, tag
from bot.workspace.page.text.dates import written
from bot.workspace.page.text.scene import Scene
from bot.workspace.world.groups import GROUPS

_SAFE_LINK: Final = re.compile(r"(https?://|mailto:|/)", re.IGNORECASE)
# docs.slack.dev/messaging/formatting-message-text#special-mentions
BROADCASTS: Final = frozenset({"here", "channel", "everyone"})


def person(user_id: str, label: str, scene: Scene) -> Html:
    """Draw a mention of somebody; one who is unknown has the label, else the id."""
    known = scene.people.get(user_id)
    name = known.real_name if known else label or user_id
    return _mention(f"@{name}", is_mine=user_id == scene.viewer.id)


def channel(channel_id: str, label: str, scene: Scene) -> Html:
    """Draw a mention of a channel; one that the reader is not in is no link."""
    found = scene.conversations.get(channel_id)
    name = f"#{found.name if found else label or 'unknown-channel'}"
    return tag("span", name, class_="mention")


def group(group_id: str, label: str, _: Scene) -> Html:
    """Draw a mention of a user group."""
    found = next((each for each in GROUPS if each.id == group_id), None)
    name = found.handle if found else label.lstrip("@") or group_id
    return _mention(f"@{name}", is_mine=True)


def broadcast(name: str, label: str, _: Scene) -> Html:
    """Draw a mention of many; a word that is none shows its label, as Slack does."""
    if name in BROADCASTS:
        return _mention(f"@{name}", is_mine=True)
    return tag("span", label or f"@{name}", class_="mention")


def _mention(name: str, *, is_mine: bool) -> Html:
    return tag("span", name, class_="mention mine" if is_mine else "mention")


def moment(seconds: float, pattern: str, fallback: str, link: str, scene: Scene) -> Html:
    """Draw a moment; the fallback, which names its zone, stands in its title."""
    words = written(seconds, pattern, scene.reader)
    drawn = tag("time", words, datetime=str(seconds), title=fallback or None)
    return anchor(link, drawn, scene) if link else drawn


def is_safe(address: str) -> bool:
    """Say whether an address may be followed: no script hides behind it."""
    return bool(_SAFE_LINK.match(address))


def anchor(address: str, inside: str, scene: Scene) -> Html:
    """Draw a link; an unsafe one is only its words."""
    if not is_safe(address):
        return join(inside)
    within = f"{scene.base_url}/?"
    if scene.base_url and address.startswith(within):
        return tag("a", inside, href=f"/?as={scene.viewer.id}&{address.removeprefix(within)}")
    return tag("a", inside, href=address, target="_blank", rel="noreferrer noopener")
