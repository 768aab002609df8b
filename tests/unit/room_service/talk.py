"""A caller of the local room service, written from the documents: it shares no code with it."""

import base64
import hashlib
import hmac
import json
import zlib
from dataclasses import dataclass
from typing import Any

import httpx

from bot.room_service.credentials import Credentials

NOW = 1_767_250_000.0
"""1 January 2026, 06:46:40 UTC."""

APP = Credentials(20001234, "0123456789abcdef" * 4)

CONFERENCE = "room_engine_http_srv"
LIVE = "live_engine_http_srv"
ACCOUNTS = "im_open_login_svc"
MIC = "room_engine_http_mic"


@dataclass
class StoppedClock:
    """A clock that moves only when it is pushed."""

    now: float = NOW

    def __call__(self) -> float:
        return self.now

    def push(self, seconds: float) -> None:
        self.now += seconds


def signed(identifier: str, app: Credentials = APP, *, time: int = int(NOW), **odd: object) -> str:
    """Sign as section 3.1 of the fact sheet says; `odd` replaces fields after the signature."""
    fields: dict[str, Any] = {
        "TLS.identifier": identifier,
        "TLS.sdkappid": app.sdk_app_id,
        "TLS.time": time,
        "TLS.expire": 180 * 24 * 3600,
    }
    text = "".join(f"{name}:{value}\n" for name, value in fields.items())
    mac = hmac.new(app.secret_key.encode(), text.encode(), hashlib.sha256).digest()
    fields |= {"TLS.ver": "2.0", "TLS.sig": base64.b64encode(mac).decode()}
    fields |= {f"TLS.{name}": value for name, value in odd.items()}
    return packed(json.dumps(fields).encode())


def packed(raw: bytes) -> str:
    """Put the JSON of a signature into the form that travels."""
    plain = base64.b64encode(zlib.compress(raw)).decode()
    return plain.translate(str.maketrans("+/=", "*-_"))


def a_query(**changes: str) -> dict[str, str]:
    """Return a good query; a name given as "" is left out."""
    good = {
        "sdkappid": str(APP.sdk_app_id),
        "identifier": APP.admin,
        "usersig": signed(APP.admin),
        "random": "99999999",
        "contenttype": "json",
    }
    return {name: value for name, value in (good | changes).items() if value}


@dataclass
class Caller:
    """Calls commands and the control API over `http`."""

    http: httpx.AsyncClient

    async def ask(self, command: str, body: object, **query: str) -> dict[str, Any]:
        """Call a command such as `room_engine_http_srv/create_room`; return its answer."""
        response = await self.http.post(f"/v4/{command}", params=a_query(**query), json=body)
        assert response.status_code == 200
        answer: dict[str, Any] = response.json()
        return answer

    async def code(self, command: str, body: object, **query: str) -> int:
        """Call a command; return the ErrorCode."""
        return int((await self.ask(command, body, **query))["ErrorCode"])

    async def create(self, room_id: str = "standup-42", /, **info: object) -> dict[str, Any]:
        """Create a conference room."""
        room = {"RoomId": room_id, "RoomType": "Conference", **info}
        return await self.ask(f"{CONFERENCE}/create_room", {"RoomInfo": room})

    async def create_live(self, room_id: str = "live_ops1", /, **info: object) -> dict[str, Any]:
        """Create a live room."""
        room = {"RoomId": room_id, "RoomType": "Live", **info}
        return await self.ask(f"{LIVE}/create_room", {"RoomInfo": room})

    async def info(self, room_id: str = "standup-42", service: str = CONFERENCE) -> dict[str, Any]:
        """Return the RoomInfo of a room that must exist."""
        answer = await self.ask(f"{service}/get_room_info", {"RoomId": room_id})
        room: dict[str, Any] = answer["Response"]["RoomInfo"]
        return room

    async def import_account(self, user_id: str) -> None:
        """Import an account."""
        answer = await self.ask(f"{ACCOUNTS}/account_import", {"UserID": user_id})
        assert answer["ErrorCode"] == 0

    async def move(self, room_id: str, **act: object) -> None:
        """Let people do something: `enter`, `leave`, `lose`, `recover` or `count`."""
        response = await self.http.post("/control/members", json={"RoomId": room_id, **act})
        assert response.status_code == 200, response.text

    async def inside(self, room_id: str) -> list[str]:
        """Return who is in a room that must exist."""
        [room] = [room for room in (await self.state())["rooms"] if room["RoomId"] == room_id]
        return [member["Member_Account"] for member in room["members"]]

    async def switch(self, **switches: object) -> None:
        """Set switches."""
        response = await self.http.post("/control/switches", json=switches)
        assert response.status_code == 200

    async def fault(self, kind: str, /, **fields: object) -> None:
        """Let something go wrong."""
        response = await self.http.post("/control/faults", json={"kind": kind, **fields})
        assert response.status_code == 200

    async def state(self) -> dict[str, Any]:
        """Return what the control API shows."""
        shown: dict[str, Any] = (await self.http.get("/control/state")).json()
        return shown
