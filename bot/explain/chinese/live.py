"""100102 to 100504: seats, webhooks, co-hosting, battles and metadata of live rooms."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from bot.explain.chinese.phrases import NOTHING
from bot.explain.prose import Prose

_yours = partial(Prose, admin=NOTHING)
_too_often = partial(Prose, admin="请降低发送这类请求的程序的频率。")
_metadata = partial(Prose, admin="请在设置房间元数据的程序中修改。")

_SEATS: Final[Mapping[int, Prose]] = {
    100102: _yours(
        title="对房间的两个请求发生冲突",
        cause="当时正在处理关于同一位成员或同一个麦位的另一个请求。",
        remedy="请等待几秒后重试。",
    ),
    100200: _yours(
        title="该麦位已锁定",
        cause="房主关闭了这个麦位。",
        remedy="请选择其他麦位，或请房主解锁该麦位。",
    ),
    100201: _yours(
        title="该麦位已有人",
        cause="另一位成员正在使用该麦位。",
        remedy="请选择其他麦位，或等待该麦位空出。",
    ),
    100202: _yours(
        title="上麦申请正在等待处理",
        cause="该成员之前已申请上麦，房主还没有答复。",
        remedy="请等待房主答复。",
    ),
    100203: _yours(
        title="该成员已在麦上",
        cause="一位成员只能占用一个麦位。",
        remedy="请先离开当前麦位，再申请其他麦位。",
    ),
    100204: _yours(
        title="该成员没有待处理的上麦申请",
        cause="申请已被答复、已撤回，或从未提出。",
        remedy="请重新申请上麦。",
    ),
    100205: _yours(
        title="麦位已满",
        cause="房间目前没有空闲的麦位。",
        remedy="请等待空闲麦位，或创建麦位更多的房间：`/room voice … seats 8`。",
    ),
    100206: _yours(
        title="该成员不在麦上",
        cause="这个请求只适用于在麦上的成员。",
        remedy="请先上麦，然后重试。",
    ),
    100210: _yours(
        title="该麦位上有人",
        cause="只有麦位空闲时才能这样更改。",
        remedy="请让该成员下麦，然后重试。",
    ),
    100211: _yours(
        title="该房间不支持连麦",
        cause="房间创建时的设置不允许观众上麦。",
        remedy="请创建带麦位的房间，例如 `/room live … seats 8`。",
    ),
    100251: _yours(
        title="没有连麦观众",
        cause="请求涉及的连麦名单是空的。",
        remedy="请先邀请一位观众上麦，然后重试。",
    ),
    100302: Prose(
        title="回调没有设置签名令牌",
        cause="请求要求校验回调，但没有为它设置令牌。",
        remedy="请联系管理员设置令牌。",
        admin="请在控制台或用 set_callback_token 接口为该应用设置回调令牌。",
    ),
}

_COHOSTING: Final[Mapping[int, Prose]] = {
    100400: _yours(
        title="没有这个跨房连线",
        cause="这些房间从未连线，或连线已经结束。",
        remedy="请重新发起连线。",
    ),
    100401: _yours(
        title="这些房间已在连线中",
        cause="两个房间目前正在互相连线。",
        remedy="请继续使用现有的连线。",
    ),
    100402: _yours(
        title="连线请求正在等待处理",
        cause="其中一个房间有一个尚未答复的连线请求。",
        remedy="请等待该请求被答复或超时。",
    ),
    100403: _yours(
        title="该房间正与其他房间连线",
        cause="受邀的房间目前正在与另一个房间连线。",
        remedy="请等待那次连线结束，或邀请其他房间。",
    ),
    100404: _yours(
        title="同时连线的房间过多",
        cause="房间服务限制了同时连线的房间数量。",
        remedy="请先让一个房间退出连线，再添加新的房间。",
    ),
    100405: _too_often(
        title="连线请求过于频繁",
        cause="这类请求到达的频率超过了房间服务的限制。",
        remedy="请等待几秒后重试。",
    ),
}

_BATTLES: Final[Mapping[int, Prose]] = {
    100411: _yours(
        title="没有这场 PK",
        cause="这场 PK 从未发起，或者已不存在。",
        remedy="请重新发起 PK。",
    ),
    100412: _yours(
        title="没有房间可以加入这场 PK",
        cause="指定的房间目前都不能参加。",
        remedy="请用 `/room info <id>` 检查这些房间，然后重新发起 PK。",
    ),
    100413: _too_often(
        title="PK 请求过于频繁",
        cause="发起 PK 的频率超过了房间服务的限制。",
        remedy="请等待几秒，再重新发起 PK。",
    ),
    100414: _yours(
        title="该房间已不在这场 PK 中",
        cause="该房间已退出请求所指的 PK。",
        remedy="请与该房间重新发起 PK。",
    ),
    100415: _yours(
        title="该房间正在另一场 PK 中",
        cause="一个房间同时只能参加一场 PK。",
        remedy="请等待那场 PK 结束，或邀请其他房间。",
    ),
    100416: _yours(
        title="PK 请求正在等待处理",
        cause="其中一个房间有一个尚未答复的 PK 请求。",
        remedy="请等待该请求被答复或超时。",
    ),
    100418: _yours(
        title="这场 PK 还没有开始",
        cause="这个请求只适用于已经开始的 PK。",
        remedy="请先开始 PK，然后重试。",
    ),
    100419: _yours(
        title="PK 正在进行",
        cause="PK 进行期间不能执行这个请求。",
        remedy="请等待 PK 结束，然后重试。",
    ),
    100420: _yours(
        title="PK 尚未到开始时间",
        cause="双方已经约定 PK，但开始时间还没有到。",
        remedy="请等待 PK 开始，然后重试。",
    ),
    100421: _yours(
        title="PK 已结束",
        cause="时间已到，或有一个房间结束了 PK。",
        remedy="请重新发起 PK。",
    ),
}

_METADATA: Final[Mapping[int, Prose]] = {
    100500: _metadata(
        title="房间的元数据键过多",
        cause="每个房间最多保存 10 个键。",
        remedy="请先移除一个键，再添加新的。",
    ),
    100501: _metadata(
        title="有一个元数据的值过长",
        cause="每个值最多 2 KB。",
        remedy="请缩短这个值。",
    ),
    100502: _metadata(
        title="房间的元数据过大",
        cause="一个房间的所有值加起来最多 16 KB。",
        remedy="请移除或缩短一部分值。",
    ),
    100503: _metadata(
        title="这些元数据键都不存在",
        cause="找不到要删除的键。",
        remedy="请检查键的写法；如果它们已经删除，就不必再做什么。",
    ),
    100504: _metadata(
        title="有一个元数据的键过长",
        cause="每个键最多 50 个字节。",
        remedy="请缩短这个键。",
    ),
}

LIVE: Final[Mapping[int, Prose]] = {**_SEATS, **_COHOSTING, **_BATTLES, **_METADATA}
