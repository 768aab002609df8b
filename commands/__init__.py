"""`/room …`: one file per verb; here Slack's deliveries come in and are acknowledged.

Its law: before the ack there is at most one durable inbox row, no other call of any kind.
"""

import re
from collections.abc import Mapping
from functools import partial
from typing import Any, Final

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncAck, AsyncApp

from bot import metrics
from bot.errors import StoreUnavailable
from bot.explain.explain import explain as explained  # `explain` is a verb here
from bot.explain.explain import sentence
from bot.explain.frame import Tried
from bot.rooms.ids import mint_code
from bot.slack.explanations import explanation
from bot.slack.forms import room_form as form
from bot.slack.message import Message
from bot.usecases.languages import known_language
from commands import home, leaving, room_form
from commands.asked import Asked, Kind, command_asked, interaction_asked
from commands.bugs import Teller
from commands.buttons import BUTTONS, button_of
from commands.desk import Desk
from commands.forms import FORMS
from commands.grammar.words import first_word
from commands.help import Help
from commands.inbox import LAUNCHER, begin, say, take_up_waiting
from commands.verbs import ALIASES, VERBS

__all__ = ["ALIASES", "VERBS", "Desk", "Teller", "register", "take_up_waiting"]

COMMAND: Final = re.compile(r"/[a-z0-9_-]+")  # its name is the workspace's to choose (S16)
ANY_FORM: Final = re.compile("|".join(f"^{name}$" for name in FORMS))
HELP: Final = Help(VERBS, ALIASES)
TAKEN: Final = {verb: metrics.COMMANDS.labels(verb) for verb in VERBS}  # a look-up costs 2 µs
OTHER: Final = metrics.COMMANDS.labels("other")
NOT_HERE: Final = "Greenroom is not installed in this workspace; ask an admin to install it again."
BUSY: Final = "I have more to do than I can take on just now; try again in a minute."


def register(app: AsyncApp, desk: Desk) -> None:
    """Bind one listener each for commands, buttons, forms and events: matching is a linear scan."""
    _bind_command(app, desk)
    _bind_buttons(app, desk)
    _bind_forms(app, desk)
    home.bind(app, desk)
    leaving.bind(app, desk, begin)


def _bind_command(app: AsyncApp, desk: Desk) -> None:
    @app.command(COMMAND)
    async def on_command(ack: AsyncAck, command: dict[str, Any]) -> BoltResponse | None:
        word, rest = first_word(command.get("text") or "")
        verb = ALIASES.get(word, word)
        TAKEN.get(verb, OTHER).inc()
        if verb == "help":
            return HELP.response(rest)
        if verb not in VERBS and verb != LAUNCHER:
            await ack(**HELP.unknown(word))
        else:
            asked = command_asked(command, verb, rest, desk.outside.clock.now())
            is_durable = verb in VERBS and VERBS[verb].is_durable
            await _take(asked, desk, ack, is_durable=is_durable)
        return None


def _bind_buttons(app: AsyncApp, desk: Desk) -> None:
    @app.action(re.compile(r".+"))
    async def on_button(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        name = button_of(action["action_id"])
        row = BUTTONS.get(name)
        if row is None:  # a field of a form was touched, not a button of ours
            await ack()
            return
        metrics.INTERACTIONS.labels(name).inc()
        now = desk.outside.clock.now()
        asked = interaction_asked(body, Kind.BUTTON, name, value_of(body, action), "", now)
        await _take(asked, desk, ack, is_durable=row.is_durable)


def _bind_forms(app: AsyncApp, desk: Desk) -> None:
    @app.view(ANY_FORM)
    async def on_form(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        metrics.INTERACTIONS.labels("form").inc()
        name, now = view["callback_id"], desk.outside.clock.now()
        row = FORMS[name]
        problems = row.problems_of(view, now)
        if problems:
            await ack(response_action="errors", errors=dict(problems))
            return
        text, channel_id = row.kept_text(view), row.channel_of(view)
        asked = interaction_asked(body, Kind.FORM, name, text, channel_id, now)
        await _take(asked, desk, ack, is_durable=True)


def value_of(body: Mapping[str, Any], action: Mapping[str, Any]) -> str:
    """Return what a button carries; a field that acts at once carries the whole view's state."""
    if action["action_id"] == form.Field.KIND:
        return room_form.switch_text(body)
    return action.get("value") or ""


async def _take(asked: Asked, desk: Desk, ack: AsyncAck, *, is_durable: bool) -> None:
    """Keep it if it changes something, acknowledge it, and let the background do it."""
    if not await desk.admits(asked.place):
        await _refuse(asked, desk, ack, Message(NOT_HERE))
        return
    if not is_durable:
        if begin(asked, desk):
            await ack()
        else:
            await _refuse(asked, desk, ack, Message(BUSY))
        return
    try:
        is_fresh = await desk.outside.store.inbox.put(asked.arrival())
    except StoreUnavailable as error:
        await _refuse(asked, desk, ack, _not_taken(error, asked, desk))
        return
    await ack()
    if is_fresh:
        begin(asked.kept(), desk)


def _not_taken(error: StoreUnavailable, asked: Asked, desk: Desk) -> Message:
    language = known_language(asked.place, desk.outside)
    return explanation(
        explained(error, language),
        what=sentence(Tried.TAKE_IT_ON, language),
        reference=mint_code(),
        at=desk.outside.clock.now(),
    )


async def _refuse(asked: Asked, desk: Desk, ack: AsyncAck, message: Message) -> None:
    """Say in the ack that nothing was taken on; the ack of a button can say nothing itself."""
    match asked.kind:
        case Kind.FORM:
            await ack(response_action="errors", errors={form.Field.NAME: message.text})
        case Kind.COMMAND:
            await ack(**message.payload())
        case Kind.BUTTON:
            await ack()
            # Bolt answers when this listener ends, so nobody is called from here.
            desk.aside.submit(partial(say, message, asked, desk))
