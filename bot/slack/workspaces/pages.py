"""The pages that an admin sees who installs the app: before, after, and when it did not work."""

import html
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

HEADERS: Final[Mapping[str, str]] = {
    "Content-Type": "text/html; charset=utf-8",
    "Cache-Control": "no-store",
    # The address holds a code and a state: they go nowhere from here.
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
}
STYLE: Final = (
    ":root{color-scheme:light dark}"
    "body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem}"
    "h1{font-size:1.5rem;line-height:1.25}"
    "a.button{display:inline-block;background:#1f5f4a;color:#fff;border-radius:.4rem;"
    "padding:.6rem 1.1rem;text-decoration:none}"
)
INSTALL: Final = "/slack/install"
AGAIN: Final = "Start again"


@dataclass(frozen=True, slots=True)
class Page:
    """What one page says.

    Attributes:
        link: Where its button leads; empty: it has none.
    """

    title: str
    text: str
    label: str = ""
    link: str = ""

    def html(self) -> str:
        """Return it whole."""
        title, text = html.escape(self.title), html.escape(self.text)
        button = f'<p><a class="button" href="{html.escape(self.link)}">{self.label}</a></p>'
        return (
            "<!doctype html><html lang='en'><head><meta charset='utf-8'>"
            "<meta name='viewport' content='width=device-width, initial-scale=1'>"
            f"<title>{title}</title><style>{STYLE}</style></head>"
            f"<body><main><h1>{title}</h1><p>{text}</p>{button if self.link else ''}"
            "</main></body></html>"
        )


def invitation(url: str) -> Page:
    """Return the page that leads to Slack."""
    return Page(
        "Greenroom for your Slack workspace",
        "Makes and schedules Tencent RTC rooms from a command or a form. Slack shows what it may"
        " do, and asks whether you allow it.",
        "Add to Slack",
        url,
    )


def welcome(team_name: str, link: str) -> Page:
    """Return the page of an app that was installed."""
    where = f"in {team_name}" if team_name else "in your workspace"
    return Page(
        f"Greenroom is {where}",
        "Type /room in a channel to begin. You can close this window.",
        "Open Slack",
        link,
    )


@dataclass(frozen=True, slots=True)
class Failure:
    """Why it was not installed.

    Attributes:
        status: Of the answer.
    """

    status: int
    title: str
    text: str


# Bolt's words for what its flow found; `access_denied` is Slack's.
FAILURES: Final[Mapping[str, Failure]] = {
    "access_denied": Failure(
        200,
        "Greenroom was not installed",
        "You chose not to allow it. Nothing was changed; start again whenever you like.",
    ),
    "invalid_browser": Failure(
        400,
        "This is another browser",
        "The installation was begun in another browser, or its cookie is gone. Start again here,"
        " over https, with cookies allowed.",
    ),
    "invalid_state": Failure(
        401,
        "This took too long",
        "An installation is finished within ten minutes, and once. Nothing was installed; start"
        " again.",
    ),
    "missing_code": Failure(
        401, "Slack’s answer is not whole", "There is no code in the address. Start again."
    ),
    "invalid_code": Failure(
        401,
        "Slack did not confirm it",
        "The code in the address is used, too old, or for another app. Start again; if that does"
        " not help, whoever runs this bot checks SLACK_CLIENT_ID and SLACK_CLIENT_SECRET.",
    ),
    "unreachable": Failure(
        503, "Slack gives no answer", "Nothing was installed. Start again in a minute."
    ),
    "storage_error": Failure(
        503,
        "It could not be kept",
        "This bot’s database did not take it. Start again in a minute.",
    ),
}
OTHER: Final = Failure(
    400, "Greenroom was not installed", "Slack’s reason is below. Start again if it is mended."
)


def failure(reason: str) -> tuple[int, Page]:
    """Return the status and the page of what went wrong; an unknown word of Slack's is quoted."""
    found = FAILURES.get(reason, OTHER)
    quoted = f" ({reason[:80]})" if found is OTHER else ""
    return found.status, Page(found.title, found.text + quoted, AGAIN, INSTALL)
