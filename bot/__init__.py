"""Greenroom: a Slack bot that makes Tencent RTC rooms ready and explains what went wrong."""
