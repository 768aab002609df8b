"""What the app asks for; the manifest asks for the same, and a test compares the two."""

from collections.abc import Mapping
from typing import Final

NEEDED: Final = frozenset({"chat:write", "commands", "users:read"})
# What each optional scope is for; without it that feature is off, nothing else.
OPTIONAL: Final[Mapping[str, str]] = {
    "channels:history": "after a crash, a lost card in a public channel is looked for",
    "groups:history": "the same in private channels",
    "im:history": "the same in direct messages",
    "im:write": "finding the direct message to look in",
    "mpim:history": "the same in group messages",
    "usergroups:read": "`with @group`",
    "users:read.email": "TRTC_ACCOUNT_RULE=email and email-name",
}
