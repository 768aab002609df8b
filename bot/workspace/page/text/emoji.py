"""Emoji by the names that Slack gives them; the ones a bot is likely to write."""

import re
from typing import Final

_NAME: Final = re.compile(r":([a-z0-9_+'-]+):")

EMOJI: Final = {
    "+1": "👍",
    "-1": "👎",
    "alarm_clock": "⏰",
    "arrow_left": "⬅️",
    "arrow_right": "➡️",
    "arrows_counterclockwise": "🔄",
    "bell": "🔔",
    "bust_in_silhouette": "👤",
    "busts_in_silhouette": "👥",
    "bulb": "💡",
    "calendar": "📆",
    "clock1": "🕐",
    "date": "📅",
    "door": "🚪",
    "exclamation": "❗",
    "eyes": "👀",
    "gear": "⚙️",
    "green_heart": "💚",
    "hammer_and_wrench": "🛠️",
    "hourglass": "⌛",
    "hourglass_flowing_sand": "⏳",
    "information_source": "\u2139\ufe0f",
    "key": "🔑",
    "large_blue_circle": "🔵",
    "large_green_circle": "🟢",
    "large_yellow_circle": "🟡",
    "link": "🔗",
    "lock": "🔒",
    "loudspeaker": "📢",
    "mag": "🔍",
    "microphone": "🎤",
    "movie_camera": "🎥",
    "mute": "🔇",
    "no_entry": "⛔",
    "question": "❓",
    "red_circle": "🔴",
    "repeat": "🔁",
    "rocket": "🚀",
    "satellite_antenna": "📡",
    "seedling": "🌱",
    "smile": "😄",
    "speech_balloon": "💬",
    "sparkles": "✨",
    "spiral_calendar_pad": "🗓️",
    "stopwatch": "⏱️",
    "studio_microphone": "🎙️",
    "tada": "🎉",
    "telephone_receiver": "📞",
    "thumbsup": "👍",
    "tv": "📺",
    "video_camera": "📹",
    "warning": "⚠️",
    "wave": "👋",
    "white_check_mark": "✅",
    "white_circle": "⚪",
    "wrench": "🔧",
    "x": "❌",
    "zzz": "💤",
}


def with_emoji(text: str) -> str:
    """Return `text` with the names of known emoji replaced; others stay."""
    return _NAME.sub(lambda name: EMOJI.get(name[1], name[0]), text)
