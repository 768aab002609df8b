"""What the workspace does beside answering: deliveries, rules, limits."""

from collections.abc import Mapping
from typing import Final

from bot.workspace.coverage.row import ACT_TESTS, API_TESTS, DOCS, Row

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
        gap="nobody follows one, and what is new in one is told beside its message alone",
    ),
    "shortcuts": Row(
        tested=f"{ACT_TESTS}/test_entries.py",
        source=f"{DOCS}/interactivity/implementing-shortcuts",
        gap="the page draws none",
    ),
    "options of external selects": Row(
        tested=f"{ACT_TESTS}/test_entries.py",
        source=f"{DOCS}/reference/block-kit/block-elements/select-menu-element",
        gap="more than 100 options are refused, not cut (ASSUMED)",
    ),
    "events": Row(
        tested=f"{ACT_TESTS}/test_events.py",
        source=f"{DOCS}/apis/events-api",
        gap="app_home_opened, app_mention, message.* with edits and deletions, members and "
        "reactions, app_uninstalled, tokens_revoked; no others",
    ),
    "retries of events": Row(
        tested=f"{ACT_TESTS}/test_events.py",
        source=f"{DOCS}/apis/events-api#retries",
        gap="redirects are not followed; a subscription is never switched off",
    ),
    "payloads": Row(
        tested="tests/unit/workspace/delivery/test_payloads.py",
        source="the types of @slack/bolt and @slack/types",
        gap="where the types and the pages differ, the pages hold: coverage.payloads tells where",
    ),
    "call blocks": Row(
        tested=f"{API_TESTS}/test_calls.py",
        source=f"{DOCS}/apis/web-api/using-the-calls-api",
        gap="that an unknown call is an invalid block is ASSUMED; `call` is not filled in",
    ),
    "blocks": Row(
        tested="tests/unit/workspace/judging/test_validity.py",
        source=f"{DOCS}/reference/block-kit",
        gap="the inside of attachments is not judged",
    ),
    "rate limits": Row(
        tested=f"{API_TESTS}/test_rates.py",
        source=f"{DOCS}/apis/web-api/rate-limits",
        gap="only if asked for; a minute holds exactly as many as its tier says; a burst of five "
        "posts and 300 calls of the special tier are ASSUMED; no limit of a whole workspace",
    ),
}
