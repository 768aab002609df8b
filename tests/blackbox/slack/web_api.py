"""Slack's Web API, as far as an app like ours may need it; anything else is an unknown method."""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final

from tests.blackbox.slack.limits import broken_in_message, broken_in_view
from tests.blackbox.slack.record import Record, Said
from tests.blackbox.slack.tickets import ResponseUrl, Tickets
from tests.blackbox.slack.world import BOT_ID, BOT_USER, TEAM, World

Json = Mapping[str, Any]
Answer = dict[str, Any]
CONTENT: Final = ("text", "blocks", "attachments", "metadata")
JSON_ARGUMENTS: Final = ("blocks", "attachments", "metadata", "view")
OK: Final[Json] = {"ok": True}


def refusal(error: str) -> Answer:
    """Return Slack's way to say no."""
    return {"ok": False, "error": error}


def content_of(arguments: Json) -> dict[str, Any]:
    """Return what of `arguments` a reader will see."""
    return {key: arguments[key] for key in CONTENT if arguments.get(key)}


def decoded(arguments: Json) -> dict[str, Any]:
    """Return `arguments` with the parts that a form carries as JSON made whole."""
    return {
        key: json.loads(value) if key in JSON_ARGUMENTS and isinstance(value, str) else value
        for key, value in arguments.items()
    }


class WebApi:
    """The methods. Each takes decoded arguments and the loop's time, and returns an answer."""

    def __init__(self, world: World, record: Record, tickets: Tickets) -> None:
        self._world = world
        self._record = record
        self._tickets = tickets
        self.methods: Mapping[str, Callable[[Json, float], Answer]] = {
            "auth.test": self._auth_test,
            "chat.postMessage": self._post,
            "chat.update": self._update,
            "chat.delete": self._delete,
            "chat.postEphemeral": self._post_ephemeral,
            "users.info": self._user,
            "users.list": self._users,
            "views.open": self._open_view,
            "views.update": self._update_view,
            "conversations.open": self._open_dm,
            "conversations.info": self._conversation,
            "conversations.history": self._history,
            "conversations.replies": self._replies,
        }

    def call(self, method: str, arguments: Json, now: float) -> Answer:
        """Answer one call."""
        if method not in self.methods:
            self._record.unknown_methods.append(method)
            return refusal("unknown_method")
        return self.methods[method](decoded(arguments), now)

    def respond(self, key: str, arguments: Json, now: float) -> str:
        """Take what was sent to a response URL; return what is wrong with it."""
        target, wrong = self._tickets.use_response_url(key, now)
        if target is None:
            self._record.violations.append(wrong)
            return "used_url"
        original = self._record.find(target.channel, target.ts) if target.ts else None
        if arguments.get("delete_original") and original is not None:
            original.deleted = True
            return ""
        content = content_of(arguments)
        if self._refused(broken_in_message(content), content):
            return "invalid_blocks"
        if arguments.get("replace_original") and original is not None:
            original.edit(content, now)
        else:
            self._say_by_response_url(target, arguments, now)
        return ""

    def _say_by_response_url(self, target: ResponseUrl, arguments: Json, now: float) -> None:
        public = arguments.get("response_type") == "in_channel"
        self.say(
            "response_url",
            target.channel,
            "" if public else target.user,
            content_of(arguments),
            now,
        )

    def say(self, how: str, channel: str, user: str, content: Json, now: float) -> Said:
        """Write down a message: private to `user`, or public when that is empty."""
        said = Said(now, how, not user, channel, user, self._world.next_ts(), content)
        self._record.said.append(said)
        return said

    def check_view(self, view: Json) -> bool:
        """Write down and return whether Slack would refuse `view`."""
        return self._refused(broken_in_view(view), view)

    def check_message(self, content: Json) -> bool:
        """Write down and return whether Slack would refuse `content`."""
        return self._refused(broken_in_message(content), content)

    def _refused(self, sentences: list[str], content: Json) -> bool:
        shown = json.dumps(content)[:300]
        self._record.violations += [f"{sentence}: {shown}" for sentence in sentences]
        return bool(sentences)

    def _auth_test(self, _: Json, _now: float) -> Answer:
        return {
            **OK,
            "url": "https://blackbox.slack.com/",
            "team": "Black Box",
            "team_id": TEAM,
            "user": "greenroom",
            "user_id": BOT_USER,
            "bot_id": BOT_ID,
            "is_enterprise_install": False,
        }

    def _post(self, arguments: Json, now: float) -> Answer:
        reader = self._world.reader_of(str(arguments.get("channel", "")))
        if reader is None:
            return refusal("channel_not_found")
        content = content_of(arguments)
        if self.check_message(content):
            return refusal("invalid_blocks" if "blocks" in content else "no_text")
        channel = self._world.dm(reader) if reader else str(arguments["channel"])
        thread = str(arguments.get("thread_ts") or "")
        if thread and self._record.find(channel, thread) is None:
            return refusal("thread_not_found")
        said = self.say("post", channel, reader, content, now)
        said.thread = thread
        return {**OK, "channel": channel, "ts": said.ts, "message": self._as_message(said)}

    def _post_ephemeral(self, arguments: Json, now: float) -> Answer:
        channel, user = str(arguments.get("channel", "")), str(arguments.get("user", ""))
        if self._world.reader_of(channel) is None:
            return refusal("channel_not_found")
        if user not in self._world.people:
            return refusal("user_not_in_channel")
        content = content_of(arguments)
        if self.check_message(content):
            return refusal("invalid_blocks")
        return {**OK, "message_ts": self.say("ephemeral", channel, user, content, now).ts}

    def _update(self, arguments: Json, now: float) -> Answer:
        channel, ts = str(arguments.get("channel", "")), str(arguments.get("ts", ""))
        said = self._record.find(channel, ts)
        if said is None or said.how == "ephemeral" or said.deleted:
            return refusal("message_not_found")
        content = content_of(arguments)
        if self.check_message(content):
            return refusal("invalid_blocks")
        said.edit(content, now)
        return {**OK, "channel": channel, "ts": ts, "text": content.get("text", "")}

    def _delete(self, arguments: Json, _: float) -> Answer:
        said = self._record.find(str(arguments.get("channel", "")), str(arguments.get("ts", "")))
        if said is None or said.deleted:
            return refusal("message_not_found")
        said.deleted = True
        return {**OK, "channel": said.channel, "ts": said.ts}

    def _user(self, arguments: Json, _: float) -> Answer:
        user = str(arguments.get("user", ""))
        if user not in self._world.people:
            return refusal("user_not_found")
        return {**OK, "user": self._world.user(user)}

    def _users(self, _: Json, _now: float) -> Answer:
        members = [self._world.user(user) for user in self._world.people]
        return {**OK, "members": members, "response_metadata": {"next_cursor": ""}}

    def _open_view(self, arguments: Json, now: float) -> Answer:
        trigger, error = self._tickets.use_trigger(str(arguments.get("trigger_id", "")), now)
        if trigger is None:
            self._record.violations.append(f"views.open: {error}")
            return refusal(error)
        if self.check_view(arguments["view"]):
            return refusal("invalid_arguments")
        view = self._world.open_view(arguments["view"])
        self._record.views.append((trigger.user, view))
        return {**OK, "view": view}

    def _update_view(self, arguments: Json, _: float) -> Answer:
        old = self._world.views.get(str(arguments.get("view_id", "")))
        if old is None:
            return refusal("not_found")
        if arguments.get("hash") not in (None, "", old["hash"]):
            return refusal("hash_conflict")
        if self.check_view(arguments["view"]):
            return refusal("invalid_arguments")
        view = self._world.open_view(arguments["view"], view_id=old["id"])
        user = next(who for who, seen in self._record.views if seen["id"] == old["id"])
        self._record.views.append((user, view))
        return {**OK, "view": view}

    def _open_dm(self, arguments: Json, _: float) -> Answer:
        user = str(arguments.get("users", ""))
        if user not in self._world.people:
            return refusal("user_not_found")
        return {**OK, "channel": {"id": self._world.dm(user)}}

    def _conversation(self, arguments: Json, _: float) -> Answer:
        channel = str(arguments.get("channel", ""))
        if self._world.reader_of(channel) is None:
            return refusal("channel_not_found")
        return {**OK, "channel": self._world.conversation(channel)}

    def _history(self, arguments: Json, _: float) -> Answer:
        """Return a channel's messages, newest first; what stands in threads is not among them."""
        posted = self._record.posted(str(arguments.get("channel", "")))
        return self._page([said for said in reversed(posted) if not said.thread], arguments)

    def _replies(self, arguments: Json, _: float) -> Answer:
        """Return a message and what was answered to it, oldest first."""
        channel, ts = str(arguments.get("channel", "")), str(arguments.get("ts", ""))
        first = self._record.find(channel, ts)
        if first is None:
            return refusal("thread_not_found")
        return self._page([first, *self._record.thread(first)], arguments)

    def _page(self, found: list[Said], arguments: Json) -> Answer:
        """Return those within the bounds, with metadata if it was asked for."""
        oldest, latest = str(arguments.get("oldest", "0")), str(arguments.get("latest", "9" * 10))
        messages = [
            self._as_message(said)
            for said in found
            if float(oldest or 0) <= float(said.ts) <= float(latest or "9" * 10)
        ]
        if not _is_true(arguments.get("include_all_metadata")):
            messages = [{k: v for k, v in one.items() if k != "metadata"} for one in messages]
        more = {"has_more": False, "response_metadata": {"next_cursor": ""}}
        return {**OK, "messages": messages, **more}

    def _as_message(self, said: Said) -> Answer:
        author = {"type": "message", "user": BOT_USER, "bot_id": BOT_ID, "team": TEAM}
        thread = {"thread_ts": said.thread} if said.thread else {}
        return {**author, "ts": said.ts, **thread, **said.content}


def _is_true(value: object) -> bool:
    return str(value).lower() in ("1", "true")
