"""Slack's error words that our calls can meet."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.english.phrases import (
    NOTHING,
    OPEN_VIEW,
    POST_MESSAGE,
    RATE_LIMITS,
    RESPONSE_URL,
    TELL_ADMIN,
    UPDATE_MESSAGE,
    UPDATE_VIEW,
    USER_GROUPS,
)
from bot.explain.explanation import Actor, Offer, Words

_RETRY: Final = (Offer.RETRY,)
_yours = partial(Words, admin=NOTHING, actor=Actor.YOU, source=POST_MESSAGE)
_token = partial(
    Words,
    remedy="Ask the admin to check how the bot is installed in Slack.",
    actor=Actor.ADMIN,
    source=POST_MESSAGE,
    offers=_RETRY,
)
_bug = partial(
    Words,
    remedy=TELL_ADMIN,
    admin="Report this as a bug of the bot, with the reference shown here.",
    actor=Actor.ADMIN,
    source=POST_MESSAGE,
)
_wait = partial(Words, admin=NOTHING, actor=Actor.TIME, source=POST_MESSAGE, offers=_RETRY)
_form = partial(
    Words, admin=NOTHING, actor=Actor.YOU, source=OPEN_VIEW, offers=(Offer.REOPEN_FORM,)
)
_policy = partial(Words, actor=Actor.ADMIN, source=POST_MESSAGE, offers=_RETRY)

_CHANNELS: Final[Mapping[str, Words]] = {
    "not_in_channel": _yours(
        title="The bot is not in that channel",
        cause="Slack lets it post only in channels that it is a member of.",
        remedy="Type `/invite` and the bot’s name in that channel, then try again.",
        offers=_RETRY,
    ),
    "channel_not_found": _yours(
        title="The bot cannot see that channel",
        cause="The channel is private and the bot is not in it, or the channel is gone.",
        remedy="Type `/invite` and the bot’s name in that channel, or choose another channel.",
        offers=_RETRY,
    ),
    "is_archived": _yours(
        title="The channel is archived",
        cause="Nobody can post in an archived channel, the bot included.",
        remedy="Choose another channel, or have this one unarchived.",
        offers=_RETRY,
    ),
    "user_not_in_channel": _yours(
        title="That person is not in the channel",
        cause="Slack shows private answers only to people who are in the channel.",
        remedy="Join the channel, then try again.",
        offers=_RETRY,
    ),
    "user_not_found": _yours(
        title="Slack does not know that person",
        cause="The person has left the workspace, or the name was not picked from Slack’s list.",
        remedy="Pick the person from the list that Slack shows after you type @.",
        offers=(Offer.REOPEN_FORM,),
    ),
    "no_such_subteam": _yours(
        title="Slack does not know that user group",
        cause="The user group was removed, or its name was not picked from Slack’s list.",
        remedy="Pick the group from the list that Slack shows after you type @.",
        source=USER_GROUPS,
        offers=(Offer.REOPEN_FORM,),
    ),
    "restricted_action": _policy(
        title="A workspace setting keeps the bot from posting",
        cause="The workspace or the channel lets only some people or apps post there.",
        remedy="Choose another channel, or ask the admin to let the bot post there.",
        admin="Let the app post in that channel in the workspace’s settings.",
    ),
}

_TOKENS: Final[Mapping[str, Words]] = {
    "not_authed": _token(
        title="The bot called Slack without a token",
        cause="No token went with the call.",
        admin="Set SLACK_BOT_TOKEN and start the bot again.",
    ),
    "invalid_auth": _token(
        title="Slack does not accept the bot’s token",
        cause="The token is wrong, or Slack does not allow calls from the bot’s address.",
        admin="Copy the bot token from the app’s page at Slack into SLACK_BOT_TOKEN.",
    ),
    "account_inactive": _token(
        title="The bot was removed from Slack",
        cause="The token belongs to an app or a bot that is not active in the workspace any more.",
        admin="Install the app anew, at `/slack/install` or with a new SLACK_BOT_TOKEN.",
    ),
    "token_revoked": _token(
        title="The bot’s token was withdrawn",
        cause="The app was uninstalled, or somebody revoked its token.",
        admin="Install the app anew, at `/slack/install` or with a new SLACK_BOT_TOKEN.",
    ),
    "token_expired": _token(
        title="The bot’s token has expired",
        cause="The app rotates its tokens, and this one’s time is over.",
        admin="Put a current token into SLACK_BOT_TOKEN, or turn token rotation off for the app.",
    ),
    "missing_scope": _token(
        title="The bot lacks a permission in Slack",
        cause="The app was installed without a scope that this call needs.",
        admin="Install the app again from its manifest, so that it has all scopes.",
    ),
    "no_permission": _token(
        title="Slack does not let the bot do that",
        cause="The bot’s token has no right to it in this workspace.",
        admin="Install the app again from its manifest, and check the workspace’s app settings.",
    ),
    "team_access_not_granted": _token(
        title="The bot has no access to this workspace",
        cause=(
            "The app is installed in the organisation, and this workspace has not been granted to "
            "it."
        ),
        admin="Add this workspace to the app in the organisation’s settings.",
    ),
    "ekm_access_denied": _token(
        title="The organisation’s encryption keys block the bot",
        cause="Administrators have suspended posting by withdrawing Slack’s access to their keys.",
        admin="Ask whoever manages the organisation’s encryption keys to restore access.",
    ),
}

_MESSAGES: Final[Mapping[str, Words]] = {
    "msg_too_long": _bug(
        title="The message is too long for Slack",
        cause="The bot wrote more than Slack takes in one message.",
    ),
    "msg_blocks_too_long": _bug(
        title="The message has too much in it for Slack",
        cause="The parts of the bot’s message are larger together than Slack takes.",
    ),
    "invalid_blocks": _bug(
        title="Slack could not show the bot’s message",
        cause="A part of the message is not in a form that Slack accepts.",
    ),
    "cant_update_message": _yours(
        title="The card cannot be changed any more",
        cause="Slack lets a message be changed only by the app that wrote it.",
        remedy="Use `/room info <id>` for how the room is now.",
        source=UPDATE_MESSAGE,
    ),
    "edit_window_closed": _yours(
        title="The card is too old to be changed",
        cause="The workspace lets messages be changed only for a limited time.",
        remedy="Use `/room info <id>` for how the room is now.",
        admin="Lengthen the time for editing messages in the workspace’s settings.",
        source=UPDATE_MESSAGE,
    ),
    "message_not_found": _yours(
        title="The card is gone",
        cause="Somebody deleted the message that the bot wanted to change.",
        remedy="Use `/room info <id>` for how the room is now.",
        source=UPDATE_MESSAGE,
    ),
    "used_url": _yours(
        title="Slack takes no more answers to that command",
        cause="Five answers to one command are the most that Slack takes.",
        remedy="Type the command again.",
        source=RESPONSE_URL,
    ),
    "expired_url": _yours(
        title="That command is too old to be answered",
        cause="Slack takes answers to a command for 30 minutes.",
        remedy="Type the command again.",
        source=RESPONSE_URL,
    ),
}

_EXPIRED: Final = _form(
    title="The form could not open in time",
    cause="Slack gives the bot three seconds to open a form, and they had passed.",
    remedy="Open the form again.",
)

_FORMS: Final[Mapping[str, Words]] = {
    "trigger_expired": _EXPIRED,
    "expired_trigger_id": _EXPIRED,
    "exchanged_trigger_id": _form(
        title="That click was used already",
        cause="Slack lets one click open one form only.",
        remedy="Open the form again.",
    ),
    "not_found": _form(
        title="The form is closed",
        cause="The form that the bot wanted to change is not open any more.",
        remedy="Open the form again.",
        source=UPDATE_VIEW,
    ),
    "hash_conflict": _form(
        title="The form had changed meanwhile",
        cause="Two changes to the same form crossed, and the older one was dropped.",
        remedy="Open the form again.",
        source=UPDATE_VIEW,
    ),
}

_WAITING: Final[Mapping[str, Words]] = {
    "ratelimited": _wait(
        title="Slack asks the bot to slow down",
        cause="More calls reached Slack in a short time than it allows for one app.",
        remedy="Try again in a minute.",
        source=RATE_LIMITS,
    ),
    "internal_error": _wait(
        title="Slack had a fault of its own",
        cause="An internal error stopped Slack. What you typed is not the reason.",
        remedy="Try again in a moment.",
    ),
    "fatal_error": _wait(
        title="Slack broke off the call",
        cause="A fault at Slack ended the call; some of it may have been done.",
        remedy="Look whether it is there, and try again if not.",
    ),
    "service_unavailable": _wait(
        title="Slack is not available at the moment",
        cause="The part of Slack that the bot called is down for a while.",
        remedy="Try again in a few minutes.",
    ),
    "request_timeout": _wait(
        title="Slack did not get the whole request",
        cause="The call to Slack was cut off on its way.",
        remedy="Try again in a moment.",
    ),
}

SLACK: Final[Mapping[str, Words]] = {
    **_CHANNELS,
    **_TOKENS,
    **_MESSAGES,
    **_FORMS,
    **_WAITING,
}

SLACK_UNKNOWN: Final = Words(
    title="Slack refused what the bot asked",
    cause=(
        "Slack gave a reason that the bot has no words for; its own word stands in the reference."
    ),
    remedy="Show this to the admin before you try again.",
    admin="Look that word up on the page of the method at docs.slack.dev.",
    actor=Actor.ADMIN,
    source=POST_MESSAGE,
)

SLACK_UNREACHABLE: Final = Words(
    title="No answer came from Slack",
    cause="The connection to Slack failed, and what was asked may have been done all the same.",
    remedy="Look whether it is there, and try again if not.",
    admin="Check the bot’s way out to the internet, and SLACK_API_URL if it is set.",
    actor=Actor.TIME,
    source=POST_MESSAGE,
    offers=_RETRY,
)
