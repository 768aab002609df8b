"""70001 to 70052 and 70346: the UserSig that the bot signs its calls with.

The bot makes a new signature once by itself before anybody reads these.
"""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.english.phrases import ASK_SETTINGS, COMMON_CODES
from bot.explain.explanation import Actor, Offer, Words

_signature = partial(
    Words,
    remedy=ASK_SETTINGS,
    actor=Actor.ADMIN,
    source=COMMON_CODES,
    offers=(Offer.RETRY,),
)

SIGNATURES: Final[Mapping[int, Words]] = {
    70001: _signature(
        title="The bot’s signature had expired on arrival",
        cause=(
            "It was past its time when it arrived. The bot renews it by itself, so the clock of "
            "the bot’s machine is probably wrong."
        ),
        admin="Have the machine’s clock set by NTP, then start the bot again.",
    ),
    70002: _signature(
        title="The bot’s signature was empty",
        cause="The call reached the room service without any signature.",
        admin="Set TRTC_SECRET_KEY, and look for a proxy that drops parts of web addresses.",
    ),
    70003: _signature(
        title="The bot’s signature could not be read",
        cause=(
            "It was cut short or changed on its way, as a proxy that rewrites web addresses does."
        ),
        admin=(
            "Look for a proxy that changes query strings, and check TRTC_SECRET_KEY for lost "
            "characters."
        ),
    ),
    70005: _signature(
        title="The bot’s signature failed its check",
        cause="The room service found that the signature does not belong to this call.",
        admin=(
            "Copy the secret key from the console into TRTC_SECRET_KEY again, and check "
            "TRTC_SDK_APP_ID."
        ),
    ),
    70009: _signature(
        title="The bot’s secret key is not this application’s",
        cause="The signature was made with another key than the one that the SDKAppID has.",
        admin="Copy TRTC_SECRET_KEY from the console page of the application in TRTC_SDK_APP_ID.",
    ),
    70013: _signature(
        title="The signature belongs to another account",
        cause="The account that calls is not the one that the signature was made for.",
        admin=(
            "Check TRTC_ADMIN for spaces and for the case of its letters, then start the bot again."
        ),
    ),
    70014: _signature(
        title="The signature belongs to another application",
        cause="The SDKAppID of the call is not the one that the signature was made for.",
        admin="Take TRTC_SDK_APP_ID and TRTC_SECRET_KEY from the same application in the console.",
    ),
    70016: _signature(
        title="There is no key for this application here",
        cause=(
            "The room service found no key to check the signature with. Most often the region is "
            "wrong."
        ),
        admin=(
            "Set TRTC_REGION to the application’s region, then see that the console shows a key "
            "for it."
        ),
    ),
    70020: _signature(
        title="The application is unknown in this region",
        cause=(
            "The data centre that was asked has no such SDKAppID. Most often the region is wrong."
        ),
        admin="Set TRTC_REGION to the region that the console shows, and check TRTC_SDK_APP_ID.",
    ),
    70050: Words(
        title="The room service has paused the bot’s sign-in",
        cause="Sign-ins failed too often, so it takes no more of them for about a minute.",
        remedy="Wait a minute, then try again.",
        admin="Check TRTC_SECRET_KEY and TRTC_SDK_APP_ID: failures came before the pause.",
        actor=Actor.TIME,
        source=COMMON_CODES,
        offers=(Offer.RETRY,),
    ),
    70051: _signature(
        title="The bot’s account is blocked",
        cause="The room service keeps the account that the bot calls with on a block list.",
        admin="Unblock the account in the console, or set TRTC_ADMIN to another admin account.",
    ),
    70052: _signature(
        title="The bot’s signature is no longer valid",
        cause=(
            "The room service withdrew it before its time was over, as it does when a key is "
            "replaced."
        ),
        admin=(
            "See in the console whether the key was replaced, and copy the new one into "
            "TRTC_SECRET_KEY."
        ),
    ),
    70346: _signature(
        title="The room service calls the signature illegal",
        cause=(
            "It does not accept the signature at all; today’s documents do not list this code any "
            "more."
        ),
        admin="Compare TRTC_SECRET_KEY, TRTC_SDK_APP_ID and TRTC_ADMIN with the console.",
        source="github.com/tencentyun/imsdk_restapi-nodejs-sdk issue 1",
    ),
}
