"""An installation: which workspace let the bot in, as whom, and what it may do there."""

from dataclasses import dataclass


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
