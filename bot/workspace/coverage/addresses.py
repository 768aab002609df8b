"""The addresses of the workspace."""

from collections.abc import Mapping
from typing import Final

from bot.workspace.coverage.row import ACT_TESTS, API_TESTS, DOCS, Row

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
    "/options": Row(tested=f"{ACT_TESTS}/test_entries.py", source="ours"),
    "/press": Row(tested=f"{ACT_TESTS}/test_pressing.py", source="ours"),
    "/views/{view_id}/submit": Row(tested=f"{ACT_TESTS}/test_forms.py", source="ours"),
    "/views/{view_id}/close": Row(tested=f"{ACT_TESTS}/test_forms.py", source="ours"),
    "/oauth/v2/authorize": Row(
        tested=f"{API_TESTS}/test_oauth.py",
        source=f"{DOCS}/authentication/installing-with-oauth",
        gap="one owner decides; an unknown scope is not refused",
    ),
    "/shortcuts": Row(tested="tests/unit/workspace/page/test_shortcuts.py", source="ours"),
    "/clock": Row(tested=f"{ACT_TESTS}/test_moving.py", source="ours"),
    "/switches": Row(tested=f"{ACT_TESTS}/test_moving.py", source="ours"),
    "/elsewhere": Row(tested="tests/unit/workspace/page/test_backstage.py", source="ours"),
    "/static": Row(tested="tests/unit/workspace/page/test_page.py", source="ours"),
}
