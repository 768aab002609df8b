"""What a person's act entitles the app to: trigger ids and response URLs, and when they end."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

# docs.slack.dev/interactivity/handling-user-interaction: 3 seconds; 5 times within 30 minutes.
TRIGGER_LIVES_S: Final = 3.0
RESPONSE_URL_LIVES_S: Final = 30 * 60.0
RESPONSE_URL_USES: Final = 5


@dataclass(kw_only=True)
class Trigger:
    """The right to open one view for one person."""

    person: str
    born: float
    view_id: str = ""
    is_used: bool = False


@dataclass(kw_only=True)
class ResponseUrl:
    """The right to answer one act five times.

    Attributes:
        source_ts: The message whose button was pressed; empty for a command.
        origin: The command as typed; empty for a button.
        uses: How often it was used.
    """

    person: str
    channel: str
    born: float
    source_ts: str = ""
    origin: str = ""
    uses: int = 0


class TicketRefused(Exception):
    """A trigger or response URL that is unknown, too old or used up; its text is Slack's word."""


class Tickets:
    """Every trigger and response URL that was given out."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._triggers: dict[str, Trigger] = {}
        self._response_urls: dict[str, ResponseUrl] = {}

    def new_trigger(self, person: str, *, view_id: str = "") -> str:
        """Return a fresh trigger id; `view_id` is the form in which `person` acted, if in one."""
        # Shaped like Slack's: two numbers and a hex tail.
        number = secrets.randbelow(10**13)
        trigger_id = f"{number:013d}.{number % 10**12:012d}.{secrets.token_hex(16)}"
        self._triggers[trigger_id] = Trigger(person=person, born=self._clock(), view_id=view_id)
        return trigger_id

    def exchange_trigger(self, trigger_id: str) -> Trigger:
        """Return what `trigger_id` was given for, once.

        Raises:
            TicketRefused: With `invalid_trigger_id`, `expired_trigger_id` or
                `exchanged_trigger_id`: docs.slack.dev/reference/methods/views.open
        """
        trigger = self._triggers.get(trigger_id)
        if trigger is None:
            raise TicketRefused("invalid_trigger_id")
        if trigger.is_used:
            raise TicketRefused("exchanged_trigger_id")
        if self._clock() - trigger.born > TRIGGER_LIVES_S:
            raise TicketRefused("expired_trigger_id")
        trigger.is_used = True
        return trigger

    def new_response_url(
        self, person: str, channel: str, *, source_ts: str = "", origin: str = ""
    ) -> str:
        """Return the last part of a fresh response URL."""
        name = secrets.token_urlsafe(18)
        self._response_urls[name] = ResponseUrl(
            person=person,
            channel=channel,
            born=self._clock(),
            source_ts=source_ts,
            origin=origin,
        )
        return name

    def use_response_url(self, name: str) -> ResponseUrl:
        """Count one use of a response URL and return what it answers.

        Raises:
            TicketRefused: With `invalid_url`, `expired_url` or `used_url`.
        """
        ticket = self._response_urls.get(name)
        if ticket is None:
            raise TicketRefused("invalid_url")
        if self._clock() - ticket.born > RESPONSE_URL_LIVES_S:
            raise TicketRefused("expired_url")
        if ticket.uses >= RESPONSE_URL_USES:
            raise TicketRefused("used_url")
        ticket.uses += 1
        return ticket
