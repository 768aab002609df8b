"""The catalogue in Simplified Chinese: the sentences of the English one, module by module.

Its words: room 房间 (conference 会议房间, live 直播间, voice 语聊房), room service 房间服务,
account 账号, owner 房主, booking 预约, series 系列预约, package 套餐, console 控制台, admin 管理员,
workspace 工作区, seat 麦位, co-hosting 连线, battle PK, chat group 群组, signature 签名,
secret key 密钥, token 令牌, webhook 回调, card 卡片, form 表单, short code 短码, reference 编号,
bug 缺陷.

Its manner: 请 begins what somebody does, 您 is the reader, nobody shouts; punctuation is
full-width, a space stands beside Latin letters and digits. Codes, commands, settings and
addresses stay.
"""

from dataclasses import replace
from typing import Final

from bot.explain.chinese import ours, slack
from bot.explain.chinese.accounts import ACCOUNTS
from bot.explain.chinese.chat import CHAT
from bot.explain.chinese.frame import FRAME
from bot.explain.chinese.live import LIVE
from bot.explain.chinese.network import NETWORK
from bot.explain.chinese.requests import REQUESTS
from bot.explain.chinese.rooms import ROOMS
from bot.explain.chinese.signatures import SIGNATURES
from bot.explain.chinese.texts import TEXTS
from bot.explain.english import ENGLISH
from bot.explain.prose import told, told_all

CODES: Final = {**REQUESTS, **SIGNATURES, **ACCOUNTS, **ROOMS, **LIVE, **CHAT}

CHINESE: Final = replace(
    ENGLISH,
    codes=told_all(ENGLISH.codes, CODES),
    texts={code: told_all(texts, TEXTS.get(code, {})) for code, texts in ENGLISH.texts.items()},
    network={
        effect: told_all(faults, NETWORK.get(effect, {}))
        for effect, faults in ENGLISH.network.items()
    },
    slack=told_all(ENGLISH.slack, slack.SLACK),
    success=told(ENGLISH.success, ours.SUCCESS),
    unknown_code=told(ENGLISH.unknown_code, ours.UNKNOWN_CODE),
    slack_unknown=told(ENGLISH.slack_unknown, slack.SLACK_UNKNOWN),
    slack_unreachable=told(ENGLISH.slack_unreachable, slack.SLACK_UNREACHABLE),
    bad_input=told(ENGLISH.bad_input, ours.BAD_INPUT),
    not_allowed=told(ENGLISH.not_allowed, ours.NOT_ALLOWED),
    no_such_room=told(ENGLISH.no_such_room, ours.NO_SUCH_ROOM),
    several_rooms=told(ENGLISH.several_rooms, ours.SEVERAL_ROOMS),
    too_late=told(ENGLISH.too_late, ours.TOO_LATE),
    store_unavailable=told(ENGLISH.store_unavailable, ours.STORE_UNAVAILABLE),
    bug=told(ENGLISH.bug, ours.BUG),
    who_may=ours.WHO_MAY,
    frame=FRAME,
)
