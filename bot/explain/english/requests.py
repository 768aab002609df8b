"""60xxx: the request itself, before anything of rooms is looked at."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.english.phrases import (
    ASK_SETTINGS,
    COMMON_CODES,
    REPORT,
    SOON,
    SUPPORT,
    TELL_ADMIN,
)
from bot.explain.explanation import Actor, Offer, Words

_settings = partial(
    Words,
    remedy=ASK_SETTINGS,
    actor=Actor.ADMIN,
    source=COMMON_CODES,
    offers=(Offer.RETRY,),
)
_bug = partial(Words, remedy=TELL_ADMIN, admin=REPORT, actor=Actor.ADMIN, source=COMMON_CODES)
_console = partial(Words, actor=Actor.ADMIN, source=COMMON_CODES, offers=(Offer.RETRY,))
_wait = partial(Words, actor=Actor.TIME, source=COMMON_CODES, offers=(Offer.RETRY,))

REQUESTS: Final[Mapping[int, Words]] = {
    60002: _settings(
        title="The room service could not read the address",
        cause="The web address of the call was not in the form that it expects, so it did nothing.",
        admin="Check that TRTC_BASE_URL ends after the host; if it does, report this as a bug.",
    ),
    60003: _bug(
        title="The room service could not read what the bot sent",
        cause=(
            "The body of the call was not valid JSON: a fault of the bot or of a proxy, not of "
            "what you typed."
        ),
    ),
    60004: _settings(
        title="The room service refused the bot’s sign-in",
        cause="The account or the signature that the bot calls with is wrong.",
        admin=(
            "Compare TRTC_ADMIN, TRTC_SDK_APP_ID and TRTC_SECRET_KEY with the room service’s "
            "console."
        ),
    ),
    60005: _settings(
        title="The bot’s account and signature were not accepted",
        cause="The room service could not verify the account together with its signature.",
        admin=(
            "Compare TRTC_ADMIN, TRTC_SDK_APP_ID and TRTC_SECRET_KEY with the room service’s "
            "console."
        ),
    ),
    60006: _settings(
        title="The room service does not accept this SDKAppID",
        cause="The SDKAppID is not valid where the call was sent. The wrong region looks the same.",
        admin=(
            "Compare TRTC_SDK_APP_ID with the console, and set TRTC_REGION to that application’s "
            "region."
        ),
    ),
    60007: _wait(
        title="The room service is getting too many of these calls",
        cause="This kind of call was made more often in a second than the room service allows.",
        remedy="Try again in a few seconds.",
        admin="Lower TRTC_RATE if other programs use the same application.",
    ),
    60008: _wait(
        title="The room service took too long",
        cause="It gave up on the call inside its own systems before the work was done.",
        remedy=SOON,
        admin=SUPPORT,
    ),
    60009: _settings(
        title="The room service does not know this call",
        cause="The path or the name of the call is not one that it offers at this address.",
        admin="Check that TRTC_BASE_URL names a host of the room service and nothing after it.",
    ),
    60010: _settings(
        title="The bot is not an admin of the application",
        cause="Such calls have to come from an app admin, and the bot’s account is not one.",
        admin=(
            "Set TRTC_ADMIN to an account that the console lists as an admin of this application."
        ),
    ),
    60011: _wait(
        title="The application makes too many calls",
        cause=(
            "All programs of the application together passed the rate that the room service allows."
        ),
        remedy="Try again in a few seconds.",
        admin="Lower TRTC_RATE, or slow down the other programs of the application.",
    ),
    60012: _settings(
        title="The call did not name an application",
        cause="The SDKAppID was missing from the address of the call.",
        admin="Set TRTC_SDK_APP_ID and start the bot again; if it is set, report this as a bug.",
    ),
    60013: _wait(
        title="One part of the room service misread another",
        cause=(
            "An answer inside the room service was not valid JSON. What you typed is not the "
            "reason."
        ),
        remedy=SOON,
        admin=SUPPORT,
    ),
    60014: _wait(
        title="The room service was slow to look up an account",
        cause="Its account lookup ran out of time before the call could go on.",
        remedy=SOON,
        admin=SUPPORT,
    ),
    60015: _bug(
        title="The bot sent an account in the wrong form",
        cause=(
            "An account has to be text, and something else was sent. What you typed is not the "
            "reason."
        ),
    ),
    60016: _console(
        title="The application is switched off",
        cause="The room service has disabled the SDKAppID that the bot calls with.",
        remedy="Ask the admin to have the application switched on again.",
        admin="Look in the console why the application is disabled, or open a ticket there.",
    ),
    60017: _console(
        title="The room service has disabled this request",
        cause="Requests of this kind are closed for the application.",
        remedy="Ask the admin to have it opened again.",
        admin="Open a ticket in the console and ask why the request is disabled.",
    ),
    60018: _wait(
        title="Too many requests at once",
        cause="Requests are reaching the room service faster than it takes them.",
        remedy="Wait a few seconds, then try again.",
        admin="Lower TRTC_RATE if this comes back.",
    ),
    60019: _wait(
        title="The room service asks for fewer requests",
        cause="Its limit on frequent requests has been passed for the moment.",
        remedy="Wait a few seconds, then try again.",
        admin="Lower TRTC_RATE if this comes back.",
    ),
    60020: _console(
        title="The package is missing or has expired",
        cause=(
            "The application has no active package. A new one counts about five minutes after it "
            "was bought."
        ),
        remedy="Ask the admin to activate a package, and try again five minutes later.",
        admin="Buy, renew or activate a package for the application in the console.",
    ),
    60021: _console(
        title="The bot’s IP address is not allowed",
        cause="The console lists the addresses that may call, and the bot’s is not among them.",
        remedy="Ask the admin to add the bot’s address.",
        admin="Add the bot’s outgoing IP address to the allow-list in the console.",
    ),
}
