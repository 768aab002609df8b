"""An explanation as people see it: what happened, why, what to do, and what to refer to."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from bot.explain.explain import headline
from bot.explain.explanation import Actor, Explanation, Offer
from bot.slack import blocks, mrkdwn
from bot.slack.buttons import Button, pack
from bot.slack.forms.fields import LABELS as FIELD_LABELS
from bot.slack.message import Message

MOST_OF_A_LINE: Final = 400  # characters of one sentence, ours or about a field
MOST_OF_A_QUOTE: Final = 400
MOST_OF_WHAT: Final = 200
MOST_OF_A_CODE: Final = 60
MOST_OF_THE_TEXT: Final = 600  # escaped, five times that; a notification shows far less
MOST_OF_THE_DETAILS: Final = 2000

LABELS: Final[Mapping[Offer, tuple[Button, str]]] = {
    Offer.USE_NEXT_ID: (Button.USE_ID, "Use {next_id}"),
    Offer.CHOOSE_ID: (Button.CHOOSE_ID, "Choose an id"),
    Offer.REOPEN_FORM: (Button.REOPEN_FORM, "Reopen the form"),
    Offer.RETRY: (Button.RETRY, "Retry"),
    Offer.CHECK_AND_RETRY: (Button.CHECK_AND_RETRY, "Check and retry"),
}
SUCCESS: Final = "0"  # the one code for which there is nothing to wait
WAITING: Final[Mapping[Actor, str]] = {
    Actor.YOU: "Waiting alone does not help.",
    Actor.ADMIN: "Waiting alone does not help.",
    Actor.TIME: "Waiting helps.",
}


def explanation(
    explanation: Explanation,
    *,
    what: str,
    reference: str,
    at: float,
    values: Mapping[Offer, str] | None = None,
    next_id: str = "",
) -> Message:
    """Say what went wrong. There is never a way into a room here.

    Args:
        explanation: From the catalogue.
        what: What did not work, as one raw sentence: ``Could not make the room “Sync”.``
        reference: Ours, without ``gr-``; empty when nothing happened that could be looked up, the
            page that says so is named then.
        at: When, UTC epoch seconds.
        values: Offer → the value of its button, from `pack`; an offer without one is not shown.
        next_id: The id that `Offer.USE_NEXT_ID` takes.
    """
    title = headline(explanation, mrkdwn.clip(what, MOST_OF_WHAT))
    said = [blocks.section("what", mrkdwn.bold(title))]
    details = _details(explanation)
    if details:
        said.append(blocks.section("details", details))
    said.append(blocks.section("words", "\n".join(_words(explanation))))
    if _adds(explanation):
        said.append(blocks.section("quote", _quoted(explanation)))
    said.append(blocks.context("reference", _reference(explanation, reference, at)))
    said.append(_buttons(explanation, reference, at, values or {}, next_id))
    return Message(_text(title, explanation), tuple(said))


def _text(title: str, explanation: Explanation) -> str:
    """Say it in one line: what is wrong with what was given comes before what is said of it."""
    words = explanation.words
    details = [f"{FIELD_LABELS.get(name, name)}: {said}" for name, said in explanation.details]
    text = " ".join([title, *details, f"Cause: {words.cause} Do: {words.remedy}"])
    return f"{mrkdwn.escape(mrkdwn.clip(text, MOST_OF_THE_TEXT))}{_code(explanation)}"


def _code(explanation: Explanation) -> str:
    code = mrkdwn.escape(mrkdwn.clip(explanation.code, MOST_OF_A_CODE))
    return f" ({code})" if code else ""


def _words(explanation: Explanation) -> Iterable[str]:
    words = explanation.words
    yield f"*Cause*  {_line(words.cause)}{_code(explanation)}"
    yield f"*Do*  {_line(words.remedy)}"
    yield f"*Admin*  {_line(words.admin)}"


def _line(text: str) -> str:
    return mrkdwn.escape(mrkdwn.clip(text, MOST_OF_A_LINE))


def _details(explanation: Explanation) -> str:
    lines = [_detail(name, sentence) for name, sentence in explanation.details]
    return mrkdwn.fitting(lines, MOST_OF_THE_DETAILS)


def _detail(name: str, sentence: str) -> str:
    label = _line(FIELD_LABELS.get(name, name))
    return f"•  *{label}*  {_line(sentence)}"


def _adds(explanation: Explanation) -> bool:
    """Say whether the other side's words say more than ours do."""
    quoted = explanation.quote.strip().casefold()
    return bool(quoted) and quoted not in explanation.words.cause.casefold()


def _quoted(explanation: Explanation) -> str:
    whose = "The room service’s own words" if explanation.code else "What was given"
    return f"{whose}\n{mrkdwn.quote(mrkdwn.clip(explanation.quote, MOST_OF_A_QUOTE))}"


def _reference(explanation: Explanation, reference: str, at: float) -> str:
    parts = [*_references(explanation, reference), mrkdwn.date(at)]
    if explanation.tries > 1:
        parts.append(f"{explanation.tries} tries")
    if explanation.code not in {"", SUCCESS}:
        parts.append(WAITING[explanation.words.actor])
    return f"*Reference*  {' · '.join(parts)}"


def _references(explanation: Explanation, reference: str) -> Iterable[str]:
    if explanation.request_id:
        request_id = mrkdwn.code(mrkdwn.clip(explanation.request_id, MOST_OF_A_QUOTE))
        yield f"Room service request {request_id}"
    if not reference:
        yield mrkdwn.escape(explanation.words.source)
        return
    ours = mrkdwn.code(f"gr-{reference}")
    yield f"ours {ours}" if explanation.request_id else ours


def _buttons(
    explanation: Explanation,
    reference: str,
    at: float,
    values: Mapping[Offer, str],
    next_id: str,
) -> blocks.Block:
    offered = [one for one in explanation.words.offers if one in values]
    shown = [
        blocks.button(LABELS[offer][0], LABELS[offer][1].format(next_id=next_id), values[offer])
        for offer in offered
        if offer is not Offer.USE_NEXT_ID or next_id
    ]
    text = pack(text=support_text(explanation, reference, at))
    copy = blocks.button(Button.COPY_FOR_SUPPORT, "Copy for support", text)
    return blocks.actions("offers", *shown, copy)


def support_text(explanation: Explanation, reference: str, at: float) -> str:
    """Return what support needs to find the case: codes and ids, no word of a person."""
    lines = {
        "What": explanation.words.title,
        "Code": mrkdwn.clip(explanation.code, 100),
        "Room service request": mrkdwn.clip(explanation.request_id, 200),
        "Our reference": f"gr-{reference}" if reference else "",
        "Time": f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M:%S} UTC",
        "Tries": str(explanation.tries or ""),
    }
    return "\n".join(f"{name}: {mrkdwn.clean(said)}" for name, said in lines.items() if said)
