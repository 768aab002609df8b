"""How we are let in: with one token from the settings, or by whoever installs the app."""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from functools import partial
from typing import Any, Final
from urllib.parse import urljoin

from slack_sdk.web.async_client import AsyncWebClient

from bot.ports import Clock, Store
from bot.slack.identity import Identity, find_out
from bot.slack.workspaces.clients import Clients, ManyClients, OneClient
from bot.slack.workspaces.flow import InstallFlow
from bot.slack.workspaces.renewal import App, Renewal
from bot.slack.workspaces.scopes import NEEDED, OPTIONAL

UNINSTALLED: Final = "app_uninstalled"
REVOKED: Final = "tokens_revoked"
TAKEN_AWAY: Final = "team_access_revoked"  # by an organisation, from some of its workspaces


@dataclass(frozen=True, slots=True)
class Entry:
    """What differs between one workspace and many.

    Attributes:
        clients: Speak in each workspace.
        upkeep: Runs beside everything else.
        farewells: The events that say that a workspace took the app off.
        flow: The pages by which it is installed; None where a token is given.
    """

    clients: Clients
    upkeep: Callable[[], Coroutine[Any, Any, None]]
    farewells: frozenset[str]
    flow: InstallFlow | None = None


def with_one_token(client: AsyncWebClient, store: Store, clock: Clock) -> Entry:
    """Let in with that client's token. A revoked one is the operator's to replace: it is kept."""
    identity = Identity()
    return Entry(
        OneClient(client, identity),
        partial(find_out, client, identity, store.installations, clock),
        frozenset({UNINSTALLED}),
    )


def by_installation(
    app: App, api_url: str, open_client: Callable[[str], AsyncWebClient], store: Store, clock: Clock
) -> Entry:
    """Let in by whoever installs the app.

    Args:
        app: Who asks.
        api_url: Base of the Web API; Slack asks the admin on the same host.
        open_client: Makes the client of a token.
        store: Where tokens are kept.
        clock: When they end.
    """
    renewal = Renewal(app, store.grants, clock)
    flow = InstallFlow(
        app,
        authorize_url=urljoin(api_url, "/oauth/v2/authorize"),
        scopes=sorted({*NEEDED, *OPTIONAL}),
        grants=store.grants,
        states=store.states,
        clock=clock,
    )
    clients = ManyClients(store.grants, renewal, open_client, clock)
    return Entry(clients, renewal.upkeep, frozenset({UNINSTALLED, REVOKED, TAKEN_AWAY}), flow)
