"""Messages for later: docs.slack.dev/reference/methods/chat.scheduleMessage and its neighbours."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Final

from bot.workspace.acting.speaking import Where, judge, say
from bot.workspace.api.call import Call, Refused
from bot.workspace.api.chat import content_of, judged, thread_of, writable
from bot.workspace.api.paging import page
from bot.workspace.state import Workspace
from bot.workspace.world.kept.schedule import Scheduled
from bot.workspace.world.people import BOT, BOT_ID

Payload = dict[str, Any]

# docs.slack.dev/reference/methods/chat.scheduleMessage: 120 days; 30 in five minutes of a channel.
FURTHEST_S: Final = 120 * 86_400
MOST_TOGETHER: Final = 30
TOGETHER_S: Final = 300
# docs.slack.dev/reference/methods/chat.deleteScheduledMessage: not within its last minute.
TOO_LATE_S: Final = 60


def schedule_message(call: Call) -> Payload:
    """Post as the app, at another time."""
    conversation = writable(call)
    thread_ts = thread_of(call, conversation)
    post_at = _post_at(call)
    waiting = _waiting(call, conversation.id)
    if _is_crowded([each.post_at for each in waiting], post_at):
        raise Refused("restricted_too_many")
    content = content_of(call)
    judged(partial(judge, call.workspace, content))
    schedule = call.workspace.schedule
    message = Scheduled(
        id=schedule.new_id(),
        channel=conversation.id,
        post_at=post_at,
        created=call.now(),
        content=content,
        thread_ts=thread_ts,
        is_broadcast=bool(thread_ts) and call.flag("reply_broadcast"),
    )
    schedule.add(message, _poster(call.workspace))
    return {
        "channel": conversation.id,
        "scheduled_message_id": message.id,
        "post_at": str(post_at),
        "message": _told_now(content),
    }


def list_scheduled(call: Call) -> Payload:
    """List what waits, the next one first."""
    channel = call.conversation().id if call.has("channel") else ""
    oldest, latest = call.moment("oldest"), call.moment("latest")
    found = [
        message
        for message in _waiting(call, channel)
        if (oldest is None or message.post_at >= oldest)
        and (latest is None or message.post_at <= latest)
    ]
    shown, more = page(call, found, usual=100)
    return {"scheduled_messages": [_told(message) for message in shown]} | more


def delete_scheduled(call: Call) -> Payload:
    """Forget a message that waits."""
    conversation = call.conversation()
    wrong = "invalid_scheduled_message_id"
    wanted = call.required("scheduled_message_id", missing=wrong)
    found = (m for m in _waiting(call, conversation.id) if m.id == wanted)
    message = next(found, None)
    if message is None or message.post_at - call.now() <= TOO_LATE_S:
        raise Refused(wrong)
    call.workspace.schedule.remove(message)
    return {}


def _post_at(call: Call) -> int:
    """Return a moment that lies ahead, but not too far."""
    post_at = call.whole("post_at", wrong="invalid_time")
    if post_at <= call.now():
        raise Refused("time_in_past")
    if post_at > call.now() + FURTHEST_S:
        raise Refused("time_too_far")
    return post_at


def _waiting(call: Call, channel: str) -> list[Scheduled]:
    waiting = call.workspace.schedule.waiting()
    return [message for message in waiting if channel in ("", message.channel)]


def _is_crowded(times: Iterable[int], post_at: int) -> bool:
    """Say whether some five minutes around `post_at` hold as many messages as they may."""
    near = [at for at in times if abs(at - post_at) < TOGETHER_S]
    starts = [at for at in (*near, post_at) if at <= post_at]
    return any(
        sum(start <= at < start + TOGETHER_S for at in near) >= MOST_TOGETHER for start in starts
    )


def _poster(workspace: Workspace) -> Callable[[Scheduled], None]:
    """Return what posts a message when its time has come."""

    def post(message: Scheduled) -> None:
        if "metadata" in message.content:
            # A bug that its page warns of: docs.slack.dev/reference/methods/chat.scheduleMessage
            workspace.refuse(f"scheduled message {message.id}: with metadata it is never posted")
            return
        where = Where(
            channel=message.channel, thread_ts=message.thread_ts, is_broadcast=message.is_broadcast
        )
        say(workspace, where, message.content)

    return post


def _told(message: Scheduled) -> Payload:
    return {
        "id": message.id,
        "channel_id": message.channel,
        "post_at": message.post_at,
        "date_created": message.created,
        "text": message.content.get("text", ""),
    }


def _told_now(content: Payload) -> Payload:
    told = {"text": content.get("text", ""), "username": BOT.name, "bot_id": BOT_ID}
    rest = {name: content[name] for name in ("blocks", "attachments") if content.get(name)}
    return told | rest | {"type": "delayed_message", "subtype": "bot_message"}
