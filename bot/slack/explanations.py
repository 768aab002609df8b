"""An explanation as people see it: what happened, why, what to do, and what to refer to."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Final

from bot.explain.explain import frame_of, headline
from bot.explain.explanation import Explanation, Offer
from bot.explain.frame import Frame
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

BUTTONS: Final[Mapping[Offer, Button]] = {
    Offer.USE_NEXT_ID: Button.USE_ID,
    Offer.CHOOSE_ID: Button.CHOOSE_ID,
    Offer.REOPEN_FORM: Button.REOPEN_FORM,
    Offer.RETRY: Button.RETRY,
    Offer.CHECK_AND_RETRY: Button.CHECK_AND_RETRY,
}
SUCCESS: Final = "0"  # the one code for which there is nothing to wait


def explanation(
    explanation: Explanation,
    *,
    what: str,
    reference: str,
    at: float,
    values: Mapping[Offer, str] | None = None,
    next_id: str = "",
) -> Message:
    """Say what went wrong, in its language. There is never a way into a room here.

    Args:
        explanation: From the catalogue.
        what: What did not work, as one raw sentence in the same language: ``Could not make the
            room “Sync”.``
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
    frame = frame_of(explanation.language)
    labelled = [
        *((_field(name, frame), said) for name, said in explanation.details),
        (frame.cause, words.cause),
        (frame.remedy, words.remedy),
    ]
    text = " ".join([title, *(f"{label}{frame.colon}{said}" for label, said in labelled)])
    return f"{mrkdwn.escape(mrkdwn.clip(text, MOST_OF_THE_TEXT))}{_code(explanation)}"


def _code(explanation: Explanation) -> str:
    code = mrkdwn.escape(mrkdwn.clip(explanation.code, MOST_OF_A_CODE))
    return frame_of(explanation.language).bracketed.format(said=code) if code else ""


def _words(explanation: Explanation) -> Iterable[str]:
    words, frame = explanation.words, frame_of(explanation.language)
    yield f"*{frame.cause}*  {_line(words.cause)}{_code(explanation)}"
    yield f"*{frame.remedy}*  {_line(words.remedy)}"
    yield f"*{frame.admin}*  {_line(words.admin)}"


def _line(text: str) -> str:
    return mrkdwn.escape(mrkdwn.clip(text, MOST_OF_A_LINE))


def _details(explanation: Explanation) -> str:
    frame = frame_of(explanation.language)
    lines = [
        f"•  *{_line(_field(name, frame))}*  {_line(sentence)}"
        for name, sentence in explanation.details
    ]
    return mrkdwn.fitting(lines, MOST_OF_THE_DETAILS, more=frame.more)


def _field(name: str, frame: Frame) -> str:
    """Return what people read where a field is named; the form's own fields as the form does."""
    return frame.fields.get(name) or FIELD_LABELS.get(name, name)


def _adds(explanation: Explanation) -> bool:
    """Say whether the other side's words say more than ours do."""
    quoted = explanation.quote.strip().casefold()
    return bool(quoted) and quoted not in explanation.words.cause.casefold()


def _quoted(explanation: Explanation) -> str:
    frame = frame_of(explanation.language)
    whose = frame.theirs if explanation.code else frame.given
    return f"{whose}\n{mrkdwn.quote(mrkdwn.clip(explanation.quote, MOST_OF_A_QUOTE))}"


def _reference(explanation: Explanation, reference: str, at: float) -> str:
    frame = frame_of(explanation.language)
    parts = [*_references(explanation, reference, frame), mrkdwn.date(at)]
    if explanation.tries > 1:
        parts.append(frame.tries.format(number=explanation.tries))
    if explanation.code not in {"", SUCCESS}:
        parts.append(frame.waiting[explanation.words.actor])
    return f"*{frame.reference}*  {' · '.join(parts)}"


def _references(explanation: Explanation, reference: str, frame: Frame) -> Iterable[str]:
    if explanation.request_id:
        request_id = mrkdwn.code(mrkdwn.clip(explanation.request_id, MOST_OF_A_QUOTE))
        yield frame.request.format(id=request_id)
    if not reference:
        yield mrkdwn.escape(explanation.words.source)
        return
    ours = mrkdwn.code(f"gr-{reference}")
    yield frame.ours.format(reference=ours) if explanation.request_id else ours


def _buttons(
    explanation: Explanation,
    reference: str,
    at: float,
    values: Mapping[Offer, str],
    next_id: str,
) -> blocks.Block:
    frame = frame_of(explanation.language)
    offered = [one for one in explanation.words.offers if one in values]
    shown = [
        blocks.button(BUTTONS[offer], frame.offers[offer].format(next_id=next_id), values[offer])
        for offer in offered
        if offer is not Offer.USE_NEXT_ID or next_id
    ]
    text = pack(text=support_text(explanation, reference, at))
    copy = blocks.button(Button.COPY_FOR_SUPPORT, frame.copy, text)
    return blocks.actions("offers", *shown, copy)


def support_text(explanation: Explanation, reference: str, at: float) -> str:
    """Return what support needs to find the case: codes and ids, no word of a person."""
    frame = frame_of(explanation.language)
    label = frame.support
    lines = {
        label.what: explanation.words.title,
        label.code: mrkdwn.clip(explanation.code, 100),
        label.request: mrkdwn.clip(explanation.request_id, 200),
        label.reference: f"gr-{reference}" if reference else "",
        label.time: f"{datetime.fromtimestamp(at, UTC):%Y-%m-%d %H:%M:%S} UTC",
        label.tries: str(explanation.tries or ""),
    }
    said = ((name, mrkdwn.clean(text)) for name, text in lines.items() if text)
    return "\n".join(f"{name}{frame.colon}{text}" for name, text in said)
