"""The world as the use cases see it: ports, and the few settings that change what they do."""

from dataclasses import dataclass

from bot.ports import Announcer, Clock, Directory, Engine, RoomApi, Store
from bot.rooms.people import AccountRule


@dataclass(frozen=True, slots=True)
class Outside:
    """Everything outside, handed in by wiring.

    Attributes:
        me: Names this process in leases.
        admin: `TRTC_ADMIN`: the account that makes the calls; nobody may take it as theirs.
        account_rule: How a Slack person becomes an account.
        posts_again: Post once more when a post may have been lost and the history is closed to us.
    """

    me: str
    room_api: RoomApi
    store: Store
    announcer: Announcer
    directory: Directory
    clock: Clock
    engine: Engine
    admin: str
    account_rule: AccountRule
    posts_again: bool = True
