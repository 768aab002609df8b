"""Slack's error words that our calls can meet."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.chinese.phrases import NOTHING, SOON, TELL_ADMIN
from bot.explain.prose import Prose

_yours = partial(Prose, admin=NOTHING)
_token = partial(Prose, remedy="请联系管理员检查机器人在 Slack 中的安装情况。")
_bug = partial(Prose, remedy=TELL_ADMIN, admin="请将此作为机器人的缺陷反馈，并附上这里显示的编号。")
_card = partial(Prose, remedy="请用 `/room info <id>` 查看房间的现状。", admin=NOTHING)
_form = partial(Prose, remedy="请重新打开表单。", admin=NOTHING)
_again = partial(Prose, remedy="请重新输入该命令。", admin=NOTHING)
_REINSTALL: Final = (
    "请重新安装该 Slack 应用：打开 `/slack/install`，或把新令牌填入 SLACK_BOT_TOKEN。"
)

_CHANNELS: Final[Mapping[str, Prose]] = {
    "not_in_channel": _yours(
        title="机器人不在该频道中",
        cause="Slack 只允许机器人在它所加入的频道中发言。",
        remedy="请在该频道输入 `/invite` 和机器人的名字，然后重试。",
    ),
    "channel_not_found": _yours(
        title="机器人看不到该频道",
        cause="该频道是私密频道而机器人不在其中，或者频道已不存在。",
        remedy="请在该频道输入 `/invite` 和机器人的名字，或选择其他频道。",
    ),
    "is_archived": _yours(
        title="该频道已归档",
        cause="任何人都不能在已归档的频道中发言，机器人也不能。",
        remedy="请选择其他频道，或取消该频道的归档。",
    ),
    "user_not_in_channel": _yours(
        title="此人不在该频道中",
        cause="Slack 只向频道中的人显示仅本人可见的回复。",
        remedy="请先加入该频道，然后重试。",
    ),
    "user_not_found": _yours(
        title="Slack 找不到此人",
        cause="此人已离开工作区，或者名字不是从 Slack 的列表中选取的。",
        remedy="请输入 @，然后从 Slack 显示的列表中选择此人。",
    ),
    "no_such_subteam": _yours(
        title="Slack 找不到该用户组",
        cause="该用户组已被移除，或者名字不是从 Slack 的列表中选取的。",
        remedy="请输入 @，然后从 Slack 显示的列表中选择该用户组。",
    ),
    "restricted_action": Prose(
        title="工作区的设置不允许机器人发言",
        cause="工作区或频道只允许部分人员或应用发言。",
        remedy="请选择其他频道，或请管理员允许机器人在该频道发言。",
        admin="请在工作区设置中允许该应用在这个频道发言。",
    ),
}

_TOKENS: Final[Mapping[str, Prose]] = {
    "not_authed": _token(
        title="机器人调用 Slack 时没有令牌",
        cause="请求没有携带令牌。",
        admin="请设置 SLACK_BOT_TOKEN 并重新启动机器人。",
    ),
    "invalid_auth": _token(
        title="Slack 不接受机器人的令牌",
        cause="令牌有误，或者 Slack 不允许来自机器人所在地址的请求。",
        admin="请从 Slack 的应用页面复制机器人令牌，填入 SLACK_BOT_TOKEN。",
    ),
    "account_inactive": _token(
        title="机器人已从 Slack 移除",
        cause="该令牌所属的应用或机器人在工作区中已不再可用。",
        admin=_REINSTALL,
    ),
    "token_revoked": _token(
        title="机器人的令牌已被撤销",
        cause="应用已被卸载，或有人撤销了它的令牌。",
        admin=_REINSTALL,
    ),
    "token_expired": _token(
        title="机器人的令牌已过期",
        cause="该应用会轮换令牌，而这个令牌已经到期。",
        admin="请把当前的令牌填入 SLACK_BOT_TOKEN，或关闭该应用的令牌轮换。",
    ),
    "missing_scope": _token(
        title="机器人缺少一项 Slack 权限",
        cause="安装应用时没有授予这次请求所需的权限。",
        admin="请按清单重新安装该应用，使其具备全部权限。",
    ),
    "no_permission": _token(
        title="Slack 不允许机器人执行该操作",
        cause="机器人的令牌在这个工作区没有相应的权限。",
        admin="请按清单重新安装该应用，并检查工作区的应用设置。",
    ),
    "team_access_not_granted": _token(
        title="机器人无权访问这个工作区",
        cause="应用安装在组织中，但没有被授予这个工作区的访问权限。",
        admin="请在组织设置中把这个工作区添加到该应用。",
    ),
    "ekm_access_denied": _token(
        title="组织的加密密钥阻止了机器人",
        cause="管理员收回了 Slack 对密钥的访问权限，从而暂停了发言。",
        admin="请联系负责组织加密密钥的人员恢复访问权限。",
    ),
}

_MESSAGES: Final[Mapping[str, Prose]] = {
    "msg_too_long": _bug(
        title="消息过长，Slack 无法接受",
        cause="机器人写的内容超过了 Slack 单条消息的上限。",
    ),
    "msg_blocks_too_long": _bug(
        title="消息的内容过多，Slack 无法接受",
        cause="机器人消息的各个部分加起来超过了 Slack 的上限。",
    ),
    "invalid_blocks": _bug(
        title="Slack 无法显示机器人的消息",
        cause="消息中有一部分不符合 Slack 接受的格式。",
    ),
    "cant_update_message": _card(
        title="卡片无法再更改",
        cause="Slack 只允许由发出消息的应用来更改该消息。",
    ),
    "edit_window_closed": _card(
        title="卡片已过了可更改的时间",
        cause="工作区只允许在限定的时间内更改消息。",
        admin="请在工作区设置中延长可编辑消息的时间。",
    ),
    "message_not_found": _card(
        title="卡片已不存在",
        cause="有人删除了机器人要更改的消息。",
    ),
    "used_url": _again(
        title="Slack 不再接受对该命令的答复",
        cause="对一条命令，Slack 最多接受五次答复。",
    ),
    "expired_url": _again(
        title="该命令已过了可答复的时间",
        cause="Slack 只在 30 分钟内接受对一条命令的答复。",
    ),
}

_EXPIRED: Final = _form(
    title="表单没有及时打开",
    cause="Slack 只给机器人三秒来打开表单，时间已经过了。",
)

_FORMS: Final[Mapping[str, Prose]] = {
    "trigger_expired": _EXPIRED,
    "expired_trigger_id": _EXPIRED,
    "exchanged_trigger_id": _form(
        title="这次点击已经用过",
        cause="Slack 规定一次点击只能打开一个表单。",
    ),
    "not_found": _form(
        title="表单已关闭",
        cause="机器人要更改的表单已经不再打开。",
    ),
    "hash_conflict": _form(
        title="表单在此期间已发生变化",
        cause="对同一个表单的两次更改发生冲突，较早的一次被放弃。",
    ),
}

_WAITING: Final[Mapping[str, Prose]] = {
    "ratelimited": _yours(
        title="Slack 要求机器人放慢速度",
        cause="短时间内发给 Slack 的请求超过了它对单个应用的限制。",
        remedy="请一分钟后重试。",
    ),
    "internal_error": _yours(
        title="Slack 发生内部错误",
        cause="Slack 的内部错误中断了操作。与您输入的内容无关。",
        remedy=SOON,
    ),
    "fatal_error": _yours(
        title="Slack 中断了这次请求",
        cause="Slack 的故障中断了请求；其中一部分可能已经完成。",
        remedy="请查看操作是否已经生效，如果没有再重试。",
    ),
    "service_unavailable": _yours(
        title="Slack 目前不可用",
        cause="机器人请求的那部分 Slack 服务暂时无法使用。",
        remedy="请几分钟后重试。",
    ),
    "request_timeout": _yours(
        title="Slack 没有收到完整的请求",
        cause="发往 Slack 的请求在途中被截断。",
        remedy=SOON,
    ),
}

SLACK: Final[Mapping[str, Prose]] = {
    **_CHANNELS,
    **_TOKENS,
    **_MESSAGES,
    **_FORMS,
    **_WAITING,
}

SLACK_UNKNOWN: Final = Prose(
    title="Slack 拒绝了机器人的请求",
    cause="机器人不认识 Slack 给出的原因；括号中是 Slack 的错误码。",
    remedy="请先把此内容交给管理员，再重试。",
    admin="请在 docs.slack.dev 上该方法的页面中查找这个错误码。",
)

SLACK_UNREACHABLE: Final = Prose(
    title="Slack 没有应答",
    cause="与 Slack 的连接失败，请求的操作仍有可能已经完成。",
    remedy="请查看操作是否已经生效，如果没有再重试。",
    admin="请检查机器人能否访问外网；如果设置了 SLACK_API_URL，请检查它。",
)
