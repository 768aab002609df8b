"""The page on which an admin allows the app.

docs.slack.dev/authentication/installing-with-oauth
"""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode, urlsplit

from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.workspace.page.head import head
from bot.workspace.page.headers import CONTENT_SECURITY, Guarded
from bot.workspace.page.html import tag
from bot.workspace.page.layout import notice
from bot.workspace.page.sent import read_sent
from bot.workspace.setup import Distribution
from bot.workspace.state import Workspace
from bot.workspace.world.people import BOT, SAM

ASKED: Final = ("client_id", "scope", "state", "redirect_uri")
DENIED: Final = "access_denied"


async def ask(request: Request) -> Response:
    """Show what the app asks for."""
    workspace: Workspace = request.app.state.workspace
    asked = {name: request.query_params.get(name, "") for name in ASKED}
    app, wrong = workspace.setup.distribution, _wrong(workspace, asked)
    if app is None or wrong:
        return HTMLResponse(notice("This cannot be installed", wrong), 400)
    back = urlsplit(asked["redirect_uri"] or app.redirect_url)
    # A browser follows a form's redirect only where the form may be sent.
    security = CONTENT_SECURITY.replace(
        "form-action 'self'", f"form-action 'self' {back.scheme}://{back.netloc}"
    )
    headers = {"content-security-policy": security}
    return HTMLResponse(_page(workspace, asked), headers=headers)


async def decide(request: Request) -> Response:
    """Send the admin back to the app: with a code, or with a no."""
    workspace: Workspace = request.app.state.workspace
    sent = (await read_sent(request)).first()
    asked = {name: sent.get(name, "") for name in ASKED}
    app, wrong = workspace.setup.distribution, _wrong(workspace, asked)
    if app is None or wrong:
        return HTMLResponse(notice("This cannot be installed", wrong), 400)
    said = {"error": DENIED}
    if sent.get("decision") == "allow":
        scopes = frozenset(asked["scope"].split(","))
        code = workspace.installation.new_code(SAM.id, scopes, asked["redirect_uri"])
        said = {"code": code}
    back = asked["redirect_uri"] or app.redirect_url
    return RedirectResponse(f"{back}?{urlencode(said | {'state': asked['state']})}", 303)


def _wrong(workspace: Workspace, asked: Mapping[str, str]) -> str:
    """Return what Slack would not take, in a sentence with its word; empty when all is well."""
    app = workspace.setup.distribution
    if app is None or asked["client_id"] != app.client_id:
        return "No app has this client id (invalid_client_id)."
    if asked["redirect_uri"] and not _is_ours(asked["redirect_uri"], app):
        return "The app’s manifest does not name that address (bad_redirect_uri)."
    if not asked["scope"]:
        return "The app asks for no scope (invalid_scope)."
    return ""


def _is_ours(uri: str, app: Distribution) -> bool:
    """Say whether an address is the one of the manifest, or below it."""
    return uri == app.redirect_url or uri.startswith(f"{app.redirect_url.rstrip('/')}/")


def _page(workspace: Workspace, asked: Mapping[str, str]) -> str:
    name = workspace.setup.team.name
    title = f"{BOT.real_name} asks to be let into {name}"
    scopes = [tag("li", tag("code", one)) for one in asked["scope"].split(",")]
    hidden = [tag("input", type="hidden", name=key, value=value) for key, value in asked.items()]
    form = tag(
        "form",
        *hidden,
        _button("allow", "Allow", "button primary"),
        _button("cancel", "Cancel", "button"),
        method="post",
    )
    who = tag("p", f"You are {SAM.real_name}, an owner of this workspace. It may then use:")
    main = tag("main", tag("h1", title), who, tag("ul", *scopes), form)
    body = tag("body", main, class_="notice")
    return f"<!doctype html>{tag('html', head(title), body, lang='en')}"


def _button(decision: str, label: str, looks: str) -> str:
    return tag("button", label, name="decision", value=decision, class_=looks)


PATH: Final = "/oauth/v2/authorize"
ROUTES: Final = [
    Route(PATH, ask, methods=["GET"], middleware=[Middleware(Guarded)]),
    Route(PATH, decide, methods=["POST"], middleware=[Middleware(Guarded)]),
]
