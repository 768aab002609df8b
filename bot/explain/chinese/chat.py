"""80xxx and 100xx: what the chat service below the rooms says of texts and groups."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.chinese.phrases import FREE_ID, NOTHING, TAKE_ANOTHER_ID
from bot.explain.prose import Prose

_yours = partial(Prose, admin=NOTHING)
_taken = partial(Prose, remedy=TAKE_ANOTHER_ID, admin=FREE_ID)

CHAT: Final[Mapping[int, Prose]] = {
    80001: _yours(
        title="文字未通过内容检查",
        cause="聊天服务发现其中含有不允许的词语。",
        remedy="请修改措辞，然后重试。",
    ),
    80002: _yours(
        title="文字过长",
        cause="聊天服务一次最多接受 12 KB。",
        remedy="请缩短文字，然后重试。",
    ),
    80004: _yours(
        title="内容未被放行",
        cause="聊天服务的检查拦截了该内容：可能含有违禁词，也可能过大。",
        remedy="请修改或缩短文字，然后重试。",
    ),
    10007: Prose(
        title="群组不允许这样做",
        cause="发出请求的账号在该群组中没有这项权限。",
        remedy="请让群主来操作。",
        admin="请在控制台查看该群组属于谁。",
    ),
    10010: _yours(
        title="没有这个群组",
        cause="该群组从未创建，或已被解散。",
        remedy="请检查群组 ID，或用 `/room now` 新建房间。",
    ),
    10015: _yours(
        title="群组 ID 无效",
        cause="该 ID 的格式不被聊天服务接受。",
        remedy="请用字母、数字和短横线组成 ID，例如 `/room now … id my-room`。",
    ),
    10021: _taken(
        title="这个 ID 被他人的群组占用",
        cause="同一应用中，另一位群主的群组正在使用这个 ID。",
    ),
    10025: _taken(
        title="这个 ID 被房主自己的群组占用",
        cause="同一位房主之前创建的群组正在使用这个 ID。",
    ),
}
