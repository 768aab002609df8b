"""Slack's signature: docs.slack.dev/authentication/verifying-requests-from-slack."""

import hashlib
import hmac

from bot.workspace.setup import machine_time


def signed_headers(secret: str, body: str, content_type: str) -> dict[str, str]:
    """Return the headers of one delivery; the time in them is the machine's, in whole seconds."""
    timestamp = str(int(machine_time()))
    signed = f"v0:{timestamp}:{body}"
    digest = hmac.new(secret.encode(), signed.encode(), hashlib.sha256).hexdigest()
    return {
        "content-type": content_type,
        "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": f"v0={digest}",
    }
