"""What a form of the page sends."""

from collections import defaultdict
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from bot.workspace.page.fields import local_to_seconds
from bot.workspace.page.text.mrkdwn import Scene

FORM = "application/x-www-form-urlencoded"
MOMENT = "|datetimepicker"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """The fields of a form, in their order."""

    values: tuple[tuple[str, str], ...]

    def first(self) -> dict[str, str]:
        """Return one value for each name."""
        return dict(reversed(self.values))

    def text(self, name: str) -> str:
        """Return one value; empty when it was not sent."""
        return self.first().get(name, "")

    def pairs(self) -> list[tuple[str, str]]:
        """Return everything as it was sent."""
        return list(self.values)

    def fields(self, scene: Scene) -> dict[str, list[str]]:
        """Return the values of each field; local times become seconds since the epoch."""
        fields: dict[str, list[str]] = defaultdict(list)
        for name, value in self.values:
            is_moment = name.endswith(MOMENT) and value
            fields[name].append(local_to_seconds(value, scene) if is_moment else value)
        return dict(fields)


async def read_sent(request: Request) -> Sent:
    """Return what a form sent; raises `HTTPException` 415 for anything that is not one."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != FORM:
        raise HTTPException(415, f"Send a form: {FORM}.")
    body = (await request.body()).decode("utf-8", "replace")
    try:
        values = parse_qsl(body, keep_blank_values=True, max_num_fields=2000)
    except ValueError:
        raise HTTPException(400, "A form has at most 2000 fields.") from None
    # A browser ends lines in a form with CR LF; Slack's client sends LF.
    return Sent(values=tuple((name, value.replace("\r\n", "\n")) for name, value in values))
