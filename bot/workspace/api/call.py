"""One call of a Web API method: its arguments, whatever their form, and its refusal."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from bot.workspace.state import Workspace
from bot.workspace.validity import Problem
from bot.workspace.world.people import Conversation
from bot.workspace.world.strict_json import read_json

Payload = dict[str, Any]

# Ten digits are enough until the year 2286; more are a mistake.
LONGEST_NUMBER: Final = 10


class Refused(Exception):
    """The method's answer is `ok: false`.

    Attributes:
        error: Slack's word for it.
        extra: What else the answer says.
    """

    def __init__(self, error: str, **extra: object) -> None:
        super().__init__(error)
        self.error = error
        self.extra = extra


class Call:
    """The arguments of one call; JSON, form fields and query look the same here."""

    def __init__(self, workspace: Workspace, arguments: Mapping[str, Any]) -> None:
        self.workspace = workspace
        self._arguments = arguments

    def has(self, name: str) -> bool:
        """Say whether an argument was given at all."""
        return self._arguments.get(name) is not None

    def text(self, name: str) -> str:
        """Return an argument as text; empty when it was not given."""
        value = self._arguments.get(name)
        return "" if value is None else str(value)

    def required(self, name: str, *, missing: str = "invalid_arguments") -> str:
        """Return an argument that must be given; refuses with `missing`."""
        value = self.text(name)
        if not value:
            messages = [f"[ERROR] missing required field: {name}"]
            raise Refused(missing, response_metadata={"messages": messages})
        return value

    def flag(self, name: str) -> bool:
        """Return a switch; forms write it as a word."""
        return self.text(name).lower() in ("true", "1")

    def number(self, name: str, usual: int, *, most: int) -> int:
        """Return a whole number between 1 and `most`; refuses with `invalid_limit`."""
        number = self.whole(name, wrong="invalid_limit", usual=usual)
        if not 1 <= number <= most:
            raise Refused("invalid_limit")
        return number

    def whole(self, name: str, *, wrong: str, usual: int | None = None) -> int:
        """Return a whole number, `usual` if it was not given; refuses with `wrong`."""
        text = self.text(name) or ("" if usual is None else str(usual))
        if not text.isascii() or not text.isdigit() or len(text) > LONGEST_NUMBER:
            raise Refused(wrong)
        return int(text)

    def words(self, name: str) -> list[str]:
        """Return a list that is written with commas; JSON may write it as a list."""
        value = self._arguments.get(name)
        if isinstance(value, list):
            return [str(each) for each in value]
        return [word for word in self.text(name).replace(" ", "").split(",") if word]

    def now(self) -> int:
        """Return the workspace's time, in whole seconds since the epoch."""
        return int(self.workspace.setup.clock())

    def moment(self, name: str, *, wrong: str = "") -> float | None:
        """Return a `ts` as a number; refuses with `wrong`, usually `invalid_ts_…`."""
        text = self.text(name)
        if text in ("", "now"):
            return None
        try:
            return float(text)
        except ValueError:
            raise Refused(wrong or f"invalid_ts_{name}") from None

    def needs(self, scope: str) -> None:
        """Refuse with `missing_scope` unless the app was granted `scope`."""
        granted = self.workspace.setup.scopes
        if scope not in granted:
            raise Refused("missing_scope", needed=scope, provided=",".join(sorted(granted)))

    def json(self, name: str, *, wrong: str) -> Any:  # noqa: ANN401 - whatever JSON holds
        """Return a structured argument; forms carry it as a JSON string. Refuses with `wrong`."""
        value = self._arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            return read_json(value)
        except ValueError:
            raise Refused(wrong) from None

    def conversation(self, name: str = "channel") -> Conversation:
        """Return a conversation that the app can know of; refuses with `channel_not_found`.

        A person's id means the direct message with that person.
        """
        wanted = self.required(name, missing="channel_not_found")
        found = self.workspace.conversation(wanted) or self.workspace.direct_message(wanted)
        hidden = found and found.is_private and not self.workspace.is_with_bot(found)
        if found is None or hidden:
            raise Refused("channel_not_found")
        return found


def refusal(problems: Sequence[Problem], words: Mapping[str, str]) -> Refused:
    """Return the answer to blocks that Slack does not take; `words` are by a problem's code."""
    errors = [problem.told() for problem in problems]
    messages = [f"[ERROR] {p.message} [json-pointer:{p.pointer}]" for p in problems]
    word = words.get(problems[0].code, "invalid_blocks")
    return Refused(word, errors=errors, response_metadata={"messages": messages})
