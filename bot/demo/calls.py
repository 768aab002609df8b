"""What was said last between the bot and others, as the page shows it.

Its law: no secret gets into the page. What a call carries under one of `SECRET` is left out here,
whatever the stand-ins have left out before.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from bot.room_service.callbacks.outbox import SENDING, Sent
from bot.room_service.calls import Call
from bot.workspace.backstage import Exchange

SECRET: Final = frozenset(
    {"usersig", "sign", "token", "trigger_id", "response_url", "secret_key", "signing_secret"}
)
MASK: Final = "•••"
# How the outbox calls a callback that was taken, and one that is on its way.
WELL: Final = frozenset({"OK", SENDING})
STRUCK_BY: Final[Mapping[str, str]] = {
    "code": "code on demand",
    "http": "gateway in trouble",
    "html": "HTML instead of JSON",
    "drop_before": "dropped, nothing done",
    "drop_after": "done, answer dropped",
}


def masked(value: Any) -> Any:  # noqa: ANN401  whatever JSON holds
    """Return `value` with every secret in it hidden."""
    if isinstance(value, Mapping):
        return {
            name: MASK if str(name).lower() in SECRET else masked(inner)
            for name, inner in value.items()
        }
    if isinstance(value, list | tuple):
        return [masked(inner) for inner in value]
    return value


class Numbers:
    """Names for what has none: the same for the same thing, as long as it is remembered."""

    def __init__(self) -> None:
        self._next = itertools.count(1)
        self._known: dict[int, tuple[object, int]] = {}

    def of(self, things: Iterable[object]) -> list[int]:
        """Return the number of each; what is not among `things` is forgotten."""
        known = {id(one): self._known.get(id(one)) or (one, next(self._next)) for one in things}
        self._known = known
        return [number for _, number in known.values()]


def room_calls(calls: Sequence[Call], numbers: Numbers, limit: int) -> list[Exchange]:
    """Return the last calls at the room service, newest first."""
    pairs = zip(calls, numbers.of(calls), strict=True)
    return [_room_call(call, number) for call, number in reversed([*pairs][-limit:])]


def _room_call(call: Call, number: int) -> Exchange:
    return Exchange(
        id=f"room-{number}",
        at=call.time,
        name=call.path.rpartition("/")[2],
        outcome=_outcome(call),
        is_well=call.code == 0 and call.status is not None,
        ms=call.seconds * 1000 or None,
        struck_by=STRUCK_BY.get(call.fault or "", ""),
        notes=tuple(call.notes),
        request=masked(call.request),
        answer=masked(call.answer),
    )


def _outcome(call: Call) -> str:
    """Say what came of a call: its code, or what came instead of an answer."""
    if call.code is not None and call.status is not None:
        return str(call.code)
    if call.status is not None:
        return f"HTTP {call.status}"
    return "no answer" if call.seconds else "…"


def slack_calls(calls: Sequence[Mapping[str, Any]], numbers: Numbers, limit: int) -> list[Exchange]:
    """Return the bot's last Web API calls, newest first."""
    pairs = zip(calls, numbers.of(calls), strict=True)
    return [_slack_call(call, number) for call, number in reversed([*pairs][-limit:])]


def _slack_call(call: Mapping[str, Any], number: int) -> Exchange:
    answer = call["answer"]
    is_well = bool(answer.get("ok"))
    return Exchange(
        id=f"slack-{number}",
        at=call["at"],
        name=call["method"],
        outcome="ok" if is_well else str(answer.get("error", "")),
        is_well=is_well,
        request=masked(call["arguments"]),
        answer=masked(answer),
    )


def callbacks(sent: Sequence[Sent], numbers: Numbers, limit: int) -> list[Exchange]:
    """Return the last callbacks of the room service to the bot, newest first."""
    pairs = zip(sent, numbers.of(sent), strict=True)
    return [_callback(one, number) for one, number in reversed([*pairs][-limit:])]


def _callback(sent: Sent, number: int) -> Exchange:
    return Exchange(
        id=f"callback-{number}",
        at=sent.time,
        name=sent.command.rpartition(".")[2].removeprefix("Callback"),
        outcome=sent.outcome,
        is_well=sent.outcome in WELL,
        ms=sent.seconds * 1000 or None,
        request=masked(sent.body),
        answer=sent.status,
    )
