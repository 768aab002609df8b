"""An installation: which workspace let the bot in, as whom, and what it may do there."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Installation:
    """What Slack said of us the last time that it was asked.

    Attributes:
        enterprise_id: Empty outside an Enterprise Grid.
        scopes: What was granted.
        seen_at: When Slack said so, UTC epoch seconds.
    """

    team_id: str
    enterprise_id: str
    bot_user_id: str
    scopes: frozenset[str]
    seen_at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What an admin gave us by installing the app: a token of our own in their workspace.

    Attributes:
        team_id: Empty where it holds for all workspaces of an organisation.
        enterprise_id: Empty outside an Enterprise Grid.
        token: A secret.
        refresh_token: A secret that buys the next token; empty where tokens do not rotate.
        expires_at: When the token ends, UTC epoch seconds; None: it does not.
        scopes: What was granted.
        installer_id: Slack user id of who installed it.
        installed_at: UTC epoch seconds.
    """

    team_id: str
    enterprise_id: str = ""
    token: str = field(repr=False)
    refresh_token: str = field(default="", repr=False)
    expires_at: float | None = None
    scopes: frozenset[str] = frozenset()
    app_id: str = ""
    bot_id: str = ""
    bot_user_id: str = ""
    team_name: str = ""
    installer_id: str = ""
    installed_at: float = 0.0


@dataclass(frozen=True, slots=True)
class Leaving:
    """A workspace, or a whole organisation, took the app off.

    Attributes:
        team_id: Empty for an organisation.
        at: When, UTC epoch seconds: what was installed or made later is none of it.
    """

    team_id: str
    enterprise_id: str
    at: float
