"""What goes wrong on our side of the wire, and what has no entry of its own."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.chinese.phrases import NOTHING
from bot.explain.prose import Prose

_yours = partial(Prose, admin=NOTHING)

SUCCESS: Final = _yours(
    title="房间服务已完成请求的操作",
    cause="ErrorCode 为 0 表示成功。",
    remedy="请继续：没有需要处理的问题。",
)

UNKNOWN_CODE: Final = Prose(
    title="房间服务拒绝了请求，原因未知",
    cause="机器人所知的文档都没有这个错误码；如果房间服务有说明，会引用其原文。",
    remedy="请把此内容交给管理员；重复同样的请求不会有帮助。",
    admin="请把请求 ID 和错误码提供给房间服务的技术支持。",
)

BAD_INPUT: Final = _yours(
    title="有些内容不符合要求",
    cause="给出的内容违反了规则，因此没有执行任何操作。",
    remedy="请修改这里指出的内容，然后重新发送。",
)

NOT_ALLOWED: Final = _yours(
    title="您不能执行该操作",
    cause="只有房主、申请人和管理员可以执行该操作。",
    remedy="请让有权限的人来操作。",
)

NO_SUCH_ROOM: Final = _yours(
    title="没有符合条件的房间",
    cause="机器人没有找到使用这个 ID、短码或名称的房间。",
    remedy="请用 `/room list` 查找房间，或给出完整的 ID。",
)

SEVERAL_ROOMS: Final = _yours(
    title="有多个符合条件的房间",
    cause="机器人不会猜测您指的是哪一个。",
    remedy="请用下面列出的某个房间的 ID 重新输入命令。",
)

TOO_LATE: Final = Prose(
    title="房间尚未创建，预约时间就已结束",
    cause="机器人在此期间没有运行，而时间已过的房间不会再创建。",
    remedy="请点击“重试”，从现在开始使用房间。",
    admin="请在日志中查看机器人没有运行的原因。",
)

STORE_UNAVAILABLE: Final = Prose(
    title="机器人无法记录您的请求",
    cause="机器人的数据库没有及时响应，因此没有执行任何操作，您的请求未被受理。",
    remedy="请一分钟后重试。",
    admin="请检查 DATABASE_URL 指向的数据库是否正常运行，磁盘是否还有空间。",
)

BUG: Final = Prose(
    title="机器人内部出错",
    cause="这是机器人的缺陷。与您输入的内容无关。",
    remedy="请把这里显示的编号提供给管理员。",
    admin="请在机器人的日志中查找该编号，并把其中的内容作为缺陷反馈。",
)

WHO_MAY: Final[Mapping[str, str]] = {
    "Only who asked for this room, its owner and an admin of this workspace can do that.": (
        "只有申请该房间的人、房主和工作区管理员可以执行该操作。"
    ),
    "Only who asked for this series, its owner and an admin of this workspace can do that.": (
        "只有申请该系列预约的人、房主和工作区管理员可以执行该操作。"
    ),
    "Full members of this workspace can do that; guests cannot.": (
        "只有工作区的正式成员可以执行该操作，访客不可以。"
    ),
}
