"""Slack's signed requests as bytes: made before the clock runs, so that sending is next to free.

A signature is good for five minutes: make them right before they are sent.
"""

import secrets
from typing import Final

from tests.blackbox.slack.delivery import as_form, signed
from tests.blackbox.slack.payloads import Json, Scene, block_actions, slash_command
from tests.blackbox.slack.reading import Button
from tests.blackbox.slack.record import Said
from tests.blackbox.stage import SIGNING_SECRET

REPLY_TO: Final = "/response/commands/T0BLACKBOX/{}/{}"


class Deliveries:
    """What Slack delivers, each time by a new person in a new channel with tickets of their own.

    Args:
        outside: The address of Slack, for the response_urls.
    """

    def __init__(self, outside: str) -> None:
        self._outside = outside

    def command(self, text: str) -> bytes:
        """Return the delivery of ``/room text``."""
        return _request("slash_commands", slash_command(text, self._scene()))

    def commands(self, text: str, count: int) -> list[bytes]:
        """Return so many commands; ``{}`` in `text` becomes something new each time."""
        return [self.command(text.format(secrets.token_hex(4))) for _ in range(count)]

    def press(self, button: Button, said: Said) -> bytes:
        """Return the press of `button` of the message `said`."""
        return _request("interactive", block_actions(button, said, self._scene()))

    def _scene(self) -> Scene:
        number = secrets.token_hex(4).upper()
        reply_to = REPLY_TO.format(secrets.randbelow(10**13), secrets.token_hex(12))
        trigger = f"{secrets.randbelow(10**13)}.{secrets.randbelow(10**13)}"
        return Scene(
            user=f"U0{number}",
            user_name=f"person-{number.lower()}",
            channel=f"C0{number}",
            channel_name=f"channel-{number.lower()}",
            response_url=self._outside + reply_to,
            trigger_id=f"{trigger}.{secrets.token_hex(16)}",
        )


def _request(kind: str, payload: Json) -> bytes:
    body = as_form(kind, payload)
    headers = {
        "Host": "greenroom.example",
        "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
        "Accept": "application/json,*/*",
        **signed(body, SIGNING_SECRET),
        "Content-Length": str(len(body)),
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST /slack/events HTTP/1.1\r\n{lines}\r\n".encode() + body
