"""70102 to 72001, and 40xxx: accounts and their profiles."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.chinese.phrases import (
    ASK_SETTINGS,
    IMPORT_ACCOUNT,
    LIST_ADMIN,
    NOTHING,
    REPORT,
    SOON,
    SUPPORT,
    TELL_ADMIN,
    TYPE_ACCOUNT,
)
from bot.explain.prose import Prose

_wait = partial(Prose, remedy=SOON, admin=SUPPORT)
_bug = partial(Prose, remedy=TELL_ADMIN, admin=REPORT)
_name = partial(Prose, admin=NOTHING)

ACCOUNTS: Final[Mapping[int, Prose]] = {
    70102: Prose(
        title="该账号已经存在",
        cause="该账号之前已经导入，效果是一样的。",
        remedy="请视为操作已成功，继续即可。",
        admin=NOTHING,
    ),
    70107: Prose(
        title="房间服务没有这个账号",
        cause="该账号从未导入，或者后来被删除。",
        remedy=TYPE_ACCOUNT,
        admin=IMPORT_ACCOUNT,
    ),
    70114: Prose(
        title="该账号因安全原因被拒绝",
        cause="房间服务对该账号做了限制，没有说明更多原因。",
        remedy="请联系管理员，或用 `/room link <account>` 换一个账号。",
        admin="请向房间服务的技术支持询问原因，并附上请求 ID。",
    ),
    70169: _wait(
        title="账号服务响应超时",
        cause="房间服务的账号系统没有及时应答。与您输入的内容无关。",
    ),
    70202: _wait(
        title="账号服务处理超时",
        cause="房间服务的账号系统中有一步没有及时完成。通常稍后就能恢复。",
    ),
    70206: _bug(
        title="一次请求中的账号数量有误",
        cause="一次请求可以包含 1 到 100 个账号，机器人发送的数量不在此范围内。",
    ),
    70398: Prose(
        title="账号数量已达套餐上限",
        cause="套餐限制了账号的数量；体验版的上限是 100 个。",
        remedy="请联系管理员腾出名额，然后重试。",
        admin="请升级套餐，或在控制台删除没有人使用的账号。",
    ),
    70402: Prose(
        title="账号不符合规则",
        cause="账号为 1 到 32 个字节，由英文字母、数字和符号组成；这个账号不符合。",
        remedy="请用 `/room link <account>` 选择一个符合规则的账号。",
        admin="如果很多人遇到此问题，请检查 TRTC_ACCOUNT_RULE。",
    ),
    70403: Prose(
        title="机器人无权管理账号",
        cause="只有应用管理员可以管理账号，而机器人使用的账号不是管理员。",
        remedy=ASK_SETTINGS,
        admin=LIST_ADMIN,
    ),
    70500: _wait(
        title="账号服务发生内部错误",
        cause="内部错误使房间服务无法处理该账号。",
    ),
    72001: Prose(
        title="未开通用户状态功能",
        cause="请求查询用户是否在线，而该应用没有开通此功能。",
        remedy="请联系管理员开通用户状态功能。",
        admin="请在控制台为该应用开通用户状态功能。",
    ),
    40001: _bug(
        title="账号资料未被接受",
        cause="资料中有一部分无效；房间服务的原文会指明是哪一部分。",
    ),
    40002: _bug(
        title="资料请求没有指明账号",
        cause="请求必须说明是哪个账号的资料，而这次没有说明。",
    ),
    40003: Prose(
        title="没有该资料对应的账号",
        cause="资料所属的账号尚未导入。",
        remedy=TYPE_ACCOUNT,
        admin="如果机器人无法导入，请在控制台导入该账号。",
    ),
    40004: Prose(
        title="机器人无权处理账号资料",
        cause="只有应用管理员可以处理资料，而机器人使用的账号不是管理员。",
        remedy=ASK_SETTINGS,
        admin=LIST_ADMIN,
    ),
    40005: _name(
        title="资料中含有不允许的词语",
        cause="房间服务把资料的一部分判定为敏感内容，最常见的是显示名称。",
        remedy="请在 Slack 中修改您的显示名称，然后重试。",
    ),
    40006: _wait(
        title="资料服务发生内部错误",
        cause="内部错误使房间服务无法处理账号资料。",
    ),
    40601: _name(
        title="账号资料过长",
        cause="资料的每个字段最多 500 个字节，其中有一个字段超出。",
        remedy="请在 Slack 中缩短您的显示名称，然后重试。",
    ),
    40605: _bug(
        title="有一个资料字段未被接受",
        cause="资料中有房间服务不认识的字段，或字段的取值不被认识。",
    ),
    40610: _bug(
        title="资料字段的类型有误",
        cause="资料的某个字段不是应有的文本或数字。",
    ),
}
