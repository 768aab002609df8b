"""No usable answer from the room service: why, and what the call may have done all the same.

Its law: a fault of the network is never told as one of settings that say who we are.
"""

from collections.abc import Mapping
from typing import Final, NamedTuple

from bot.errors import Fault
from bot.explain.catalogue import Effect
from bot.explain.prose import Prose


class _Why(NamedTuple):
    title: str
    cause: str
    admin: str


class _Outcome(NamedTuple):
    cause: str
    remedy: str


_WHY: Final[Mapping[Fault, _Why]] = {
    Fault.REFUSED_CONNECTION: _Why(
        title="无法连接房间服务",
        cause="网络未能建立与房间服务的连接。",
        admin="请检查机器人能否访问外网，并检查 TRTC_REGION 或 TRTC_BASE_URL。",
    ),
    Fault.TIMED_OUT: _Why(
        title="房间服务没有及时应答",
        cause="请求已经发出，但网络没有及时带回应答。",
        admin="请检查从机器人所在的机器访问房间服务的速度。",
    ),
    Fault.DROPPED: _Why(
        title="与房间服务的连接中断",
        cause="网络连接在收到应答之前断开了。",
        admin="请检查是否有代理或防火墙过早断开连接。",
    ),
    Fault.NOT_JSON: _Why(
        title="收到的应答不是来自房间服务",
        cause="收到的不是房间服务的应答，而是来自中间的某个网络设备，例如代理的页面。",
        admin="请检查机器人与房间服务之间是否有代理；如果设置了 TRTC_BASE_URL，请检查它。",
    ),
}

_OUTCOMES: Final[Mapping[Effect, _Outcome]] = {
    Effect.NOTHING: _Outcome(
        cause="没有创建或更改任何房间。",
        remedy="请稍后重试。",
    ),
    Effect.ROOM_MAY_EXIST: _Outcome(
        cause="房间仍有可能已经创建。",
        remedy="请点击“检查并重试”：机器人会先查找该房间，找不到才会创建。",
    ),
    Effect.MAY_HAVE_CHANGED: _Outcome(
        cause="请求的操作仍有可能已经完成。",
        remedy="请点击“检查并重试”：重复操作不会造成影响。",
    ),
}


def _prose(why: _Why, outcome: _Outcome) -> Prose:
    return Prose(why.title, f"{why.cause}{outcome.cause}", outcome.remedy, why.admin)


NETWORK: Final[Mapping[Effect, Mapping[Fault, Prose]]] = {
    effect: {fault: _prose(why, outcome) for fault, why in _WHY.items()}
    for effect, outcome in _OUTCOMES.items()
}
