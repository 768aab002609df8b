"""The calls that say where callbacks go.

`room_config` is of conference rooms, `live_config` of live ones. The URL of the latter and the
token of the former are set on the console (section 6.1); ours is the control API.
ASSUMED: what is set holds at once; the console page says after about two minutes.
"""

from bot.room_service.callbacks.commands import LIVE, ROOM
from bot.room_service.callbacks.subscription import Subscription, is_callback_url, is_token
from bot.room_service.envelope import Json, Refused
from bot.room_service.rooms import asked
from bot.room_service.state import Ask, State

COMMANDS_MAX = 100
"""ASSUMED: far more than there are."""


def set_callback(state: State, ask: Ask) -> Json:
    """Say where to, and which. A command that is not sent here is kept as it is (ASSUMED)."""
    commands = asked.strings(ask.body, "CallbackCommandList", COMMANDS_MAX)
    room = state.outbox.subscriptions[ROOM]
    room.url, room.commands = _url(ask.body), frozenset(commands)
    return {}


def get_callback(state: State, _ask: Ask) -> Json:
    """Show where to, and which. The shape is ASSUMED: the names of set_callback."""
    room = state.outbox.subscriptions[ROOM]
    commands = sorted(room.commands or ())
    return {"Response": {"Url": room.url, "CallbackCommandList": commands}}


def update_callback(state: State, ask: Ask) -> Json:
    """Change one of the two and keep the other. ASSUMED: 100002 when nothing was set."""
    room = state.outbox.subscriptions[ROOM]
    if not room.url:
        raise Refused(100002, "no callback is set")
    commands = asked.strings(ask.body, "CallbackCommandList", COMMANDS_MAX)
    room.url = _url(ask.body) if "Url" in ask.body else room.url
    if "CallbackCommandList" in ask.body:
        room.commands = frozenset(commands)
    return {}


def delete_callback(state: State, _ask: Ask) -> Json:
    """Send nothing any more; harmless when nothing was sent (ASSUMED)."""
    room = state.outbox.subscriptions[ROOM]
    room.url, room.commands = "", None
    return {}


def _url(body: Json) -> str:
    url = body.get("Url")
    if not is_callback_url(url):
        raise Refused(100002, "Url must be an address of http or https")
    return str(url)


def set_callback_token(state: State, ask: Ask) -> Json:
    """Say what signs, and whether it does (69528)."""
    token = ask.body.get("Token")
    if not is_token(token):
        raise Refused(100002, "Token must have 1 to 128 characters")
    # ASSUMED: whoever sets a token without a word on it wants it.
    is_enabled = asked.flag(ask.body, "IsTokenEnable", default=True)
    live = _live(state)
    live.token, live.is_token_enabled = str(token), is_enabled
    return {}


def get_callback_token(state: State, _ask: Ask) -> Json:
    """Show the token, or raise 100302 (69529)."""
    live = _live(state)
    if live.token is None:
        raise Refused(100302)
    return {"Response": {"Token": live.token, "IsTokenEnable": live.is_token_enabled}}


def _live(state: State) -> Subscription:
    return state.outbox.subscriptions[LIVE]
