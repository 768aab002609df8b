"""Where in Slack something was asked, and the private way back to who asked."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where in Slack something was asked.

    Attributes:
        enterprise_id: Empty outside an Enterprise Grid.
    """

    team_id: str
    channel_id: str
    user_id: str
    enterprise_id: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """Slack's private way back to the person who asked: a secret, never logged.

    Slack takes 5 posts in 30 minutes; we use 4, none after 25 minutes (requirement S4).

    Attributes:
        until: UTC epoch seconds after which it is not used.
        left: How many posts we still allow ourselves.
    """

    response_url: str
    until: float
    left: int = 4
