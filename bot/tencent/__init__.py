"""The room service client: `bot.ports.RoomApi` over Tencent RTC's server REST API."""
