"""What Slack is told to do wrong: refusals and lost answers, by method and channel.

https://docs.slack.dev/apis/web-api/rate-limits: a 429 is not done, and says when to come back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

TOO_MANY, OK = 429, 200
LIMITED = "ratelimited"


@dataclass(slots=True)
class Mishap:
    """One instruction. It holds for calls of `method`, and only those to `channel` if given."""

    method: str
    channel: str = ""
    """A channel, or the person whose direct message it is."""
    error: str = LIMITED
    retry_after_s: int = 1
    """Said with `ratelimited` alone."""
    loses_answer: bool = False
    """Do it, then close the connection without an answer."""
    times: int | None = None
    """How often; None is always."""

    def meets(self, method: str, arguments: Mapping[str, Any]) -> bool:
        """Say whether a call is one that should go wrong."""
        is_there = self.channel in ("", arguments.get("channel"))
        return self.times != 0 and method == self.method and is_there

    @property
    def status(self) -> int:
        """Return the status of the answer."""
        return TOO_MANY if self.error == LIMITED else OK

    @property
    def headers(self) -> dict[str, str]:
        """Return what is said beside the answer."""
        return {"Retry-After": str(self.retry_after_s)} if self.error == LIMITED else {}


@dataclass(slots=True)
class Mishaps:
    """The mishaps in force, looked at in order, and how often each method met one."""

    waiting: list[Mishap] = field(default_factory=list)
    met: list[str] = field(default_factory=list)

    def add(self, mishap: Mishap) -> Mishap:
        """Put `mishap` in force."""
        self.waiting.append(mishap)
        return mishap

    def befalling(self, method: str, arguments: Mapping[str, Any]) -> Mishap | None:
        """Return what befalls a call, and count it."""
        found = next((one for one in self.waiting if one.meets(method, arguments)), None)
        if found is not None:
            found.times = None if found.times is None else found.times - 1
            self.met.append(method)
        return found
