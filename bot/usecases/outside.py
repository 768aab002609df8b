"""The world as the use cases see it: ports, and the few settings that change what they do."""

from dataclasses import dataclass

from bot.explain.language import Language
from bot.ports import Announcer, Clock, Directory, Engine, RoomApi, Speaker, Store
from bot.rooms.people import AccountRule


@dataclass(frozen=True, slots=True)
class Outside:
    """Everything outside, handed in by wiring.

    Attributes:
        me: Names this process in leases.
        admin: `TRTC_ADMIN`: the account that makes the calls; nobody may take it as theirs.
        account_rule: How a Slack person becomes an account.
        posts_again: Post once more when a post may have been lost and the history is closed to us.
        lead_s: How long before its start a scheduled room is made.
        remind_s: How long before its start people are reminded, where nothing else was said.
        grace_s: How long after its end an empty room is closed.
        language: Of what goes to channels, and of people whose own is not known.
    """

    me: str
    room_api: RoomApi
    store: Store
    announcer: Announcer
    speaker: Speaker
    directory: Directory
    clock: Clock
    engine: Engine
    admin: str
    account_rule: AccountRule
    posts_again: bool = True
    lead_s: float = 600.0
    remind_s: int = 300
    grace_s: float = 1800.0
    language: Language = Language.ENGLISH
