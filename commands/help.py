"""``/room help [verb]``: what can be typed. Answered in the acknowledgement itself."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from slack_bolt import BoltResponse

from bot.rooms.room import RoomKind
from bot.slack import blocks, mrkdwn
from bot.slack.message import Message
from commands.grammar.clause_words import CLAUSE_WORDS
from commands.grammar.nearest import nearest
from commands.grammar.words import first_word
from commands.verb import Verb

CLAUSES_HELP: Final = (
    "for 45m · with @ana @team · in #channel · cap 50 · seats 8 free|apply · muted · no-video · "
    "no-share · no-chat · no-record · public|unlisted · notice “…” · cover <address> · "
    "category 1,2 · layout <name> · id my-room · quiet · when booked for a time: "
    "every weekday|mon,thu|2 weeks until 30 Sep|10 times · remind 10m|off"
)
WHEN_HELP: Final = (
    "in 20m · 15:30 · 3pm · tomorrow 9 · fri 10:00 · 20 mar 3pm · 2027-03-20 14:00 Asia/Shanghai"
)
FORM_LINE: Final = "`/room`  open the form"
HELP_LINE: Final = "`/room help [word]`  this list, or one of its words explained"
ROOMS_HELP: Final = "A room is named by its id, the code on its card, part of its name, or “last”."


class Help:
    """The help texts of a table of verbs, rendered once: the answer is part of the ack."""

    def __init__(self, verbs: Mapping[str, Verb], aliases: Mapping[str, str]) -> None:
        self._aliases = aliases
        self._names = tuple(verbs)
        self._all: dict[str, Any] = _overview(verbs.values()).payload()
        self._of: dict[str, dict[str, Any]] = {
            name: _of_verb(verb).payload() for name, verb in verbs.items()
        }
        self._response = _response(self._all)
        self._responses = {name: _response(payload) for name, payload in self._of.items()}

    def answer(self, rest: str) -> Mapping[str, Any]:
        """Return the payload for ``help`` or ``help <verb>``."""
        found: Mapping[str, Any] = self._of.get(self._verb(rest), self._all)
        return found

    def response(self, rest: str) -> BoltResponse:
        """Return the whole acknowledgement for it, put together beforehand."""
        return self._responses.get(self._verb(rest), self._response)

    def _verb(self, rest: str) -> str:
        word = first_word(rest)[0] if rest else ""
        return self._aliases.get(word, word)

    def unknown(self, word: str) -> Mapping[str, Any]:
        """Return the payload for a first word that is no verb: the nearest one is named."""
        close = nearest(word, (*self._names, *self._aliases))
        shown = mrkdwn.escape(mrkdwn.clip(word, 40))
        hint = f" Did you mean `/room {close}`?" if close else ""
        text = f"I do not know the word “{shown}”.{hint} Nothing was made."
        body = Message(
            text,
            (
                blocks.section("unknown", text),
                blocks.context(
                    "unknown_hint", "`/room help` lists all words; `/room` opens a form."
                ),
            ),
        )
        return body.payload()


def _response(payload: dict[str, Any]) -> BoltResponse:
    return BoltResponse(status=200, body=payload)


def _overview(verbs: Iterable[Verb]) -> Message:
    lines = "\n".join(f"`/room {mrkdwn.escape(verb.usage)}`  {verb.summary}" for verb in verbs)
    return Message(
        "What you can type after /room",
        (
            blocks.section("help_verbs", f"*What you can type*\n{FORM_LINE}\n{lines}\n{HELP_LINE}"),
            blocks.section(
                "help_clauses", f"*Clauses, in any order*\n{mrkdwn.escape(CLAUSES_HELP)}"
            ),
            _when(),
            blocks.context("help_rooms", ROOMS_HELP),
        ),
    )


def _of_verb(verb: Verb) -> Message:
    text = (
        f"`/room {mrkdwn.escape(verb.usage)}`\n{verb.summary[:1].upper()}{verb.summary[1:]}.\n"
        f"For example: `{mrkdwn.escape(verb.example)}`"
    )
    parts = [blocks.section(f"help_{verb.name}", text)]
    if verb.kind is not None:
        said = _clauses_of(verb.kind, is_for_later=verb.is_for_later)
        parts.append(blocks.section(f"help_{verb.name}_clauses", said))
    if "<when>" in verb.usage:
        parts.append(_when())
    return Message(text, tuple(parts))


def _when() -> blocks.Block:
    return blocks.section("help_when", f"*When, in your own zone*\n{mrkdwn.escape(WHEN_HELP)}")


def _clauses_of(kind: RoomKind, *, is_for_later: bool) -> str:
    lines = (
        f"{mrkdwn.code(one.usage)}  {mrkdwn.escape(one.means)}"
        for one in CLAUSE_WORDS
        if one.fits(kind, is_for_later=is_for_later)
    )
    return "\n".join(["*Clauses after the name, in any order*", *lines])


VERB_NAME: Final = "help"
