"""The guided start: what ticks a step off, and what does not."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.demo.guide import Facts, guide
from bot.room_service.calls import Call
from bot.workspace.backstage import Guide

ROOM_PATH = "/v4/room_engine_http_srv"


@dataclass
class History:
    """What happened so far."""

    commands: list[str] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    is_down: bool = False
    ahead_s: float = 0.0

    def guide(self) -> Guide:
        return guide(
            Facts(
                commands=self.commands,
                calls=self.calls,
                is_down=lambda: self.is_down,
                ahead_s=lambda: self.ahead_s,
            )
        )

    def call(self, name: str, code: int | None = 0, **more: Any) -> None:  # noqa: ANN401 - of a call
        """Remember a call to a command of rooms."""
        status = None if code is None else 200
        path = more.pop("path", f"{ROOM_PATH}/{name}")
        self.calls.append(Call(time=1000.0, path=path, query="", code=code, status=status, **more))


def asked(room_id: str, start: int = 0) -> dict[str, Any]:
    return {"RoomInfo": {"RoomId": room_id, "ScheduleStartTime": start}}


def done(shown: Guide, name: str) -> list[bool]:
    (step,) = (each for each in shown.steps if each.name == name)
    return [part.is_done() for part in step.parts]


def test_at_the_beginning_nothing_is_done() -> None:
    shown = History().guide()

    assert [step.name for step in shown.steps] == [
        "make",
        "look-up",
        "schedule",
        "break",
        "explain",
    ]
    assert not any(part.is_done() for step in shown.steps for part in step.parts)


def test_a_room_that_was_made_ticks_the_first_step_off() -> None:
    history = History()
    shown = history.guide()

    history.call("create_room", 100007)
    assert done(shown, "make") == [False]
    history.call("create_room")

    assert done(shown, "make") == [True]


def test_a_look_is_a_command_that_was_answered() -> None:
    history = History(commands=["/room info last"])
    shown = history.guide()

    assert done(shown, "look-up") == [False]
    history.call("get_room_info", 100004)
    assert done(shown, "look-up") == [False]
    history.call("get_room_info")

    assert done(shown, "look-up") == [True]


def test_a_command_is_known_by_its_verb_alone() -> None:
    assert done(History(commands=["/ROOM  Explain 100007"]).guide(), "explain") == [True]
    assert done(History(commands=["/room explainer"]).guide(), "explain") == [False]
    assert done(History(commands=["/room now explain"]).guide(), "explain") == [False]


def test_a_schedule_is_kept_before_the_start() -> None:
    history = History(commands=["/room schedule Sprint review in 1h"])
    shown = history.guide()

    history.call("create_room", request=asked("now-1", start=1000))
    assert done(shown, "schedule") == [True, False, False]
    history.ahead_s = 3000.0
    history.call("create_room", request=asked("later-1", start=1600))

    assert done(shown, "schedule") == [True, True, True]


def broken(history: History, name: str = "create_room", **more: Any) -> None:  # noqa: ANN401 - of a call
    history.call(name, None, fault="drop_before", **more)


def test_a_room_is_made_after_all() -> None:
    history = History(is_down=True)
    shown = history.guide()

    broken(history, request=asked("retro-1"))
    assert done(shown, "break") == [True, True, False]
    history.is_down = False
    history.call("create_room", request=asked("other-1"))
    assert done(shown, "break") == [True, True, False]
    history.call("create_room", request=asked("retro-1"))

    assert done(shown, "break") == [True, True, True]


def test_where_people_could_not_be_made_known_any_room_is_made_after_all() -> None:
    history = History()
    shown = history.guide()

    broken(history, "account_import", path="/v4/im_open_login_svc/account_import")
    history.call("create_room", request=asked("retro-1"))

    assert done(shown, "break") == [False, True, True]


def test_a_call_that_still_runs_is_no_failure() -> None:
    history = History()
    history.call("create_room", None, request=asked("retro-1"))

    assert done(history.guide(), "break") == [False, False, False]


def test_a_tick_stays() -> None:
    history = History(commands=["/room explain 100007"], is_down=True)
    shown = history.guide()
    before = done(shown, "explain") + done(shown, "break")

    history.commands.clear()
    history.is_down = False

    assert done(shown, "explain") + done(shown, "break") == before == [True, True, False, False]


def test_a_body_that_is_no_object_ticks_nothing_off() -> None:
    history = History()
    for odd in ("text", ["a"], {"RoomInfo": 7}, {"RoomInfo": {"ScheduleStartTime": "soon"}}):
        history.call("create_room", request=odd)

    assert done(history.guide(), "schedule") == [False, False, False]


def test_every_step_fills_in_a_command() -> None:
    is_command: Callable[[str], bool] = lambda fill: fill.startswith("/room ")  # noqa: E731

    assert all(is_command(step.fill) and step.about for step in History().guide().steps)
