"""What Slack hands out for a short while: response URLs and trigger ids, each with its rules."""

import itertools
import secrets
from collections.abc import Iterator
from dataclasses import dataclass, field

USES_MAX, RESPONSE_URL_S = 5, 30 * 60  # docs.slack.dev/interactivity/handling-user-interaction
TRIGGER_S = 3.0  # same


@dataclass(slots=True)
class ResponseUrl:
    """Where an answer to one interaction may go."""

    user: str
    channel: str
    born: float
    ts: str = ""
    """The message on which the interaction took place, if it was one."""
    uses: int = 0


@dataclass(slots=True)
class Trigger:
    """The right to open one view."""

    user: str
    born: float
    used: bool = False


@dataclass(slots=True)
class Tickets:
    """All that were handed out."""

    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
    triggers: dict[str, Trigger] = field(default_factory=dict)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def response_url(self, target: ResponseUrl) -> str:
        """Hand out a key for `target`; it is a secret, so it looks like one."""
        key = f"{next(self._numbers)}-{secrets.token_hex(12)}"
        self.response_urls[key] = target
        return key

    def trigger(self, user: str, now: float) -> str:
        """Hand out a trigger id."""
        key = f"{next(self._numbers)}.{secrets.token_hex(16)}"
        self.triggers[key] = Trigger(user, now)
        return key

    def use_response_url(self, key: str, now: float) -> tuple[ResponseUrl | None, str]:
        """Return where an answer goes, and what is wrong with using `key` now."""
        target = self.response_urls.get(key)
        if target is None:
            return None, "an unknown response_url"
        target.uses += 1
        if target.uses > USES_MAX or now - target.born > RESPONSE_URL_S:
            return None, f"a response_url used {target.uses} times"
        return target, ""

    def use_trigger(self, key: str, now: float) -> tuple[Trigger | None, str]:
        """Return whose trigger `key` is, and Slack's error for using it now."""
        trigger = self.triggers.get(key)
        if trigger is None:
            return None, "invalid_trigger_id"
        if trigger.used:
            return None, "exchanged_trigger_id"
        trigger.used = True
        return (trigger, "") if now - trigger.born <= TRIGGER_S else (None, "expired_trigger_id")
