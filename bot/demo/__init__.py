"""The demo: a workspace page, a room service and the bot, with real signed HTTP between them."""

from bot.demo.alone import room_service_alone
from bot.demo.playing import HOST, SCOPES, USAGE, demo, playing

__all__ = ["HOST", "SCOPES", "USAGE", "demo", "playing", "room_service_alone"]
