"""What of Slack the workspace does, how well, on whose authority, and where that is tested.

Its law: the methods are those of `api.methods.METHODS`, the addresses those of the app's routes; a
meta test holds both, and that every test named here is there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

DOCS: Final = "docs.slack.dev"
METHODS_DOCS: Final = f"{DOCS}/reference/methods"
API_TESTS: Final = "tests/unit/workspace/api"
ACT_TESTS: Final = "tests/unit/workspace/acting"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One thing that Slack does.

    Attributes:
        tested: The file of its tests.
        source: The page that says how it is; `ASSUMED` where none does.
        gap: What is missing or different; empty when nothing is known to be.
    """

    tested: str
    source: str
    gap: str = ""


def _method(name: str, tests: str, gap: str = "") -> Row:
    return Row(tested=f"{API_TESTS}/{tests}.py", source=f"{METHODS_DOCS}/{name}", gap=gap)


METHODS: Final[Mapping[str, Row]] = {
    "api.test": _method("api.test", "test_views", "does not repeat its arguments"),
    "apps.connections.open": Row(
        tested="tests/unit/workspace/delivery/test_real_clients.py",
        source=f"{METHODS_DOCS}/apps.connections.open",
        gap="plain ws, and tickets never expire",
    ),
    "auth.test": _method("auth.test", "test_dispatch"),
    "blocks.validate": _method(
        "blocks.validate", "test_views", "the words in `code` are ours (ASSUMED)"
    ),
    "chat.delete": _method("chat.delete", "test_chat"),
    "chat.getPermalink": _method("chat.getPermalink", "test_chat"),
    "chat.postEphemeral": _method("chat.postEphemeral", "test_chat", "never vanishes by itself"),
    "chat.postMessage": _method(
        "chat.postMessage",
        "test_chat",
        "no unfurling, no parse, no username or icon; texts are refused at 40,000 and not cut; "
        "that an answer has no answers is ASSUMED",
    ),
    "chat.update": _method("chat.update", "test_chat", "no reply_broadcast"),
    "conversations.history": _method("conversations.history", "test_conversations"),
    "conversations.info": _method(
        "conversations.info", "test_conversations", "no purpose, no creator, one fixed date"
    ),
    "conversations.list": _method("conversations.list", "test_conversations", "no exclusions"),
    "conversations.members": _method("conversations.members", "test_conversations"),
    "conversations.open": _method(
        "conversations.open",
        "test_conversations",
        "no conversation of several people: its error is ASSUMED",
    ),
    "conversations.replies": _method(
        "conversations.replies",
        "test_conversations",
        "that the root is told whatever the bounds is ASSUMED",
    ),
    "team.info": _method("team.info", "test_users", "name and domain alone"),
    "usergroups.users.list": _method("usergroups.users.list", "test_users", "one group"),
    "users.info": _method("users.info", "test_users", "no pictures, no status"),
    "users.list": _method("users.list", "test_users"),
    "users.lookupByEmail": _method("users.lookupByEmail", "test_users"),
    "views.open": _method("views.open", "test_views"),
    "views.publish": _method("views.publish", "test_views"),
    "views.push": _method("views.push", "test_views"),
    "views.update": _method("views.update", "test_views"),
}

ADDRESSES: Final[Mapping[str, Row]] = {
    "/api/{method:path}": Row(
        tested=f"{API_TESTS}/test_dispatch.py", source=f"{DOCS}/apis/web-api"
    ),
    "/response/{name}": Row(
        tested=f"{ACT_TESTS}/test_response_urls.py",
        source=f"{DOCS}/interactivity/handling-user-interaction",
        gap="statuses of refusals are ASSUMED",
    ),
    "/link": Row(
        tested="tests/unit/workspace/delivery/test_real_clients.py",
        source=f"{DOCS}/apis/events-api/using-socket-mode",
        gap="deliveries go to the youngest connection alone",
    ),
    "/control": Row(tested="tests/unit/workspace/test_control.py", source="ours"),
    "/": Row(tested="tests/unit/workspace/page/test_page.py", source="ours"),
    "/fragments": Row(tested="tests/unit/workspace/page/test_page.py", source="ours"),
    "/changes": Row(tested="tests/unit/workspace/delivery/test_real_clients.py", source="ours"),
    "/say": Row(tested=f"{ACT_TESTS}/test_commands.py", source="ours"),
    "/press": Row(tested=f"{ACT_TESTS}/test_pressing.py", source="ours"),
    "/views/{view_id}/submit": Row(tested=f"{ACT_TESTS}/test_forms.py", source="ours"),
    "/views/{view_id}/close": Row(tested=f"{ACT_TESTS}/test_forms.py", source="ours"),
    "/clock": Row(tested=f"{ACT_TESTS}/test_moving.py", source="ours"),
    "/switches": Row(tested=f"{ACT_TESTS}/test_moving.py", source="ours"),
    "/static": Row(tested="tests/unit/workspace/page/test_page.py", source="ours"),
}

BEHAVIOURS: Final[Mapping[str, Row]] = {
    "slash commands": Row(
        tested=f"{ACT_TESTS}/test_commands.py",
        source=f"{DOCS}/interactivity/implementing-slash-commands",
    ),
    "escaping of what is typed": Row(
        tested=f"{ACT_TESTS}/test_commands.py",
        source=f"{DOCS}/messaging/formatting-message-text",
        gap="a link is one that starts with http:// or https://",
    ),
    "signatures": Row(
        tested=f"{ACT_TESTS}/test_commands.py",
        source=f"{DOCS}/authentication/verifying-requests-from-slack",
    ),
    "acknowledgement within 3 s": Row(
        tested=f"{ACT_TESTS}/test_commands.py",
        source=f"{DOCS}/interactivity/handling-user-interaction",
    ),
    "trigger ids": Row(
        tested=f"{API_TESTS}/test_views.py",
        source=f"{DOCS}/interactivity/handling-user-interaction",
        gap="a refused view leaves its trigger whole (ASSUMED)",
    ),
    "presses": Row(
        tested=f"{ACT_TESTS}/test_pressing.py",
        source=f"{DOCS}/reference/interaction-payloads/block_actions-payload",
        gap="no external selects, no shortcuts, no message actions",
    ),
    "forms": Row(
        tested=f"{ACT_TESTS}/test_forms.py",
        source=f"{DOCS}/reference/interaction-payloads/view-interactions-payload",
        gap="no response_urls, no files, no rich text fields",
    ),
    "date and time pickers": Row(
        tested=f"{ACT_TESTS}/test_pickers.py",
        source=f"{DOCS}/reference/block-kit/block-elements/time-picker-element",
        gap="that a zone changes nothing in the payload is ASSUMED",
    ),
    "threads": Row(
        tested="tests/unit/workspace/page/test_threads.py",
        source=f"{DOCS}/messaging",
        gap="always unfolded; nobody follows one",
    ),
    "events": Row(
        tested=f"{ACT_TESTS}/test_events.py",
        source=f"{DOCS}/apis/events-api",
        gap="app_home_opened, message.*, app_mention alone",
    ),
    "blocks": Row(
        tested="tests/unit/workspace/judging/test_validity.py",
        source=f"{DOCS}/reference/block-kit",
        gap="the inside of attachments is not judged",
    ),
    "rate limits": Row(
        tested="tests/unit/workspace/test_control.py",
        source=f"{DOCS}/apis/web-api/rate-limits",
        gap="on demand alone; nothing is counted",
    ),
}
