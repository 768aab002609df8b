"""manifest.yml is one that Slack takes, and asks for what the code's calls need, no more."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

import jsonschema
import pytest
import yaml
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.workspaces.entry import REVOKED, TAKEN_AWAY, UNINSTALLED
from bot.slack.workspaces.flow import REDIRECT
from bot.slack.workspaces.scopes import NEEDED, OPTIONAL
from commands.leaving import FAREWELLS

ROOT: Final = Path(__file__).parents[2]
TEXT: Final = (ROOT / "manifest.yml").read_text()
SCHEMA: Final = json.loads((ROOT / "tests/payloads/manifest.schema.json").read_text())
MANIFEST: Final[dict[str, Any]] = yaml.safe_load(TEXT)
SCOPES: Final = MANIFEST["oauth_config"]["scopes"]
COMMAND: Final = MANIFEST["features"]["slash_commands"][0]


class Needs(NamedTuple):
    """The bot scopes of a method; without the optional ones it is not called, or tells less."""

    always: frozenset[str] = frozenset()
    for_more: frozenset[str] = frozenset()


WRITES: Final = Needs(frozenset({"chat:write"}))
READS_HISTORY: Final = Needs(
    for_more=frozenset({"channels:history", "groups:history", "im:history", "mpim:history"})
)

# docs.slack.dev/reference/methods/<method>, "Required scopes". The e-mail in the answer of
# users.info: docs.slack.dev/reference/scopes/users.read.email.
METHODS: Final[Mapping[str, Needs]] = {
    "apps.connections.open": Needs(),  # the app-level token's connections:write, no bot scope
    "auth.test": Needs(),
    "chat.delete": WRITES,
    "chat.postEphemeral": WRITES,
    "chat.postMessage": WRITES,
    "chat.update": WRITES,
    "conversations.history": READS_HISTORY,
    "conversations.open": Needs(for_more=frozenset({"im:write"})),
    "conversations.replies": READS_HISTORY,
    "oauth.v2.access": Needs(),  # the app's own credentials, no token
    "usergroups.users.list": Needs(for_more=frozenset({"usergroups:read"})),
    "users.list": Needs(frozenset({"users:read"})),
    "users.info": Needs(frozenset({"users:read"}), frozenset({"users:read.email"})),
    "views.open": Needs(),
    "views.publish": Needs(),
    "views.push": Needs(),
    "views.update": Needs(),
}

# `client.chat_postMessage(` and `call("chat.postMessage"`, in all code that holds a client.
BY_CLIENT: Final = re.compile(r"\.([a-z]+(?:_[a-zA-Z]+)+)\(")
BY_NAME: Final = re.compile(r'\bcall\(\s*"([a-z]+(?:\.[a-zA-Z]+)+)"')
ANY_METHOD: Final = "api_call"
CALLERS: Final = ("bot/slack", "bot/wiring.py", "bot/serve.py", "bot/check.py")


def sources() -> Iterator[str]:
    for caller in CALLERS:
        path = ROOT / caller
        for file in path.rglob("*.py") if path.is_dir() else (path,):
            yield file.read_text()


def called() -> set[str]:
    methods: set[str] = set()
    for source in sources():
        names = {name for name in BY_CLIENT.findall(source) if hasattr(AsyncWebClient, name)}
        methods |= {name.replace("_", ".") for name in names - {ANY_METHOD}}
        methods |= set(BY_NAME.findall(source))
    return methods


def problems(manifest: object) -> list[str]:
    found = jsonschema.Draft202012Validator(SCHEMA).iter_errors(manifest)
    return [f"{error.json_path}: {error.message}" for error in found]


def test_slack_takes_it() -> None:
    assert problems(MANIFEST) == []


def test_slack_takes_the_variant_for_http() -> None:
    over_http = yaml.safe_load(TEXT.replace("# HTTP: ", ""))

    assert problems(over_http) == []
    assert over_http["settings"]["socket_mode_enabled"] is False
    assert COMMAND.keys() ^ over_http["features"]["slash_commands"][0].keys() == {"url"}
    assert "request_url" in over_http["settings"]["interactivity"]


def test_slack_takes_the_variant_for_many_workspaces() -> None:
    text = TEXT.replace("# OAUTH: ", "").replace("# ORG: ", "")
    many = yaml.safe_load(text.replace("enabled: false", "enabled: true"))

    assert problems(many) == []
    [address] = many["oauth_config"]["redirect_urls"]
    assert urlsplit(address).path == REDIRECT
    assert TAKEN_AWAY in many["settings"]["event_subscriptions"]["bot_events"]


def test_the_events_are_those_that_are_listened_to() -> None:
    events = set(MANIFEST["settings"]["event_subscriptions"]["bot_events"])

    assert events == {"app_home_opened", UNINSTALLED, REVOKED}
    assert all(FAREWELLS.fullmatch(one) for one in (UNINSTALLED, REVOKED, TAKEN_AWAY))


# Requirements S13 and S64: each is one step past a limit, or a name that Slack does not know.
REFUSED: Final = [
    ("display_information", {"name": "G" * 36}),
    ("display_information", {"name": "Greenroom", "description": "d" * 141}),
    ("display_information", {"name": "Greenroom", "long_description": "d" * 174}),
    ("features", {"slash_commands": [{"command": "room", "description": "Rooms"}]}),
    ("features", {"slash_commands": [{"command": f"/{'r' * 32}", "description": "Rooms"}]}),
    ("features", {"slash_commands": [{"command": "/room"}]}),
    ("features", {"slash_command": []}),
    ("settings", {"interactivity": {}}),
    ("_metadata", {"major_version": 1}),
]


@pytest.mark.parametrize(("section", "content"), REFUSED)
def test_the_schema_refuses_what_slack_refuses(section: str, content: object) -> None:
    assert problems({**MANIFEST, section: content})


def test_every_method_that_we_call_is_known_here() -> None:
    assert called() - METHODS.keys() == set()


def test_the_calls_are_found() -> None:
    assert called() >= {"auth.test", "chat.postMessage", "users.info", "views.open"}


def test_the_scopes_are_those_of_our_calls() -> None:
    needed = frozenset[str]().union(*(METHODS[method].always for method in called()))

    assert set(SCOPES["bot"]) == needed | {"commands"}  # docs.slack.dev/reference/scopes/commands


def test_the_optional_scopes_are_those_of_our_calls() -> None:
    asked = frozenset[str]().union(*(METHODS[method].for_more for method in called()))

    assert set(SCOPES["bot_optional"]) == asked


def test_an_installation_asks_for_the_same_scopes() -> None:
    assert set(SCOPES["bot"]) == NEEDED
    assert set(SCOPES["bot_optional"]) == OPTIONAL.keys()


def test_the_demo_grants_the_same_scopes() -> None:
    from bot import demo  # noqa: PLC0415  loads all of Slack

    assert {*SCOPES["bot"], *SCOPES["bot_optional"]} == demo.SCOPES


def test_the_command_is_there_once() -> None:
    commands = MANIFEST["features"]["slash_commands"]

    assert [one["command"] for one in commands] == ["/room"]


def test_mentions_arrive_as_ids() -> None:
    assert COMMAND["should_escape"] is True  # requirement S9


@pytest.mark.parametrize("hint", ["manifest", "demo"])
def test_the_usage_hint_names_every_verb(hint: str) -> None:
    from bot import demo  # noqa: PLC0415  loads all of Slack
    from commands import VERBS  # noqa: PLC0415  see above

    text = {"manifest": COMMAND["usage_hint"], "demo": demo.USAGE}[hint]

    assert {*VERBS, "help"} <= set(re.findall(r"[a-z]+", text))


def test_buttons_and_forms_reach_us() -> None:
    assert MANIFEST["settings"]["interactivity"]["is_enabled"] is True
