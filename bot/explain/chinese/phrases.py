"""Sentences said more than once."""

from typing import Final

NOTHING: Final = "无需处理。"
REPORT: Final = "请将此作为机器人的缺陷反馈，并附上请求 ID。"
SUPPORT: Final = "如果持续出现，请把请求 ID 提供给房间服务的技术支持。"
ASK_SETTINGS: Final = "请联系管理员检查机器人的设置；重新输入不能解决问题。"
TELL_ADMIN: Final = "请告知管理员；重新输入不能解决问题。"
SOON: Final = "请稍后重试。"
TYPE_ACCOUNT: Final = "请用 `/room whoami` 查看您的账号，或用 `/room link <account>` 换一个账号。"
IMPORT_ACCOUNT: Final = "请在控制台导入该账号；如果很多人遇到此问题，请检查 TRTC_ACCOUNT_RULE。"
COMPARE_ADMIN: Final = (
    "请核对 TRTC_ADMIN、TRTC_SDK_APP_ID 和 TRTC_SECRET_KEY 是否与房间服务控制台一致。"
)
LIST_ADMIN: Final = "请把 TRTC_ADMIN 设为控制台中列为管理员的账号。"
TAKE_ANOTHER_ID: Final = "请使用下一个可用的 ID，或用 `/room now … id my-room` 自己指定。"
FREE_ID: Final = "如果一定要使用这个 ID，请在控制台解散占用它的群组。"
