"""What who tries the app out sees and moves behind the scenes, beside the chat.

Whoever builds the workspace hands these in; what they are wired to is none of its business.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol


class Clockwork(Protocol):
    """Moves the clock that the workspace and the app go by."""

    def forward(self, seconds: float) -> None:
        """Move it; `seconds` is never less than nothing."""

    def back(self) -> None:
        """Put it back to the machine's time."""

    def ahead_s(self) -> float:
        """Return by how many seconds it is ahead of the machine's."""

    async def next_event(self) -> float | None:
        """Return when the app has something to do next, in seconds since the epoch, if ever."""


@dataclass(frozen=True, kw_only=True)
class Switch:
    """Something that can be on or off: a thing that goes wrong.

    Attributes:
        name: What the page's form sends.
        label: What stands on its button.
        is_on: Says how it stands now.
        turn: Turns it on or off.
        about: What one will see, in a sentence.
    """

    name: str
    label: str
    is_on: Callable[[], bool]
    turn: Callable[[bool], Awaitable[None]]
    about: str = ""


@dataclass(frozen=True, kw_only=True)
class Part:
    """One part of a step; once it is done it stays done.

    Attributes:
        words: What to do, or what is to be seen.
        is_done: Says whether it was done.
        at: Id of what on the page it is done with, if not with the composer.
    """

    words: str
    is_done: Callable[[], bool]
    at: str = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """One thing to try.

    Attributes:
        name: Names it in the page's markup.
        title: What is tried.
        about: What one will see, in a sentence.
        fill: What a click writes into the composer.
        parts: What it consists of; it is done when all of them are.
    """

    name: str
    title: str
    about: str
    fill: str
    parts: tuple[Part, ...]

    @property
    def is_done(self) -> bool:
        """Say whether all of it was done."""
        return all(part.is_done() for part in self.parts)


@dataclass(frozen=True, kw_only=True)
class Guide:
    """The things to try, and what is said when all of them are done."""

    title: str
    steps: tuple[Step, ...]
    farewell: str


@dataclass(frozen=True, kw_only=True)
class Exhibit:
    """A thing that the app made elsewhere, as it is there now.

    Attributes:
        id: Its id there.
        state: How it is, in a word or two.
        is_gone: It is no longer there.
        facts: What else is known of it: label and value.
        span: From when to when, in seconds since the epoch; None where it has no times.
        acts: What can be done to it: name and label.
    """

    id: str
    title: str
    state: str
    is_gone: bool = False
    facts: tuple[tuple[str, str], ...] = ()
    span: tuple[float, float] | None = None
    acts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """A request and its answer.

    Attributes:
        id: Names it in the page's markup; the same from one look to the next.
        at: When, in seconds since the epoch.
        name: What was asked for.
        outcome: The answer in a word or a code.
        is_well: Whether that is good news.
        ms: How long it took; None where nobody knows.
        struck_by: The fault that befell it.
        notes: What was odd about it.
        request: As JSON; secrets are left out by who hands it in.
        answer: The same; None when none was given.
    """

    id: str
    at: float
    name: str
    outcome: str
    is_well: bool
    ms: float | None = None
    struck_by: str = ""
    notes: tuple[str, ...] = ()
    request: object = None
    answer: object = None


@dataclass(frozen=True, kw_only=True)
class Traffic:
    """The exchanges with one side, newest first.

    Attributes:
        name: Names it in the page's markup.
        title: What stands above them.
        last: The newest; at most so many as are asked for.
    """

    name: str
    title: str
    last: Callable[[int], Sequence[Exchange]]


class Elsewhere(Protocol):
    """What the app talks to, besides this workspace."""

    def title(self) -> str:
        """Return what the things there are called."""

    def exhibits(self) -> Sequence[Exhibit]:
        """Return them, the newest first."""

    async def act(self, exhibit_id: str, name: str) -> str:
        """Do one of an exhibit's acts and return what came of it; `LookupError`: there is none."""


@dataclass(frozen=True, kw_only=True)
class Backstage:
    """All of it.

    Attributes:
        guide: What to try, if anything.
        elsewhere: Where the app makes things, if anywhere.
        traffics: What is said between the app and others.
    """

    guide: Guide | None = None
    elsewhere: Elsewhere | None = None
    traffics: tuple[Traffic, ...] = ()
