"""70001 to 70052 and 70346: the UserSig that the bot signs its calls with."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.chinese.phrases import ASK_SETTINGS
from bot.explain.prose import Prose

_signature = partial(Prose, remedy=ASK_SETTINGS)

SIGNATURES: Final[Mapping[int, Prose]] = {
    70001: _signature(
        title="机器人的签名到达时已过期",
        cause="签名到达时已经超过有效期。机器人会自行更新签名，所以很可能是机器人所在机器的时钟不准。",
        admin="请用 NTP 校准机器的时钟，然后重新启动机器人。",
    ),
    70002: _signature(
        title="机器人的签名为空",
        cause="请求到达房间服务时没有携带签名。",
        admin="请设置 TRTC_SECRET_KEY，并检查是否有代理删掉了网址的一部分。",
    ),
    70003: _signature(
        title="无法读取机器人的签名",
        cause="签名在途中被截断或改动，例如经过了会改写网址的代理。",
        admin="请检查是否有代理改动网址参数，并确认 TRTC_SECRET_KEY 没有缺少字符。",
    ),
    70005: _signature(
        title="机器人的签名未通过校验",
        cause="房间服务发现该签名与这次请求不符。",
        admin="请从控制台重新复制密钥到 TRTC_SECRET_KEY，并核对 TRTC_SDK_APP_ID。",
    ),
    70009: _signature(
        title="机器人的密钥不属于该应用",
        cause="签名使用的密钥与这个 SDKAppID 的密钥不同。",
        admin="请在控制台打开 TRTC_SDK_APP_ID 对应的应用，把它的密钥复制到 TRTC_SECRET_KEY。",
    ),
    70013: _signature(
        title="签名属于另一个账号",
        cause="发出请求的账号与签名所用的账号不一致。",
        admin="请检查 TRTC_ADMIN 是否含有空格、大小写是否正确，然后重新启动机器人。",
    ),
    70014: _signature(
        title="签名属于另一个应用",
        cause="请求中的 SDKAppID 与签名所用的不一致。",
        admin="请确保 TRTC_SDK_APP_ID 和 TRTC_SECRET_KEY 取自控制台中的同一个应用。",
    ),
    70016: _signature(
        title="这里没有该应用的密钥",
        cause="房间服务没有找到用来校验签名的密钥。最常见的原因是地域设置错误。",
        admin="请把 TRTC_REGION 设为该应用所在的地域，并确认控制台中能看到它的密钥。",
    ),
    70020: _signature(
        title="该地域没有这个应用",
        cause="收到请求的数据中心没有这个 SDKAppID。最常见的原因是地域设置错误。",
        admin="请把 TRTC_REGION 设为控制台显示的地域，并核对 TRTC_SDK_APP_ID。",
    ),
    70050: Prose(
        title="房间服务暂停了机器人的登录",
        cause="登录失败次数过多，房间服务在大约一分钟内不再接受登录。",
        remedy="请等待一分钟后重试。",
        admin="请检查 TRTC_SECRET_KEY 和 TRTC_SDK_APP_ID：暂停之前出现过登录失败。",
    ),
    70051: _signature(
        title="机器人的账号被封禁",
        cause="房间服务把机器人使用的账号列入了黑名单。",
        admin="请在控制台解除对该账号的封禁，或把 TRTC_ADMIN 设为另一个管理员账号。",
    ),
    70052: _signature(
        title="机器人的签名已失效",
        cause="房间服务在签名到期之前撤销了它，更换密钥时就会如此。",
        admin="请在控制台查看密钥是否已更换，并把新的密钥复制到 TRTC_SECRET_KEY。",
    ),
    70346: _signature(
        title="房间服务认为签名非法",
        cause="房间服务完全不接受这个签名；现行文档已不再列出这个错误码。",
        admin="请核对 TRTC_SECRET_KEY、TRTC_SDK_APP_ID 和 TRTC_ADMIN 是否与控制台一致。",
    ),
}
