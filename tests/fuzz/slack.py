"""Requests to the local workspace: its Web API, its page, its response URLs, its controls."""

from typing import Any, Final
from urllib.parse import urlencode

from hypothesis import strategies as st
from starlette.routing import Route

from bot.workspace.api.methods import METHODS as API_METHODS
from bot.workspace.control import ROUTES as CONTROL_ROUTES
from bot.workspace.page.routes import ROUTES as PAGE_ROUTES
from bot.workspace.setup import Setup
from tests.fuzz.asked import CONTENT_TYPES, METHODS, Asked, anything, as_json, garbage, objects

SETUP: Final = Setup(bot_token="xoxb-fuzz", signing_secret="secret", app_token="xapp-fuzz")

_people = st.sampled_from(["U0ANANOVAK1", "U0SAMCARTER", "U0GREENROOM", "UNOBODY"])
_channels = st.sampled_from(["C0GENERAL01", "C0BACKSTAGE", "D0ANANOVAK1", "#general", "CNONE"])
_ts = st.sampled_from(["1.000001", "now", "0", "x"]) | st.integers(0, 2_000_000_000).map(str)
_plain = st.fixed_dictionaries({"type": st.just("plain_text"), "text": st.text(max_size=30)})
_button = st.fixed_dictionaries(
    {"type": st.just("button"), "text": _plain, "action_id": st.text(max_size=5)}
)
_blocks = st.lists(
    st.one_of(
        st.fixed_dictionaries({"type": st.just("section"), "text": _plain}),
        st.fixed_dictionaries({"type": st.just("divider")}),
        st.fixed_dictionaries(
            {"type": st.just("actions"), "elements": st.lists(_button, max_size=3)}
        ),
        st.dictionaries(st.sampled_from(["type", "text", "elements"]), anything, max_size=3),
    ),
    max_size=4,
)
_view = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["modal", "home", "x"]),
        "title": _plain,
        "blocks": _blocks,
    }
)
_ARGUMENTS: Final[dict[str, st.SearchStrategy[Any]]] = {
    "channel": _channels,
    "channels": _channels,
    "user": _people,
    "users": _people,
    "text": anything,
    "ts": _ts,
    "thread_ts": _ts,
    "message_ts": _ts,
    "timestamp": _ts,
    "oldest": _ts,
    "latest": _ts,
    "post_at": st.integers(0, 3_000_000_000),
    "limit": st.integers(-1, 2000),
    "cursor": anything,
    "types": st.sampled_from(["im", "public_channel,mpim", "x"]),
    "email": st.sampled_from(["ana@example.com", "x"]),
    "usergroup": st.sampled_from(["S0STAGECREW", "x"]),
    "name": anything,
    "id": anything,
    "join_url": st.sampled_from(["https://example.com/r", "x"]),
    "external_unique_id": anything,
    "trigger_id": anything,
    "view_id": anything,
    "external_id": anything,
    "hash": anything,
    "user_id": _people,
    "blocks": _blocks,
    "view": _view,
    "message": st.fixed_dictionaries({"blocks": _blocks}),
    "metadata": st.dictionaries(st.sampled_from(["event_type", "event_payload"]), anything),
}
_FIELDS: Final[dict[str, st.SearchStrategy[Any]]] = {
    "as": _people,
    "channel": _channels | st.just("home"),
    "text": anything | st.just("/room help"),
    "ts": _ts,
    "thread_ts": _ts,
    "press": anything,
    "view": anything,
    "move": st.sampled_from(["300", "next", "-1", "9" * 20]),
    "switch": anything,
    "turn": st.sampled_from(["on", "off", "x"]),
    "fill": anything,
    "thread": _ts,
}
# What the page is told to do: every address of it that takes a form.
_ACTS: Final = [
    route.path.replace("{view_id}", "V1")
    for route in PAGE_ROUTES
    if isinstance(route, Route) and "POST" in (route.methods or ())
]


def _form(content: dict[str, Any]) -> bytes:
    return urlencode(
        {name: str(value).encode(errors="surrogatepass") for name, value in content.items()}
        if all(name.isprintable() for name in content)
        else {}
    ).encode()


@st.composite
def _calls(draw: st.DrawFn) -> Asked:
    content = draw(objects(_ARGUMENTS))
    kind = draw(st.sampled_from(CONTENT_TYPES))
    body = _form(content) if "form" in kind else as_json(content)
    token = draw(st.sampled_from([SETUP.bot_token, SETUP.bot_token, SETUP.app_token, "x", ""]))
    return Asked(
        draw(st.sampled_from(METHODS)),
        f"/api/{draw(st.sampled_from(sorted(API_METHODS)) | anything)}",
        draw(
            st.lists(st.tuples(st.sampled_from(sorted(_ARGUMENTS)), anything), max_size=3).map(
                tuple
            )
        ),
        {"content-type": kind, "authorization": f"Bearer {token}".strip()},
        draw(st.just(body) | st.just(body) | garbage),
    )


@st.composite
def _acts(draw: st.DrawFn) -> Asked:
    kind = draw(st.sampled_from(["application/x-www-form-urlencoded", *CONTENT_TYPES]))
    fields = draw(st.fixed_dictionaries({}, optional=_FIELDS))
    headers = {"content-type": kind} | draw(st.sampled_from([{"x-page": "1"}, {}]))
    return Asked(
        draw(st.sampled_from(METHODS)), draw(st.sampled_from(_ACTS)), (), headers, _form(fields)
    )


@st.composite
def _looks(draw: st.DrawFn) -> Asked:
    fields = draw(st.fixed_dictionaries({}, optional=_FIELDS))
    query = tuple((name, str(value)) for name, value in fields.items())
    return Asked("GET", draw(st.sampled_from(["/", "/fragments", "/nowhere"])), query)


_CONTROLS: Final = sorted({route.path for route in CONTROL_ROUTES})
_controls = st.builds(
    Asked,
    st.sampled_from(["GET", "GET", "PUT", "DELETE"]),
    st.sampled_from([f"/control{path}" for path in (*_CONTROLS, "/x")]),
)
_answers = st.builds(
    Asked,
    st.sampled_from(METHODS),
    anything.map("/response/{}".format),
    body=objects(_ARGUMENTS).map(as_json) | garbage,
)
_strays = st.builds(Asked, st.sampled_from(METHODS), anything.map("/{}".format), body=garbage)

requests = st.one_of(
    _calls(), _calls(), _calls(), _acts(), _acts(), _looks(), _controls, _answers, _strays
)
"""Any request to the local workspace, but for its endless stream of changes."""
