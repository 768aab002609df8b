"""An explanation: cause, what to do, who can, and whether waiting helps."""

from dataclasses import dataclass
from enum import StrEnum

from bot.explain.language import Language


class Actor(StrEnum):
    """Who can change it."""

    YOU = "you"  # the person who asked
    ADMIN = "admin"  # whoever runs the bot or the room service's console
    TIME = "time"  # nobody: waiting helps, and trying again is right


class Offer(StrEnum):
    """A button that an explanation offers; each one works."""

    USE_NEXT_ID = "use_next_id"
    CHOOSE_ID = "choose_id"
    REOPEN_FORM = "reopen_form"
    RETRY = "retry"
    CHECK_AND_RETRY = "check_and_retry"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the catalogue says of one code or fault.

    Attributes:
        title: At most 60 characters; what happened, from the reader's side.
        cause: Why, in one or two sentences.
        remedy: What the person does, one sentence that starts with a verb.
        admin: What the admin does, one sentence; "Nothing to do." when there is nothing.
        actor: Who can change it; `Actor.TIME` means that trying again is right.
        offers: Which buttons help.
        source: The page, by its name in the fact sheet.
    """

    title: str
    cause: str
    remedy: str
    admin: str
    actor: Actor
    source: str
    offers: tuple[Offer, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """What is said about one failure.

    Attributes:
        words: From the catalogue.
        code: The room service's `ErrorCode` or Slack's error word; empty when there is none.
        quote: The other side's own words, raw: escape and quote them.
        request_id: The room service's; empty when it gave none.
        details: Field → sentence, for input that breaks rules; else empty.
        tries: How many calls were made.
        language: What it is written in; who shows it frames it in the same.
    """

    words: Words
    code: str = ""
    quote: str = ""
    request_id: str = ""
    details: tuple[tuple[str, str], ...] = ()
    tries: int = 0
    language: Language = Language.ENGLISH
