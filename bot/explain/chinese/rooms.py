"""100001 to 100026, and 101011: rooms."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.chinese.phrases import (
    FREE_ID,
    NOTHING,
    REPORT,
    SOON,
    SUPPORT,
    TAKE_ANOTHER_ID,
)
from bot.explain.prose import Prose

_yours = partial(Prose, admin=NOTHING)

ROOMS: Final[Mapping[int, Prose]] = {
    100001: Prose(
        title="房间服务发生内部错误",
        cause="内部错误使房间服务无法完成操作。与您输入的内容无关。",
        remedy=SOON,
        admin=SUPPORT,
    ),
    100002: _yours(
        title="房间服务不接受其中一项内容",
        cause="请求中有一项不符合房间服务的规则；房间服务的原文会指明是哪一项。",
        remedy="请修改原文指明的那一项，然后重试。",
    ),
    100003: _yours(
        title="房间 ID 已被占用",
        cause="另一个房间正在使用这个 ID。",
        remedy=TAKE_ANOTHER_ID,
    ),
    100004: _yours(
        title="没有使用这个 ID 的房间",
        cause="该房间从未创建，或者已经结束。",
        remedy="请用 `/room list` 查找房间 ID，或用 `/room now` 新建房间。",
    ),
    100005: _yours(
        title="只有房间内的成员可以这样做",
        cause="发出请求的账号不是该房间的成员。",
        remedy="请先进入房间，然后重试。",
    ),
    100006: _yours(
        title="该房间不允许这样做",
        cause="该账号没有权限，或者把会议房间当成了直播间，或把直播间当成了会议房间。",
        remedy="请用 `/room info <id>` 查看房间的类型和房主。",
    ),
    100007: Prose(
        title="使用房间需要付费套餐",
        cause="该应用没有生效的、包含房间功能的套餐，或者账单尚未支付。",
        remedy="请联系管理员开通套餐，五分钟后再重试。",
        admin="请在控制台为该应用购买、续费或开通包含房间功能的套餐。",
    ),
    100008: Prose(
        title="房间已满",
        cause="房间内的人数已达到创建时设定的上限。",
        remedy="请让某位成员离开，或用 `/room now … cap 50` 创建更大的房间。",
        admin="如果套餐允许的最大房间仍然不够，请升级套餐。",
    ),
    100009: _yours(
        title="该成员的标签过多",
        cause="房间服务限制了每个房间成员的标签数量。",
        remedy="请先移除一个标签，再添加新的。",
    ),
    100010: _yours(
        title="房主已有使用这个 ID 的房间",
        cause="同一位房主之前用这个 ID 创建过房间，该房间可以直接使用。",
        remedy="请用 `/room info <id>` 查看并使用该房间，或使用下一个可用的 ID。",
    ),
    100011: Prose(
        title="房间 ID 被一个群组占用",
        cause="该应用有一个群组使用这个 ID，常常是之前测试时留下的。",
        remedy=TAKE_ANOTHER_ID,
        admin=FREE_ID,
    ),
    100012: Prose(
        title="这个房间 ID 刚刚被使用过",
        cause="房间服务规定，同一个 ID 一秒内只能创建一次。",
        remedy="请等待两秒后重试。",
        admin="请检查是否有其他程序在用相同的 ID 创建房间。",
    ),
    100013: Prose(
        title="超出套餐范围",
        cause="请求超出了该应用的套餐所包含的范围。",
        remedy="请联系管理员升级套餐，或缩小房间的规模。",
        admin="请在控制台对照套餐的限额与大家的需求。",
    ),
    100015: Prose(
        title="房间类型无效",
        cause="房间只能是会议房间或直播间，请求中写的是其他类型。",
        remedy="请用 `/room now`、`/room live` 或 `/room voice` 创建房间。",
        admin=REPORT,
    ),
    100016: _yours(
        title="该成员被禁止进入房间",
        cause="房间的管理者封禁了该账号，封禁仍然有效。",
        remedy="请联系房主解除封禁。",
    ),
    100017: _yours(
        title="该成员在房间内被禁言",
        cause="房间的管理者对该账号禁言，禁言仍然有效。",
        remedy="请联系房主解除禁言。",
    ),
    100018: _yours(
        title="进入房间需要密码",
        cause="房间创建时设置了密码，而请求中没有提供。",
        remedy="请向房主索取密码。",
    ),
    100019: _yours(
        title="房间密码错误",
        cause="提供的密码与创建房间时设置的不一致。",
        remedy="请与房主核对密码，然后重试。",
    ),
    100020: _yours(
        title="房间的管理员过多",
        cause="房间服务限制了每个房间的管理员人数。",
        remedy="请先移除一位管理员，再添加新的。",
    ),
    100026: _yours(
        title="房间的文字内容不被允许",
        cause="房间名称或其他文字中含有被房间服务判定为敏感的词语。",
        remedy="请修改房间名称和其他文字，然后重试。",
    ),
    101011: Prose(
        title="已达到套餐上限",
        cause="套餐限制了房间的数量，以及每个房间的人数。",
        remedy="请联系管理员提高上限，或用 `/room end <id>` 结束没有人使用的房间。",
        admin="请在控制台升级套餐，或结束没有人使用的房间。",
    ),
}
