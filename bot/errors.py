"""Everything the bot raises on purpose.

* BotError                 has an explanation; a person may see it
  + BadInput               what was typed breaks our rules or the room service's
  + NotAllowed             this person may not do that
  + NoSuchRoom             the reference names no room that we know, or several
  + TooLate                the time that was asked for is over
  + RoomApiError           the room service did not do what we asked
    - RoomApiRefused       it answered with a non-zero ErrorCode
    - RoomApiUnreachable   it gave no usable answer
  + SlackError             Slack did not do what we asked
    - SlackRefused         it answered ``ok: false``
    - SlackBusy            it asked us to wait (429)
    - SlackUnreachable     it gave no usable answer
  + StoreUnavailable       our own database did not take it
* IllegalTransition        a bug of ours; logged, never explained
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Fault(StrEnum):
    """Why there was no usable answer."""

    REFUSED_CONNECTION = "refused connection"  # nobody listens there, or no route
    TIMED_OUT = "timed out"  # connected, but no answer in time
    DROPPED = "dropped"  # the connection ended before the answer
    NOT_JSON = "not json"  # something answered, but not the room service


@dataclass(frozen=True, slots=True)
class Try:
    """One call on the wire and what came of it.

    Attributes:
        at: When it began, UTC epoch seconds.
        took_s: How long it took, seconds.
        code: The `ErrorCode`; None when there was no usable answer.
        info: The room service's own words, unescaped and possibly empty.
        request_id: The room service's `RequestId`; empty when it gave none.
        fault: Why there was no usable answer; None when there was one.
    """

    at: float
    took_s: float
    code: int | None = None
    info: str = ""
    request_id: str = ""
    fault: Fault | None = None


class BotError(Exception):
    """Something that a person can be told in plain words."""


class BadInput(BotError):
    """What was typed or filled in breaks a rule.

    Attributes:
        problems: Field name → one sentence, for *all* broken rules. Field names are the
            form's `block_id`s, so the dict answers a form as it is.
    """

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{field}: {said}" for field, said in problems.items()))
        self.problems = dict(problems)


class NotAllowed(BotError):
    """This person may not do that; the sentence says who may."""

    def __init__(self, who_may: str) -> None:
        super().__init__(who_may)
        self.who_may = who_may


class NoSuchRoom(BotError):
    """The reference fits no room that we know, or more than one.

    Attributes:
        ref: What was typed.
        candidates: Names and ids of the rooms it could mean; empty when there is none.
    """

    def __init__(self, ref: str, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(ref)
        self.ref = ref
        self.candidates = candidates


class TooLate(BotError):
    """The bot was away until the time that was asked for was over, so nothing was made."""


class RoomApiError(BotError):
    """The room service did not do what we asked.

    Attributes:
        command: The REST command, for example ``create_room``.
        tries: Every call made, oldest first; never empty.
    """

    def __init__(self, command: str, tries: tuple[Try, ...]) -> None:
        last = tries[-1]
        super().__init__(f"{command}: {last.code if last.code is not None else last.fault}")
        self.command = command
        self.tries = tries

    @property
    def last(self) -> Try:
        """Return the try that decided."""
        return self.tries[-1]


class RoomApiRefused(RoomApiError):
    """It answered, and the `ErrorCode` was not 0."""

    @property
    def code(self) -> int:
        """Return the `ErrorCode` of the last answer."""
        code = self.last.code
        if code is None:
            raise ValueError("A refusal has a code.")
        return code


class RoomApiUnreachable(RoomApiError):
    """Nothing usable came back: the network, a time-out, an HTML page.

    Whether the room service did the work all the same is unknown unless it was never reached.
    """

    @property
    def may_have_happened(self) -> bool:
        """Say whether any of the tries may have taken effect."""
        return any(one.fault is not Fault.REFUSED_CONNECTION for one in self.tries)


class SlackError(BotError):
    """Slack did not do what we asked.

    Attributes:
        method: The Web API method, or ``response_url``.
    """

    def __init__(self, method: str, error: str) -> None:
        super().__init__(f"{method}: {error}")
        self.method = method
        self.error = error


class SlackRefused(SlackError):
    """Slack answered ``ok: false``; `error` is its own word, for example ``not_in_channel``."""


class SlackBusy(SlackError):
    """Slack asked us to wait.

    Attributes:
        retry_after_s: Seconds, from the Retry-After header.
    """

    def __init__(self, method: str, retry_after_s: float) -> None:
        super().__init__(method, "ratelimited")
        self.retry_after_s = retry_after_s


class SlackUnreachable(SlackError):
    """No usable answer came from Slack; whether it did the work is unknown."""


class StoreUnavailable(BotError):
    """Our own database did not take it in time, so nothing was promised."""


class IllegalTransition(Exception):
    """An event that cannot happen to a booking in its state: a bug of ours."""
