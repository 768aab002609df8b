"""How one local workspace is set up: its secrets, its addresses, the app that lives in it."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Self

from bot.workspace.backstage import Backstage, Clockwork, Switch
from bot.workspace.world.people import Team

# The bot scopes that an app like ours asks for; the manifest is the authority and may pass its own.
USUAL_SCOPES: Final = frozenset({"commands", "chat:write", "users:read"})

# Slack sends only the events that an app subscribed to: docs.slack.dev/apis/events-api
USUAL_EVENTS: Final = frozenset({"app_home_opened"})


def machine_time() -> float:
    """Return the machine's time, in seconds since the epoch."""
    return time.time()  # noqa: TID251 - the workspace imports no port of the bot's


class Entry(Enum):
    """Where a shortcut stands: beside the composer, or in a message's menu."""

    GLOBAL = "shortcut"
    MESSAGE = "message_action"


@dataclass(frozen=True, kw_only=True)
class Shortcut:
    """One shortcut that the app offers: docs.slack.dev/interactivity/implementing-shortcuts.

    Attributes:
        callback_id: The app's name for it.
        name: What a person reads.
        entry: Where it stands.
    """

    callback_id: str
    name: str
    entry: Entry = Entry.GLOBAL


@dataclass(frozen=True, kw_only=True)
class Distribution:
    """What an app has that workspaces install by themselves: docs.slack.dev/authentication.

    Attributes:
        redirect_url: Where an admin comes back to; the only one that the manifest names.
        token_lives_s: How long a token lives; 0: it does not rotate. Slack's twelve hours.
    """

    client_id: str
    client_secret: str
    redirect_url: str
    token_lives_s: int = 0


@dataclass(frozen=True, kw_only=True)
class Setup:
    """What one workspace is told when it is built.

    Attributes:
        bot_token: What the bot's Web API calls must carry.
        signing_secret: Signs every POST to the bot.
        app_token: Opens a Socket Mode connection; empty means there is none.
        events_url: Where signed POSTs go, the bot's `/slack/events`. Empty together with an app
            token means that delivery goes over Socket Mode.
        base_url: The workspace's own address, without a slash at its end.
        scopes: What the bot was granted; a method that needs another is refused.
        command: The slash command that the app owns.
        usage_hint: Shown while the command is typed.
        events: Names of the events that the app subscribed to, as a manifest lists them.
        shortcuts: What the app offers beside its command.
        counts_rates: Whether calls that come too fast are refused with 429.
        team: What the workspace is called.
        distribution: Lets an admin install the app, which is not installed before; None: it is
            there from the start, with `bot_token`.
        clock: Seconds since the epoch; stamps messages and ages triggers. Signatures do not use
            it: who checks them compares with the machine's clock.
        clockwork: Moves that clock from the page; without one the page cannot.
        switches: What can be made to go wrong from the page.
        backstage: What else the page shows behind the scenes.
    """

    bot_token: str
    signing_secret: str
    app_token: str = ""
    events_url: str = ""
    base_url: str = ""
    scopes: frozenset[str] = USUAL_SCOPES
    command: str = "/room"
    usage_hint: str = ""
    events: frozenset[str] = USUAL_EVENTS
    shortcuts: tuple[Shortcut, ...] = ()
    counts_rates: bool = False
    team: Team = field(default_factory=Team)
    distribution: Distribution | None = None
    clock: Callable[[], float] = machine_time
    clockwork: Clockwork | None = None
    switches: tuple[Switch, ...] = ()
    backstage: Backstage = field(default_factory=Backstage)

    @classmethod
    def random(
        cls,
        *,
        base_url: str = "",
        scopes: frozenset[str] = USUAL_SCOPES,
        events: frozenset[str] = USUAL_EVENTS,
        usage_hint: str = "",
        clock: Callable[[], float] = machine_time,
    ) -> Self:
        """Return a setup with fresh secrets."""
        return cls(
            bot_token=f"xoxb-{secrets.token_hex(16)}",
            signing_secret=secrets.token_hex(16),
            app_token=f"xapp-1-{secrets.token_hex(16)}",
            base_url=base_url,
            scopes=scopes,
            events=events,
            usage_hint=usage_hint,
            clock=clock,
        )
