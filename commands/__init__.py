"""`/room …`: one file per verb; here Slack's deliveries come in and are acknowledged.

Its law: before the ack there is at most one durable inbox row, no other call of any kind.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot import metrics
from bot.errors import StoreUnavailable
from bot.explain.explain import explain
from bot.rooms.ids import mint_code
from bot.slack.explanations import explanation
from bot.slack.forms import room_form as form
from commands import room_form
from commands.asked import Asked, Kind, command_asked, interaction_asked
from commands.buttons import BUTTONS
from commands.desk import Desk
from commands.grammar.words import first_word
from commands.help import Help
from commands.inbox import LAUNCHER, begin, take_up_waiting
from commands.verbs import ALIASES, VERBS

__all__ = ["ALIASES", "VERBS", "Desk", "register", "take_up_waiting"]

COMMAND: Final = re.compile(r"/[a-z0-9_-]+")  # its name is the workspace's to choose (S16)
HELP: Final = Help(VERBS, ALIASES)
BUSY: Final = "I have more to do than I can take on just now; try again in a minute."


def register(app: AsyncApp, desk: Desk) -> None:
    """Bind one listener each for commands, buttons and the form: matching is a linear scan."""

    @app.command(COMMAND)
    async def on_command(ack: AsyncAck, command: dict[str, Any]) -> None:
        verb, rest = first_word(command.get("text") or "")
        verb = ALIASES.get(verb, verb)
        metrics.COMMANDS.labels(verb if verb in VERBS else "other").inc()
        if verb == "help":
            await ack(**HELP.answer(rest))
        elif verb not in VERBS and verb != LAUNCHER:
            await ack(**HELP.unknown(verb))
        else:
            asked = command_asked(command, verb, rest, desk.outside.clock.now())
            is_durable = verb in VERBS and VERBS[verb].is_durable
            await _take(asked, desk, ack, is_durable=is_durable)

    @app.action(re.compile(r".+"))
    async def on_button(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any]) -> None:
        name = action["action_id"]
        metrics.INTERACTIONS.labels(name if name in BUTTONS else "field").inc()
        if name == form.Field.KIND:
            await ack()
            desk.background.submit(lambda: room_form.switch(body, desk), None)
        elif name in BUTTONS:
            now = desk.outside.clock.now()
            asked = interaction_asked(body, Kind.BUTTON, name, action.get("value") or "", "", now)
            await _take(asked, desk, ack, is_durable=BUTTONS[name].is_durable)
        else:
            await ack()  # a field of a form was touched

    @app.view(form.CALLBACK_ID)
    async def on_form(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any]) -> None:
        metrics.INTERACTIONS.labels("form").inc()
        problems = room_form.problems_of(view)
        if problems:
            await ack(response_action="errors", errors=problems)
            return
        now = desk.outside.clock.now()
        channel_id = room_form.channel_of(view)
        text = room_form.kept_text(view)
        asked = interaction_asked(body, Kind.FORM, form.CALLBACK_ID, text, channel_id, now)
        await _take(asked, desk, ack, is_durable=True)


async def _take(asked: Asked, desk: Desk, ack: AsyncAck, *, is_durable: bool) -> None:
    """Keep it if it changes something, acknowledge it, and let the background do it."""
    if not is_durable:
        begun = begin(asked, desk)
        await (ack() if begun else ack(**_refused_ack(asked, BUSY)))
        return
    try:
        is_fresh = await desk.outside.store.inbox.put(asked.arrival())
    except StoreUnavailable as error:
        at = desk.outside.clock.now()
        told = explanation(explain(error), what="Nothing was made.", reference=mint_code(), at=at)
        await ack(**_refused_ack(asked, told.text, told.payload()))
        return
    await ack()
    if is_fresh:
        begin(asked.kept(), desk)


def _refused_ack(
    asked: Asked, text: str, payload: Mapping[str, Any] | None = None
) -> Mapping[str, Any]:
    """Say in the ack that nothing was taken on: a form shows it on its first field."""
    if asked.kind is Kind.FORM:
        return {"response_action": "errors", "errors": {form.Field.NAME: text}}
    return payload or {"text": text, "response_type": "ephemeral"}
