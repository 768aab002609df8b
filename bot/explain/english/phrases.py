"""What many entries share: the pages they rest on, and sentences said more than once."""

from typing import Final

# Pages of the room service.
COMMON_CODES: Final = "trtc.io/document/34348"
REST_BASICS: Final = "trtc.io/document/60703"
ROOM_CODES: Final = "cloud.tencent.com/document/product/269/125815"
CREATE_CONFERENCE: Final = "trtc.io/document/60707"
CREATE_LIVE: Final = "trtc.io/document/63401"
ROOM_INFO: Final = "trtc.io/document/60704"
ACCOUNT_IMPORT: Final = "trtc.io/document/34953"
ACCOUNT_BATCH: Final = "trtc.io/document/34954"
SET_METADATA: Final = "trtc.io/document/64375"
DELETE_METADATA: Final = "trtc.io/document/64376"
WEBHOOK_SIGNING: Final = "trtc.io/document/69528"

# Pages of Slack.
POST_MESSAGE: Final = "docs.slack.dev/reference/methods/chat.postMessage"
UPDATE_MESSAGE: Final = "docs.slack.dev/reference/methods/chat.update"
OPEN_VIEW: Final = "docs.slack.dev/reference/methods/views.open"
UPDATE_VIEW: Final = "docs.slack.dev/reference/methods/views.update"
RATE_LIMITS: Final = "docs.slack.dev/apis/web-api/rate-limits"
RESPONSE_URL: Final = "docs.slack.dev/interactivity/handling-user-interaction"
USER_GROUPS: Final = "docs.slack.dev/reference/methods/usergroups.users.list"

OWN_RULES: Final = "Greenroom, `/room help`"

NOTHING: Final = "Nothing to do."
REPORT: Final = "Report this as a bug of the bot, with the request id."
SUPPORT: Final = "Give the request id to the room service’s support if it goes on."
ASK_SETTINGS: Final = (
    "Ask the admin to check the bot’s settings; typing it differently does not help."
)
TELL_ADMIN: Final = "Tell the admin; typing it differently does not help."
SOON: Final = "Try again in a moment."
