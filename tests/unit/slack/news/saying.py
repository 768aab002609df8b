"""Shared by the tests of what is said beside the card."""

from typing import Any

from bot.ports import Said
from bot.rooms.join import JoinUrl
from bot.slack.message import Message
from bot.slack.news import message_of
from tests.factories import NOW

JOIN_URL = JoinUrl("https://join.example/{room_id}")


def said(what: Said, *, join_url: JoinUrl | None = JOIN_URL, now: float = NOW) -> Message:
    return message_of(what, join_url=join_url, now=now)


def words(message: Message) -> str:
    return str(message.content())


def buttons(message: Message) -> dict[str, dict[str, Any]]:
    return {
        one["text"]["text"]: one
        for block in message.content()["blocks"]
        for one in [*block.get("elements", ()), *filter(None, [block.get("accessory")])]
        if one["type"] == "button"
    }
