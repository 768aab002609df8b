"""Words by the room service's own text, for codes that have more than one reason."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.chinese.phrases import IMPORT_ACCOUNT, NOTHING, TYPE_ACCOUNT
from bot.explain.prose import Prose

_yours = partial(Prose, admin=NOTHING)
_LARGER: Final = "如果需要这种规模的房间，请在控制台升级套餐。"
_TOO_LARGE: Final = Prose(
    title="房间规模超过套餐上限",
    cause="请求的人数超过了该应用的套餐允许的单个房间人数。",
    remedy="请减小人数上限后创建房间，例如 `/room now … cap 20`。",
    admin=_LARGER,
)

_REFUSED_DETAILS: Final[Mapping[str, Prose]] = {
    "invalid owner account": Prose(
        title="房间服务没有房主的账号",
        cause="房主的账号从未导入，或者后来被删除。",
        remedy=TYPE_ACCOUNT,
        admin=IMPORT_ACCOUNT,
    ),
    "not support seat, please update your pay package on the console": Prose(
        title="套餐不含麦位",
        cause="请求的房间带有麦位，而该应用的套餐不包含麦位。",
        remedy="请创建不带麦位的房间，或联系管理员开通包含麦位的套餐。",
        admin="如果房间需要麦位，请在控制台升级套餐。",
    ),
    "the length of room name must be less than": _yours(
        title="房间名称过长",
        cause="名称最多 100 个字节；一个汉字通常占三个字节。",
        remedy="请缩短名称，然后重试。",
    ),
    "the length of room id must be less than": _yours(
        title="房间 ID 过长",
        cause="ID 最多 48 个字节。",
        remedy="请选择较短的 ID，例如 `/room now … id my-room`。",
    ),
    "group id is not printable": _yours(
        title="房间 ID 含有不允许的字符",
        cause="ID 由英文字母、数字、短横线和下划线组成。",
        remedy="请用这些字符组成 ID，例如 `/room now … id my-room`。",
    ),
}

_LIMITS_REACHED: Final[Mapping[str, Prose]] = {
    "the number of members in this room has reached the max limit of the payment": Prose(
        title="房间人数已达套餐上限",
        cause="房间内的人数已达到该应用的套餐允许的单个房间人数。",
        remedy="请让某位成员离开，或联系管理员升级套餐。",
        admin=_LARGER,
    ),
    "the max member count exceeds the limit of payment": _TOO_LARGE,
    "the max member count exceeds the max limit of payment": _TOO_LARGE,
    "the number of current room exceeds the maximum limit": Prose(
        title="房间数量已达套餐上限",
        cause="目前的房间数量已达到该应用的套餐允许的上限。",
        remedy="请用 `/room end <id>` 结束没有人使用的房间，然后重试。",
        admin="请结束没有人使用的房间，或在控制台升级套餐。",
    ),
}

TEXTS: Final[Mapping[int, Mapping[str, Prose]]] = {
    100002: _REFUSED_DETAILS,
    101011: _LIMITS_REACHED,
}
