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
from bot.explain.catalogues import CATALOGUES
from bot.explain.explanation import Actor, Explanation, Offer, Words
from bot.explain.frame import Frame, Tried
from bot.explain.language import Language
from bot.explain.pasted import Pasted, read_pasted

__all__ = [
    "Pasted",
    "explain",
    "explain_code",
    "frame_of",
    "headline",
    "is_worth_retrying",
    "read_pasted",
    "sentence",
]


def explain(error: BaseException, language: Language = Language.ENGLISH) -> Explanation:
    """Return what to say about any error; what we do not raise on purpose is told as a bug."""
    return replace(_explain(error, CATALOGUES[language]), language=language)


def explain_code(
    code: int, info: str = "", request_id: str = "", language: Language = Language.ENGLISH
) -> Explanation:
    """Return what to say about an `ErrorCode`, with the room service's own words if known."""
    told = _told(code, info, request_id, CATALOGUES[language])
    return replace(told, language=language)


def frame_of(language: Language) -> Frame:
    """Return what stands around explanations in that language."""
    return CATALOGUES[language].frame


def sentence(tried: Tried, language: Language, name: str = "") -> str:
    """Return what did not work, as one raw sentence; `name` is what it is about."""
    return frame_of(language).tried[tried].format(name=name)


def is_worth_retrying(error: RoomApiError) -> bool:
    """Say whether waiting and trying again is right: classes 1 and 2 of the fact sheet, 2.4."""
    return explain(error).words.actor is Actor.TIME


def headline(explanation: Explanation, what: str) -> str:
    """Return the first line: ``Could not make the room “Sync”: the room id is taken.``.

    Args:
        explanation: What is to be said.
        what: What did not work, as a sentence in the same language: ``Could not make the room
            “Sync”.``; may be empty. Raw: escape the line as a whole.

    The title stands alone when nobody knows whether it was done: "Could not" would claim too much.
    """
    title, frame = explanation.words.title, frame_of(explanation.language)
    if not what or Offer.CHECK_AND_RETRY in explanation.words.offers:
        return f"{title}{frame.stop}"
    inside = _within_a_sentence(title, frame)
    return f"{what.removesuffix(frame.stop)}{frame.colon}{inside}{frame.stop}"


def _within_a_sentence(title: str, frame: Frame) -> str:
    if not frame.is_lowered or title.startswith(frame.kept):
        return title
    return title[:1].lower() + title[1:]


def _told(code: int, info: str, request_id: str, catalogue: Catalogue) -> Explanation:
    return Explanation(
        words=_words_of(code, info, catalogue), code=str(code), quote=info, request_id=request_id
    )


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
    told = _told(last.code, last.info, last.request_id, catalogue)
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
    who_may = catalogue.who_may.get(error.who_may, error.who_may)
    return Explanation(words=replace(words, cause=who_may or words.cause))


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
