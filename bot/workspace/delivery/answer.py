"""What the app said to a delivery, whichever way it went."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.workspace.world.strict_json import read_json

# docs.slack.dev/interactivity/handling-user-interaction: an app has three seconds.
ACK_WITHIN_S: Final = 3.0


@dataclass(frozen=True, kw_only=True)
class Answer:
    """The acknowledgement.

    Attributes:
        text: Its body as sent.
        fault: Slack's word for why there is none; empty when the app acknowledged.
        detail: The same in a sentence for who runs the app.
        reason: The same as a retry tells it: docs.slack.dev/apis/events-api#retries
        forbids_retry: Whether the app said `x-slack-no-retry: 1` when it refused.
    """

    text: str = ""
    fault: str = ""
    detail: str = ""
    reason: str = ""
    forbids_retry: bool = False

    @property
    def is_json(self) -> bool:
        """Say whether the body is a JSON object."""
        return isinstance(self._loaded(), dict)

    def body(self) -> Mapping[str, Any]:
        """Return the body as an object; anything else counts as an empty one."""
        loaded = self._loaded()
        return loaded if isinstance(loaded, dict) else {}

    def _loaded(self) -> object:
        try:
            return read_json(self.text)
        except ValueError:
            return None


def timed_out() -> Answer:
    """Return the answer of an app that did not acknowledge in time."""
    return Answer(
        fault="operation_timeout",
        detail=f"the app did not answer within {ACK_WITHIN_S:g} s",
        reason="http_timeout",
    )


def unreachable(why: str) -> Answer:
    """Return the answer of an app that there is no way to; `why` is a sentence."""
    return Answer(fault="dispatch_failed", detail=why, reason="connection_failed")
