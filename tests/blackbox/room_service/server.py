"""The strict room service on a socket: what every call must have, the rooms, the faults."""

import asyncio
import itertools
import json
import time
import uuid
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final

from aiohttp import web

from tests.blackbox.news import News
from tests.blackbox.room_service.ledger import Call, Ledger
from tests.blackbox.room_service.rooms import Outcome, Rooms
from tests.blackbox.room_service.script import Fault, How, Script
from tests.blackbox.room_service.usersig import Application, refusal

PARAMETERS: Final = frozenset({"sdkappid", "identifier", "usersig", "random", "contenttype"})
COMMON_CODES = range(60000, 80000)  # decided before a call reaches the rooms (page 000)
RANDOM_MAX = 2**32 - 1  # every create page
LATEST_ANSWER_S = 60.0

Answering = Callable[[web.Request, Call, Fault], Awaitable[web.StreamResponse]]


class RoomService:
    """A room service for one application.

    Args:
        application: Whose UserSigs are good.
        news: Rung after every call.
        generation: Which document of live create_room is in force.
    """

    def __init__(
        self, application: Application, news: News, *, generation: str = "templates"
    ) -> None:
        self.application = application
        self.ledger = Ledger()
        self.script = Script()
        self.rooms = Rooms(generation, application.admin, self.ledger)
        self.released = asyncio.Event()
        self._news = news
        self._numbers = itertools.count(52720)
        self._runner: web.AppRunner | None = None
        self._port = 0
        self._answering: Mapping[How, Answering] = {
            How.CODE: self._with_code,
            How.SLOW: self._slowly,
            How.HTML: self._with_html,
            How.DROP_BEFORE: self._drop,
            How.DROP_AFTER: self._do_and_drop,
            How.SILENCE: self._in_silence,
            How.HOLD: self._do_and_hold,
        }

    @property
    def url(self) -> str:
        """Return where it listens, or listened last."""
        return f"http://127.0.0.1:{self._port}"

    async def start(self) -> None:
        """Listen: on the port of the last time, if there was one."""
        app = web.Application(client_max_size=2**24)
        app.router.add_route("*", "/{tail:.*}", self._on_call)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, reuse_address=True)
        await site.start()
        self._port = self._runner.addresses[0][1]

    async def stop(self) -> None:
        """Refuse connections from now on, and cut those that stand."""
        self.released.set()
        if self._runner is not None:
            await self._runner.cleanup()
        self._runner = None
        self.released.clear()

    async def _on_call(self, request: web.Request) -> web.StreamResponse:
        call = await _read(request)
        self.ledger.calls.append(call)
        self._inspect(request, call)
        fault = self.script.fault_for(call)
        answered = self._answering[fault.how](request, call, fault) if fault else self._well(call)
        response = await answered
        await self._news.ring()
        return response

    def _inspect(self, request: web.Request, call: Call) -> None:
        """Write down whatever is wrong with `call`, whether or not it will be answered well."""
        sentences = _ill_formed(request, call)
        if code := self._not_authentic(call):
            sentences.append(f"deserves {code}")
        if self.rooms.command(call) is None:
            sentences.append(f"no document knows {call.path}")
        self.rooms.accuse(call, sentences)
        if call.command == "create_room":
            self.rooms.inspect(call)

    async def _well(self, call: Call) -> web.Response:
        return self._answer(call, self._judge(call))

    def _judge(self, call: Call) -> Outcome:
        """Return the outcome of `call` when nothing was told to go wrong."""
        if code := self._not_authentic(call):
            return code, "signature or account refused", {}
        command = self.rooms.command(call)
        return command(call) if command else (60009, "wrong resource", {})

    def _not_authentic(self, call: Call) -> int:
        query = call.query
        if query.get("sdkappid") != str(self.application.sdkappid):
            return 60006 if "sdkappid" in query else 60012
        usersig, identifier = query.get("usersig", ""), query.get("identifier", "")
        return refusal(usersig, identifier, self.application, now=_now())

    def _answer(self, call: Call, outcome: Outcome) -> web.Response:
        """Write the envelope of fact sheet 1.2; the status is 200 whatever happened."""
        code, info, more = outcome
        call.answer = {
            "ActionStatus": "FAIL" if code else "OK",
            "ErrorInfo": info,
            "ErrorCode": code,
            "RequestId": f"Id-{uuid.uuid4().hex}-O-Seq-{next(self._numbers)}",
            **more,
        }
        return web.json_response(dict(call.answer))

    async def _with_code(self, _: web.Request, call: Call, fault: Fault) -> web.Response:
        if fault.code in COMMON_CODES:
            self.rooms.forget_try(call)
        if fault.code == 100010:
            self.rooms.keep(call)
        return self._answer(call, (fault.code, fault.info or f"told to say {fault.code}", {}))

    async def _slowly(self, _: web.Request, call: Call, fault: Fault) -> web.Response:
        outcome = self._judge(call)
        await self._wait(fault.seconds)
        return self._answer(call, outcome)

    async def _with_html(self, _: web.Request, _call: Call, _fault: Fault) -> web.Response:
        page = "<html><body><h1>502 Bad Gateway</h1><hr>nginx</body></html>"
        return web.Response(status=502, text=page, content_type="text/html")

    async def _drop(self, request: web.Request, _call: Call, _fault: Fault) -> web.Response:
        if request.transport is not None:
            request.transport.abort()
        return web.Response()

    async def _do_and_drop(self, request: web.Request, call: Call, fault: Fault) -> web.Response:
        self._judge(call)
        return await self._drop(request, call, fault)

    async def _in_silence(self, request: web.Request, call: Call, fault: Fault) -> web.Response:
        await self._wait(fault.seconds)
        return await self._drop(request, call, fault)

    async def _do_and_hold(self, _: web.Request, call: Call, _fault: Fault) -> web.Response:
        outcome = self._judge(call)
        await self._news.ring()
        await self._wait(LATEST_ANSWER_S)
        return self._answer(call, outcome)

    async def _wait(self, seconds: float) -> None:
        """Wait for `seconds`, or less when answers are released."""
        try:
            async with asyncio.timeout(seconds):
                await self.released.wait()
        except TimeoutError:
            return


async def _read(request: web.Request) -> Call:
    raw = await request.read()
    try:
        body = json.loads(raw)
    except ValueError:
        body = {"not JSON": raw.decode(errors="replace")}
    at = asyncio.get_running_loop().time()
    shaped = body if isinstance(body, dict) else {"not an object": body}
    return Call(at, request.path, dict(request.query), shaped)


def _ill_formed(request: web.Request, call: Call) -> list[str]:
    """Return what is wrong with the request around its body (fact sheet 2.2)."""
    random = call.query.get("random", "")
    lengths = {name: len(request.query.getall(name)) for name in request.query}
    checks: dict[str, Any] = {
        "the method is not POST": request.method != "POST",
        "the body is no JSON object": bool({"not JSON", "not an object"} & set(call.body)),
        f"the query has {sorted(call.query)}": set(call.query) != PARAMETERS,
        "a parameter comes twice": any(length > 1 for length in lengths.values()),
        "contenttype is not json": call.query.get("contenttype") != "json",
        f"random is {random!r}": not (random.isascii() and random.isdigit())
        or int(random) > RANDOM_MAX,
    }
    return [sentence for sentence, holds in checks.items() if holds]


def _now() -> int:
    return int(time.time())  # noqa: TID251 - UserSigs are dated by the real clock
