"""From an error to its explanation: total over errors, and nothing but lookups."""

from dataclasses import replace
from functools import singledispatch

from bot.errors import (
    BadInput,
    Fault,
    NoSuchRoom,
    NotAllowed,
    RoomApiError,
    RoomApiUnreachable,
    SlackError,
    SlackUnreachable,
    StoreUnavailable,
    TooLate,
)
from bot.explain.catalogue import EFFECTS, Catalogue, Effect
from bot.explain.english import ENGLISH
from bot.explain.explanation import Actor, Explanation, Offer, Words
from bot.explain.pasted import Pasted, read_pasted

NAMES = ("Slack",)  # what keeps its capital inside a sentence

__all__ = ["Pasted", "explain", "explain_code", "headline", "is_worth_retrying", "read_pasted"]


def explain(error: BaseException, catalogue: Catalogue = ENGLISH) -> Explanation:
    """Return what to say about any error; what we do not raise on purpose is told as a bug."""
    return _explain(error, catalogue)


def explain_code(
    code: int, info: str = "", request_id: str = "", catalogue: Catalogue = ENGLISH
) -> Explanation:
    """Return what to say about an `ErrorCode`, with the room service's own words if known."""
    return Explanation(
        words=_words_of(code, info, catalogue), code=str(code), quote=info, request_id=request_id
    )


def is_worth_retrying(error: RoomApiError) -> bool:
    """Say whether waiting and trying again is right: classes 1 and 2 of the fact sheet, 2.4."""
    return explain(error).words.actor is Actor.TIME


def headline(explanation: Explanation, what: str) -> str:
    """Return the first line: ``Could not make the room “Sync”: the room id is taken.``.

    Args:
        explanation: What is to be said.
        what: What did not work, as a sentence: ``Could not make the room “Sync”.``; may be empty.
            Raw: escape the line as a whole.

    The title stands alone when nobody knows whether it was done: "Could not" would claim too much.
    """
    title = explanation.words.title
    if not what or Offer.CHECK_AND_RETRY in explanation.words.offers:
        return f"{title}."
    return f"{what.removesuffix('.')}: {_within_a_sentence(title)}."


def _within_a_sentence(title: str) -> str:
    return title if title.startswith(NAMES) else title[:1].lower() + title[1:]


def _words_of(code: int, info: str, catalogue: Catalogue) -> Words:
    if code == 0:
        return catalogue.success
    said = info.casefold()
    for text, words in catalogue.texts.get(code, {}).items():
        if text.casefold() in said:
            return words
    return catalogue.codes.get(code, catalogue.unknown_code)


@singledispatch
def _explain(_error: BaseException, catalogue: Catalogue) -> Explanation:
    return Explanation(words=catalogue.bug)


@_explain.register
def _(error: RoomApiError, catalogue: Catalogue) -> Explanation:
    last = error.last
    if last.code is None:
        return Explanation(words=catalogue.unknown_code, quote=last.info, tries=len(error.tries))
    told = explain_code(last.code, last.info, last.request_id, catalogue)
    return replace(told, tries=len(error.tries))


@_explain.register
def _(error: RoomApiUnreachable, catalogue: Catalogue) -> Explanation:
    effect = EFFECTS.get(error.command, Effect.MAY_HAVE_CHANGED)
    faults = catalogue.network[effect if error.may_have_happened else Effect.NOTHING]
    words = faults[error.last.fault or Fault.NOT_JSON]
    return Explanation(words=words, request_id=error.last.request_id, tries=len(error.tries))


@_explain.register
def _(error: BadInput, catalogue: Catalogue) -> Explanation:
    return Explanation(words=catalogue.bad_input, details=tuple(error.problems.items()))


@_explain.register
def _(error: NotAllowed, catalogue: Catalogue) -> Explanation:
    words = catalogue.not_allowed
    return Explanation(words=replace(words, cause=error.who_may or words.cause))


@_explain.register
def _(error: NoSuchRoom, catalogue: Catalogue) -> Explanation:
    words = catalogue.several_rooms if error.candidates else catalogue.no_such_room
    return Explanation(
        words=words, quote=error.ref, details=tuple(("ref", room) for room in error.candidates)
    )


@_explain.register
def _(error: SlackError, catalogue: Catalogue) -> Explanation:
    words = catalogue.slack.get(error.error, catalogue.slack_unknown)
    return Explanation(words=words, code=error.error)


@_explain.register
def _(_error: SlackUnreachable, catalogue: Catalogue) -> Explanation:
    return Explanation(words=catalogue.slack_unreachable)


@_explain.register
def _(_error: TooLate, catalogue: Catalogue) -> Explanation:
    return Explanation(words=catalogue.too_late)


@_explain.register
def _(_error: StoreUnavailable, catalogue: Catalogue) -> Explanation:
    return Explanation(words=catalogue.store_unavailable)
