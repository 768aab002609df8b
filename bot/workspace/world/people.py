"""The people of the workspace, its channels, and who is where at the start."""

from dataclasses import dataclass, field
from typing import Final

TEAM_ID: Final = "T0GREENROOM"
TEAM_NAME: Final = "Greenroom"
TEAM_DOMAIN: Final = "greenroom"
APP_ID: Final = "A0GREENROOM"
BOT_ID: Final = "B0GREENROOM"
BOT_USER_ID: Final = "U0GREENROOM"
SLACKBOT_ID: Final = "USLACKBOT"


@dataclass(frozen=True, kw_only=True)
class Team:
    """The workspace itself, as Slack names it: `id` is `T` and ten more."""

    id: str = TEAM_ID
    name: str = TEAM_NAME
    domain: str = TEAM_DOMAIN


@dataclass(frozen=True, kw_only=True)
class Person:
    """Someone of the workspace; the bot is one too.

    Attributes:
        id: As Slack writes it: `U` and ten more.
        name: What stands after an `@`.
        tz: IANA name of the zone.
        locale: IETF language tag.
        is_owner: The workspace's primary owner, so an owner and an admin as well.
        is_restricted: A guest of several channels.
        is_ultra_restricted: A guest of one channel.
    """

    id: str
    name: str
    real_name: str
    tz: str = "Etc/UTC"
    locale: str = "en-US"
    is_admin: bool = False
    is_owner: bool = False
    is_restricted: bool = False
    is_ultra_restricted: bool = False
    is_bot: bool = False

    @property
    def email(self) -> str:
        """Return the address; example.com is reserved by RFC 2606, so nobody gets the mail."""
        return f"{self.name}@example.com"


@dataclass(kw_only=True)
class Conversation:
    """A channel or a direct message.

    Attributes:
        id: `C…` for a channel, `D…` for a direct message, `G…` for one of several people.
        name: Without `#`; empty for a direct message of two.
        is_mpim: A direct message of several people; it is private too.
        members: Ids of who is in it, the bot's among them if it was invited.
    """

    id: str
    name: str = ""
    topic: str = ""
    is_private: bool = False
    is_im: bool = False
    is_mpim: bool = False
    is_archived: bool = False
    members: list[str] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """Return Slack's word: `channel`, `group` (a private channel), `im` or `mpim`."""
        if self.is_im:
            return "im"
        private = "mpim" if self.is_mpim else "group"
        return private if self.is_private else "channel"


BOT: Final = Person(id=BOT_USER_ID, name="greenroom", real_name="Greenroom", is_bot=True)
SLACKBOT: Final = Person(id=SLACKBOT_ID, name="slackbot", real_name="Slackbot", is_bot=True)
ANA: Final = Person(
    id="U0ANANOVAK1", name="ana", real_name="Ana Novak", tz="Europe/Berlin", locale="en-GB"
)
WEI: Final = Person(
    id="U0WEIZHANG1", name="wei", real_name="Zhang Wei", tz="Asia/Shanghai", locale="zh-CN"
)
SAM: Final = Person(
    id="U0SAMCARTER",
    name="sam",
    real_name="Sam Carter",
    tz="America/New_York",
    is_admin=True,
    is_owner=True,
)
GUEST: Final = Person(
    id="U0GILGUEST1", name="gil", real_name="Gil Moreau", tz="Europe/Paris", is_restricted=True
)
HUMANS: Final = (ANA, WEI, SAM, GUEST)
EVERYONE: Final = (*HUMANS, BOT, SLACKBOT)
STAFF: Final = (ANA.id, WEI.id, SAM.id)


def opening_conversations() -> list[Conversation]:
    """Return the channels and direct messages that a new workspace has."""
    everybody = [*STAFF, GUEST.id, BOT_USER_ID]
    return [
        Conversation(id="C0GENERAL01", name="general", topic="Everyone", members=everybody),
        Conversation(
            id="C0STANDUP01", name="standup", topic="What is next", members=[*STAFF, BOT_USER_ID]
        ),
        Conversation(id="C0RANDOM001", name="random", topic="Anything", members=[*everybody]),
        # The bot is in neither of these, so that its refusals can be met.
        Conversation(id="C0LOUNGE001", name="lounge", topic="No bots here", members=[*STAFF]),
        Conversation(
            id="C0BACKSTAGE",
            name="backstage",
            topic="Private, and the bot was not invited",
            is_private=True,
            members=[ANA.id, SAM.id],
        ),
        *(
            Conversation(id=f"D{person.id[1:]}", is_im=True, members=[person.id, BOT_USER_ID])
            for person in HUMANS
        ),
    ]
