"""70102 to 72001, and 40xxx: accounts and their profiles."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.english.phrases import (
    ACCOUNT_BATCH,
    ACCOUNT_IMPORT,
    ASK_SETTINGS,
    COMMON_CODES,
    NOTHING,
    REPORT,
    SOON,
    SUPPORT,
    TELL_ADMIN,
)
from bot.explain.explanation import Actor, Offer, Words

_RETRY: Final = (Offer.RETRY,)
_wait = partial(
    Words,
    remedy=SOON,
    admin=SUPPORT,
    actor=Actor.TIME,
    source=ACCOUNT_IMPORT,
    offers=_RETRY,
)
_bug = partial(Words, remedy=TELL_ADMIN, admin=REPORT, actor=Actor.ADMIN, source=COMMON_CODES)
_yours = partial(Words, actor=Actor.YOU, source=ACCOUNT_IMPORT, offers=_RETRY)
_admins = partial(Words, actor=Actor.ADMIN, source=ACCOUNT_IMPORT, offers=_RETRY)

ACCOUNTS: Final[Mapping[int, Words]] = {
    70102: Words(
        title="The account is there already",
        cause="It was imported before, which is just as good.",
        remedy="Go on as if it had worked.",
        admin=NOTHING,
        actor=Actor.YOU,
        source=ACCOUNT_IMPORT,
    ),
    70107: _yours(
        title="The room service does not know this account",
        cause="The account was never imported, or it has been deleted since.",
        remedy=(
            "Look at your account with `/room whoami`, and set another with `/room link <account>`."
        ),
        admin=(
            "Import the account in the console, or check TRTC_ACCOUNT_RULE if many people see this."
        ),
    ),
    70114: _admins(
        title="The account was refused for security reasons",
        cause="The room service restricts this account and does not say more.",
        remedy="Ask the admin, or use another account with `/room link <account>`.",
        admin="Ask the room service’s support for the reason, with the request id.",
    ),
    70169: _wait(
        title="The account service took too long",
        cause=(
            "The room service’s accounts did not answer it in time. What you typed is not the "
            "reason."
        ),
    ),
    70202: _wait(
        title="The account service ran out of time",
        cause=(
            "A step inside the room service’s accounts was not done in time. It usually works a "
            "moment later."
        ),
    ),
    70206: _bug(
        title="Wrong number of accounts in one call",
        cause="One call takes from 1 to 100 accounts, and the bot sent another number.",
        source=ACCOUNT_BATCH,
    ),
    70398: _admins(
        title="No more accounts fit into the package",
        cause="The package limits how many accounts there may be; a trial has 100.",
        remedy="Ask the admin to make room for your account, then try again.",
        admin="Upgrade the package, or delete accounts that nobody uses in the console.",
    ),
    70402: _yours(
        title="The account does not fit the rules",
        cause=(
            "An account has 1 to 32 bytes of plain letters, digits and signs; this one breaks that."
        ),
        remedy="Choose an account that fits with `/room link <account>`.",
        admin="Check TRTC_ACCOUNT_RULE if many people see this.",
    ),
    70403: _admins(
        title="The bot may not manage accounts",
        cause="Only an app admin may do that, and the account that the bot calls with is not one.",
        remedy=ASK_SETTINGS,
        admin="Set TRTC_ADMIN to an account that the console lists as an admin.",
    ),
    70500: _wait(
        title="The account service had a fault of its own",
        cause="An internal error stopped the room service from handling the account.",
    ),
    72001: _admins(
        title="User status is switched off",
        cause=(
            "The call asked whether somebody is online, and the application has not enabled that."
        ),
        remedy="Ask the admin to enable user status.",
        admin="Enable user status for the application in the console.",
        source=COMMON_CODES,
    ),
    40001: _bug(
        title="The profile of the account was not accepted",
        cause="A part of the profile is not valid; the room service’s own words name it.",
    ),
    40002: _bug(
        title="The profile call named no account",
        cause="The call has to say whose profile it is about, and this one did not.",
    ),
    40003: _yours(
        title="There is no account for this profile",
        cause="The account whose profile was meant has not been imported.",
        remedy=(
            "Look at your account with `/room whoami`, and set another with `/room link <account>`."
        ),
        admin="Import the account in the console if the bot cannot.",
        source=COMMON_CODES,
    ),
    40004: _admins(
        title="The bot may not handle profiles",
        cause=(
            "Profiles are open to app admins, and the account that the bot calls with is not one."
        ),
        remedy=ASK_SETTINGS,
        admin="Set TRTC_ADMIN to an account that the console lists as an admin.",
        source=COMMON_CODES,
    ),
    40005: _yours(
        title="The profile has words that are not allowed",
        cause=(
            "The room service refused a part of the profile, most often the display name, as "
            "sensitive."
        ),
        remedy="Change your display name in Slack, then try again.",
        admin=NOTHING,
        source=COMMON_CODES,
    ),
    40006: _wait(
        title="The profile service had a fault of its own",
        cause="An internal error stopped the room service from handling the profile.",
        source=COMMON_CODES,
    ),
    40601: _yours(
        title="The profile is too long",
        cause="A field of a profile has at most 500 bytes, and one of these has more.",
        remedy="Shorten your display name in Slack, then try again.",
        admin=NOTHING,
        source=COMMON_CODES,
    ),
    40605: _bug(
        title="A profile field was not accepted",
        cause=(
            "The profile has a field, or a value in a field, that the room service does not know."
        ),
    ),
    40610: _bug(
        title="A profile field holds the wrong kind of value",
        cause="Something other than the expected text or number stands in a field of the profile.",
    ),
}
