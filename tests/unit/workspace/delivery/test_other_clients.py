"""More clients that are not ours: Bolt without `async`, every Socket Mode client of Slack's."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from wsgiref.simple_server import WSGIRequestHandler, make_server

from slack_bolt.adapter.socket_mode.builtin import SocketModeHandler
from slack_bolt.adapter.socket_mode.websockets import AsyncSocketModeHandler
from slack_bolt.adapter.wsgi import SlackRequestHandler

from tests.unit.workspace.delivery.played import Hello, Played, SyncHello, play


class Quiet(WSGIRequestHandler):
    """Writes no log."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def wsgi_served(hello: SyncHello) -> Iterator[int]:
    """Serve an app in a thread and yield its port."""
    server = make_server("127.0.0.1", 0, SlackRequestHandler(hello.app), handler_class=Quiet)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


async def test_bolt_without_async_runs_over_http(played: Played) -> None:
    hello = await asyncio.to_thread(SyncHello, played.sync_client(), played.workspace.setup)

    with wsgi_served(hello) as port:
        played.workspace.events_url = f"http://127.0.0.1:{port}/slack/events"
        await play(played)

    assert list(played.workspace.refusals) == []


async def test_bolt_answers_the_challenge(played: Played) -> None:
    hello = await asyncio.to_thread(SyncHello, played.sync_client(), played.workspace.setup)

    with wsgi_served(hello) as port:
        url = f"http://127.0.0.1:{port}/slack/events"
        told = await played.http.put("/control/events-url", json={"url": url})

    assert (told.status_code, played.workspace.events_url) == (200, url)


async def test_bolt_without_async_runs_over_socket_mode(played: Played) -> None:
    setup = played.workspace.setup
    hello = await asyncio.to_thread(SyncHello, played.sync_client(), setup)
    client = played.sync_client(setup.app_token)
    handler = SocketModeHandler(hello.app, setup.app_token, web_client=client)
    await asyncio.to_thread(handler.connect)

    await play(played)

    await asyncio.to_thread(handler.close)
    assert list(played.workspace.refusals) == []


async def test_a_socket_of_the_websockets_library_serves_too(played: Played) -> None:
    setup = played.workspace.setup
    hello = Hello(played.client(), setup)
    client = played.client(setup.app_token)
    handler = AsyncSocketModeHandler(hello.app, setup.app_token, web_client=client)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # Bolt leaves it untyped

    await play(played)

    await handler.close_async()  # type: ignore[no-untyped-call]  # same
    assert list(played.workspace.refusals) == []
