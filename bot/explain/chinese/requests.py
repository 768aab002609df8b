"""60xxx: the request itself, before anything of rooms is looked at."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.chinese.phrases import (
    ASK_SETTINGS,
    COMPARE_ADMIN,
    REPORT,
    SOON,
    SUPPORT,
    TELL_ADMIN,
)
from bot.explain.prose import Prose

_settings = partial(Prose, remedy=ASK_SETTINGS)
_bug = partial(Prose, remedy=TELL_ADMIN, admin=REPORT)
_wait = partial(Prose, remedy=SOON, admin=SUPPORT)

REQUESTS: Final[Mapping[int, Prose]] = {
    60002: _settings(
        title="房间服务无法识别请求地址",
        cause="请求的网址格式不符合要求，因此没有执行任何操作。",
        admin="请确认 TRTC_BASE_URL 只写到主机名为止；如果确实如此，请作为缺陷反馈。",
    ),
    60003: _bug(
        title="房间服务无法解析机器人发送的内容",
        cause="请求体不是有效的 JSON。这是机器人或代理的问题，与您输入的内容无关。",
    ),
    60004: _settings(
        title="房间服务拒绝了机器人的登录",
        cause="机器人使用的账号或签名有误。",
        admin=COMPARE_ADMIN,
    ),
    60005: _settings(
        title="机器人的账号与签名未通过验证",
        cause="房间服务无法把该账号与它的签名对应起来。",
        admin=COMPARE_ADMIN,
    ),
    60006: _settings(
        title="房间服务不接受这个 SDKAppID",
        cause="这个 SDKAppID 在请求发往的地址无效。地域设置错误时也会出现同样的情况。",
        admin="请核对 TRTC_SDK_APP_ID 与控制台是否一致，并把 TRTC_REGION 设为该应用所在的地域。",
    ),
    60007: _wait(
        title="这类请求过于频繁",
        cause="一秒内发出的这类请求超过了房间服务允许的次数。",
        remedy="请等待几秒后重试。",
        admin="如果有其他程序使用同一个应用，请调低 TRTC_RATE。",
    ),
    60008: _wait(
        title="房间服务处理超时",
        cause="房间服务在内部系统完成处理之前放弃了这次请求。",
    ),
    60009: _settings(
        title="房间服务不认识这个请求",
        cause="该地址不提供这个路径或名称的接口。",
        admin="请确认 TRTC_BASE_URL 是房间服务的主机，后面没有其他内容。",
    ),
    60010: _settings(
        title="机器人不是该应用的管理员",
        cause="这类请求必须由应用管理员发出，而机器人使用的账号不是管理员。",
        admin="请把 TRTC_ADMIN 设为控制台中列为该应用管理员的账号。",
    ),
    60011: _wait(
        title="该应用的请求过多",
        cause="该应用的所有程序加在一起，超过了房间服务允许的请求频率。",
        remedy="请等待几秒后重试。",
        admin="请调低 TRTC_RATE，或降低该应用其他程序的请求频率。",
    ),
    60012: _settings(
        title="请求没有指明应用",
        cause="请求地址中缺少 SDKAppID。",
        admin="请设置 TRTC_SDK_APP_ID 并重新启动机器人；如果已经设置，请作为缺陷反馈。",
    ),
    60013: _wait(
        title="房间服务内部的一次应答有误",
        cause="房间服务内部的一次应答不是有效的 JSON。与您输入的内容无关。",
    ),
    60014: _wait(
        title="房间服务查询账号超时",
        cause="房间服务在查询账号时超时，请求没有继续执行。",
    ),
    60015: _bug(
        title="机器人发送的账号格式有误",
        cause="账号应当是文本，机器人却发送了其他内容。与您输入的内容无关。",
    ),
    60016: Prose(
        title="该应用已被停用",
        cause="房间服务停用了机器人使用的 SDKAppID。",
        remedy="请联系管理员重新启用该应用。",
        admin="请在控制台查看应用被停用的原因，或在控制台提交工单。",
    ),
    60017: Prose(
        title="房间服务禁用了这个请求",
        cause="该应用不能再使用这类请求。",
        remedy="请联系管理员重新开通。",
        admin="请在控制台提交工单，询问该请求被禁用的原因。",
    ),
    60018: _wait(
        title="同时发出的请求过多",
        cause="请求到达的速度超过了房间服务的处理速度。",
        remedy="请等待几秒后重试。",
        admin="如果反复出现，请调低 TRTC_RATE。",
    ),
    60019: _wait(
        title="房间服务要求减少请求",
        cause="暂时超过了房间服务对频繁请求的限制。",
        remedy="请等待几秒后重试。",
        admin="如果反复出现，请调低 TRTC_RATE。",
    ),
    60020: Prose(
        title="套餐未开通或已过期",
        cause="该应用没有生效的套餐。新购买的套餐大约五分钟后生效。",
        remedy="请联系管理员开通套餐，五分钟后再重试。",
        admin="请在控制台为该应用购买、续费或开通套餐。",
    ),
    60021: Prose(
        title="机器人的 IP 地址不在允许范围内",
        cause="控制台限定了可以发出请求的地址，机器人的地址不在其中。",
        remedy="请联系管理员添加机器人的地址。",
        admin="请在控制台的白名单中添加机器人的出口 IP 地址。",
    ),
}
