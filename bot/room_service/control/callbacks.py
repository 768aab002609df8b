"""Where callbacks go, for both services at once: what the console is for."""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from bot.room_service.callbacks.commands import CALLBACKS
from bot.room_service.callbacks.subscription import (
    TOKEN_MAX,
    Subscription,
    is_callback_url,
    is_token,
)
from bot.room_service.control.asking import asked_of, changed, refused, state_of
from bot.room_service.faults.wishes import Rule, is_words


def _is_url(value: object) -> bool:
    return value == "" or is_callback_url(value)


def _is_token(value: object) -> bool:
    return value == "" or is_token(value)


def _are_commands(value: object) -> bool:
    return value is None or (is_words(value) and set(value) <= set(CALLBACKS))


FIELDS: Final[dict[str, Rule]] = {
    "url": (_is_url, "an address of http or https, or empty"),
    "token": (_is_token, f"1 to {TOKEN_MAX} characters, or empty"),
    "commands": (_are_commands, f"a list of {', '.join(CALLBACKS)}, or null for all"),
}


async def set_callbacks(request: Request) -> Response:
    """Say where callbacks go; what is not named is not set any more."""
    asked, wrong = await asked_of(request, FIELDS, mandatory=["url"])
    if wrong:
        return refused(wrong)
    outbox = state_of(request).outbox
    commands, token = asked.get("commands"), asked.get("token", "")
    wanted = None if commands is None else frozenset(commands)
    for service in outbox.subscriptions:
        outbox.subscriptions[service] = Subscription(
            asked["url"], wanted, token or None, is_token_enabled=bool(token)
        )
    return changed(request, {"callbacks": outbox.shown()})
